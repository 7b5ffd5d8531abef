import * as fc from 'fast-check';
import { askQuery, answerQuery, QUERY_VALID_MS, readAnswer } from '../../src/flows/answerQuery';
import { deskFor } from '../../src/flows/deskFor';
import { Problem } from '../../src/core/problem';
import { settle } from '../../src/flows/settle';
import type { MessageId } from '../../src/core/event';
import { hmac } from '../support/hmac';
import { samsConfig, memoryWorld, SAM } from '../support/memoryWorld';
import { anOpen, hitOf, HOUR, messageId, MINUTE, sent, SENT_AT, tracked } from '../support/tracked';
import { wait } from '../support/waiting';

const SUE = 'sue@example.com';
const NOW = SENT_AT + HOUR + MINUTE;
const REFUSED = '{"ok":false}';

/** Sue's message was opened; Sam owns the Sheet. */
function world() {
  const made = memoryWorld();
  made.at(NOW);
  wait(made, tracked({ sender: SUE }), sent(), hitOf(anOpen()));
  settle(made.ports());
  const ask = (
    op: Parameters<typeof askQuery>[0],
    args: Parameters<typeof askQuery>[2] = {},
    { from = SUE, at = NOW, config = made.config } = {},
  ): string => askQuery(op, from, args, config, at, hmac);
  return { ...made, ask, answer: (text: string) => answerQuery(text, made.ports()) };
}

describe('a signed question', () => {
  it('about what changed is answered for its sender only', () => {
    const { ask, answer } = world();
    const own = readAnswer(answer(ask('changes', { since: 0 })));
    expect(own).toMatchObject({ marks: [{ message: messageId(), mark: 'opened', sender: SUE }], upTo: NOW });
    expect(readAnswer(answer(ask('changes', { since: 0 }, { from: SAM })))).toMatchObject({ marks: [] });
  });

  it('about what changed reads no Sheet when nothing is new', () => {
    const { ask, ports } = world();
    const counted = ports();
    expect(readAnswer(answerQuery(ask('changes', { since: NOW }), counted))).toEqual({
      marks: [],
      upTo: NOW,
    });
    expect(counted.calls).toEqual(['store.read']);
  });

  it('about a message is answered for its sender only', () => {
    const { ask, answer } = world();
    const message = { message: messageId() };
    expect(readAnswer(answer(ask('message', message)))).toEqual({
      state: expect.stringContaining(messageId()) as unknown,
    });
    expect(readAnswer(answer(ask('message', message, { from: SAM })))).toEqual({ state: null });
  });

  it('about who holds the data is answered', () => {
    const { ask, answer } = world();
    expect(readAnswer(answer(ask('whoami')))).toEqual({ account: SAM });
  });

  it('is good for five minutes before and after it was asked', () => {
    const { ask, answer } = world();
    for (const off of [-QUERY_VALID_MS, QUERY_VALID_MS]) {
      expect(answer(ask('whoami', {}, { at: NOW + off }))).not.toBe(REFUSED);
      expect(answer(ask('whoami', {}, { at: NOW + off + Math.sign(off) }))).toBe(REFUSED);
    }
  });
});

describe('a question that is refused', () => {
  const { ask, answer, owner, ledger } = world();
  const { body, mac } = JSON.parse(ask('whoami')) as { body: string; mac: string };

  it.each([
    ['no JSON', 'whoami'],
    ['no question', '{}'],
    ['signed by somebody else', ask('whoami', {}, { config: samsConfig({ rootSecret: 'aa'.repeat(32) }) })],
    ['changed after it was signed', JSON.stringify({ body: body.replace(SUE, SAM), mac })],
    ['signed with too little', JSON.stringify({ body, mac: mac.slice(0, 10) })],
    ['signed with what is no text of bytes', JSON.stringify({ body, mac: '!' })],
    ['a kind that there is not', ask('erase' as 'whoami')],
    ['without its arguments', ask('changes')],
    ['about a message that is none', ask('message', { message: 'x' })],
  ])('is %s; all are refused in the same words', (_, text) => {
    expect(answer(text)).toBe(REFUSED);
    expect(readAnswer(REFUSED)).toBeNull();
  });

  it('is one that cannot be answered, too', () => {
    ledger.gone = true;
    expect(answer(ask('message', { message: messageId() }))).toBe(REFUSED);
    ledger.gone = false;
    owner.config = null;
    expect(answer(ask('whoami'))).toBe(REFUSED);
  });

  it('is any other text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => answer(text) === REFUSED));
    expect(readAnswer('<html>')).toBeNull();
  });
});

describe('the desk', () => {
  const at = (sender: string, ask?: (text: string) => string) => {
    const made = world();
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
    expect(desk.find(SUE, messageId())?.mark).toBe('opened');
    expect(asked).toEqual([]);
  });

  it('of everybody else answers the same through the web app', () => {
    const own = at(SAM).desk;
    const { desk, asked } = at(SUE);
    expect(desk.changesSince(SUE, 0)).toEqual(own.changesSince(SUE, 0));
    expect(desk.find(SUE, messageId())).toEqual(own.find(SUE, messageId()));
    expect(desk.find(SUE, messageId('other'))).toBeNull();
    expect(asked).toHaveLength(3);
  });

  it.each([
    ['a page of Google’s', '<html>Sign in</html>'],
    ['a refusal', REFUSED],
    ['something else', '{"ok":true,"answer":{"marks":"none"}}'],
  ])('says in words when the answer is %s', (_, text) => {
    const { desk } = at(SUE, () => text);
    for (const question of [
      () => desk.changesSince(SUE, 0),
      () => desk.find(SUE, messageId() as MessageId),
    ]) {
      let thrown: unknown;
      try {
        question();
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(Problem);
      expect(thrown).toMatchObject({ code: 'WEB_APP_UNREACHABLE', message: expect.stringContaining(SAM) as unknown });
    }
  });
});
