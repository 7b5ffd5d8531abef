import type { NetResponse } from '../../../emulator/contracts';
import { TextOutput } from '../../../emulator/services/ContentService';
import { HtmlOutput } from '../../../emulator/services/HtmlService';
import { OWNER, scriptedWorld } from '../../support/scriptedWorld';
import { content, visit } from '../../support/visiting';

describe('a page', () => {
  const served = (output: HtmlOutput, signedInAs: string | null = null): NetResponse =>
    visit(scriptedWorld({ functions: { doGet: () => output } }), { signedInAs });

  it('comes at once, with the banner and a frame that may leave only when a person presses something', () => {
    const { status, headers, body } = served(new HtmlOutput('<p>Hello'));
    expect(status).toBe(200);
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(body.toString()).toContain('This application was created by a Google Apps Script user');
    const [, sandbox = ''] = /sandbox="([^"]*)"/.exec(body.toString()) ?? [];
    expect(sandbox.split(' ').sort()).toEqual([
      'allow-downloads',
      'allow-forms',
      'allow-modals',
      'allow-popups',
      'allow-popups-to-escape-sandbox',
      'allow-same-origin',
      'allow-scripts',
      'allow-top-navigation-by-user-activation',
    ]);
  });

  it('has the title, the meta tags and the icon that the script set', () => {
    const output = new HtmlOutput('<title>Ignored</title>')
      .setTitle('A & B')
      .addMetaTag('viewport', 'width=device-width')
      .setFaviconUrl('https://x.example/i.png');
    const text = served(output).body.toString();
    expect(text).toContain('<title>A &amp; B</title>');
    expect(text).toContain('<meta name="viewport" content="width=device-width">');
    expect(text).toContain('<link rel="shortcut icon" href="https://x.example/i.png">');
    expect(text).not.toContain('Ignored');
  });

  it('may be framed elsewhere only if the script allows it', () => {
    expect(served(new HtmlOutput('').setXFrameOptionsMode('ALLOWALL')).headers).not.toHaveProperty(
      'x-frame-options',
    );
  });

  it('has no banner for the owner', () => {
    expect(served(new HtmlOutput(''), OWNER).body.toString()).not.toContain('id="warning"');
  });

  it('cannot end the script element it is written by', () => {
    const world = scriptedWorld({
      functions: { doGet: () => new HtmlOutput('</script><script>alert(1)</script>') },
    });
    const panel = content(world, frameUrl(visit(world))).body.toString();
    expect(panel.match(/<\/script>/g)).toHaveLength(1);
  });
});

const frameUrl = (outer: NetResponse): string => /src="([^"]*)"/.exec(outer.body.toString())?.[1] ?? '';

describe('google.script.run', () => {
  const world = scriptedWorld({
    functions: {
      doGet: () => new HtmlOutput(''),
      double: (n: number) => n * 2,
      fails: () => {
        throw new Error('on purpose');
      },
      text: () => new TextOutput('secret'),
      hidden_: () => 'secret',
      'app.method': () => 'secret',
    },
  });
  const panelUrl = frameUrl(visit(world));
  const call = (name: string, args: readonly unknown[] = [], url = panelUrl): NetResponse =>
    content(world, url.replace('/userCodeAppPanel', '/macros/callback'), {
      method: 'POST',
      body: JSON.stringify({ function: name, arguments: args }),
    });
  const answer = (response: NetResponse): unknown => JSON.parse(response.body.toString());

  it('knows the top-level functions without an underscore at the end', () => {
    expect(content(world, panelUrl).body.toString()).toContain(
      'googleScript(["doGet","double","fails","text"],',
    );
  });

  it('runs a function on the authority of the page and answers its value', () => {
    expect(answer(call('double', [21]))).toEqual({ kind: 'returned', value: 42 });
    expect(world.runs.at(-1)).toMatchObject({ kind: 'page-call', activeUser: '', effectiveUser: OWNER });
  });

  it('answers what was thrown', () => {
    expect(answer(call('fails'))).toEqual({ kind: 'threw', message: 'Error: on purpose' });
  });

  it('answers null for what cannot travel', () => {
    expect(answer(call('text'))).toEqual({ kind: 'returned', value: null });
  });

  it.each(['hidden_', 'app.method', 'constructor', 'nothing'])(
    'does not run %s, even for a forged request',
    (name) => {
      const before = world.runs.length;
      expect(answer(call(name))).toEqual({ kind: 'threw', message: `Script function not found: ${name}` });
      expect(world.runs).toHaveLength(before);
    },
  );

  it('answers nobody who holds no page', () => {
    expect(call('double', [1], panelUrl.replace(/page=.*/, 'page=guess')).status).toBe(404);
  });

  it('refuses a malformed call', () => {
    const url = panelUrl.replace('/userCodeAppPanel', '/macros/callback');
    expect(
      ['', '[]', '{"function":1,"arguments":[]}'].map(
        (body) => content(world, url, { method: 'POST', body }).status,
      ),
    ).toEqual([404, 404, 404]);
  });
});
