import { Problem } from '../../src/core/problem';
import { deskFor } from '../../src/flows/deskFor';
import { askedWorld, REFUSED, SUE } from '../support/asking';
import { SAM } from '../support/memoryWorld';
import { messageId } from '../support/tracked';

describe('the desk', () => {
  const at = (sender: string, ask?: (text: string) => string) => {
    const made = askedWorld();
    const asked: string[] = [];
    const web = (text: string) => {
      asked.push(text);
      return ask === undefined ? made.answer(text) : ask(text);
    };
    return { ...made, asked, desk: deskFor(made.config, sender, { ...made.ports(), ask: web }) };
  };

  it('of the owner answers without leaving the script', () => {
    const { desk, asked } = at(SAM);
    expect(desk.changesSince(SUE, 0).marks).toHaveLength(1);
    expect(desk.find(SUE, messageId(), null)?.mark).toBe('opened');
    expect(asked).toEqual([]);
  });

  it('of everybody else answers the same through the web app', () => {
    const own = at(SAM).desk;
    const { desk, asked } = at(SUE);
    expect(desk.changesSince(SUE, 0)).toEqual(own.changesSince(SUE, 0));
    expect(desk.find(SUE, messageId(), null)).toEqual(own.find(SUE, messageId(), null));
    expect(desk.find(SUE, messageId('other'), null)).toBeNull();
    expect(asked).toHaveLength(3);
  });

  it.each([
    ['a page of Google’s', '<html>Sign in</html>'],
    ['a refusal', REFUSED],
    ['something else', '{"ok":true,"answer":{"marks":"none"}}'],
  ])('says in words when the answer is %s', (_, text) => {
    const { desk } = at(SUE, () => text);
    for (const question of [() => desk.changesSince(SUE, 0), () => desk.find(SUE, messageId(), null)]) {
      let thrown: unknown;
      try {
        question();
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(Problem);
      expect(thrown).toMatchObject({
        code: 'WEB_APP_UNREACHABLE',
        message: expect.stringContaining(SAM) as unknown,
      });
    }
  });
});
