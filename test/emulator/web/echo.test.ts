import type { World } from '../../../emulator/contracts';
import { TextOutput } from '../../../emulator/services/ContentService';
import { scriptedWorld } from '../../support/scriptedWorld';
import { content, followed, statusAndText, visit } from '../../support/visiting';

const answering = (output = new TextOutput('')): World =>
  scriptedWorld({ functions: { doGet: () => output } });

describe('a text answer', () => {
  it('is a redirect that nobody may keep or frame, and anybody may read', () => {
    const { status, headers } = visit(answering());
    expect(status).toBe(302);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=UTF-8',
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
    });
    expect(headers['location']).toMatch(
      /^https:\/\/script\.googleusercontent\.com\/macros\/echo\?user_content_key=[\w-]+&lib=/,
    );
  });

  it('has run the script before anybody follows the redirect', () => {
    const world = scriptedWorld({ functions: { doGet: () => new TextOutput('') } });
    visit(world);
    expect(world.runs).toHaveLength(1);
  });

  it('keeps every byte of the text, and says what it is', () => {
    const world = answering(new TextOutput('\0\x7fü').setMimeType('JAVASCRIPT'));
    const { status, headers, body } = followed(world, visit(world));
    expect(status).toBe(200);
    expect([...body]).toEqual([0, 0x7f, 0xc3, 0xbc]);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
    });
  });

  it('loses the control characters that no text needs, where Google takes them out', () => {
    const world = scriptedWorld({
      functions: { doGet: () => new TextOutput('a\0\t\r\n\x1f\x7fü') },
      switches: { textKeepsControlCharacters: false },
    });
    expect(followed(world, visit(world)).body.toString()).toBe('a\t\r\nü');
  });

  it('is told once', () => {
    const world = answering();
    const answer = visit(world);
    expect(followed(world, answer).status).toBe(200);
    expect(followed(world, answer).status).toBe(404);
  });

  it('is told again when the switch says so', () => {
    const world = scriptedWorld({
      functions: { doGet: () => new TextOutput('again') },
      switches: { echoWorksAgain: true },
    });
    const answer = visit(world);
    expect([followed(world, answer), followed(world, answer)].map(statusAndText)).toEqual([
      '200 again',
      '200 again',
    ]);
  });

  it('is not told to a POST', () => {
    const world = answering();
    const { location = '' } = visit(world).headers;
    expect(content(world, location, { method: 'POST' }).status).toBe(405);
  });

  it('becomes a download under the name the script gave', () => {
    const world = answering(new TextOutput('1,2').downloadAsFile('all.csv'));
    expect(followed(world, visit(world)).headers['content-disposition']).toBe(
      'attachment; filename="all.csv"',
    );
  });
});
