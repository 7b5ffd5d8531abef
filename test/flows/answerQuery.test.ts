import * as fc from 'fast-check';
import { answerQuery, QUERY_VALID_MS, readAnswer } from '../../src/flows/answerQuery';
import { askedWorld, NOW, REFUSED, SUE } from '../support/asking';
import { samsConfig, SAM } from '../support/memoryWorld';
import { messageId } from '../support/tracked';

describe('a signed question', () => {
  it('about what changed is answered for its sender only', () => {
    const { ask, answer } = askedWorld();
    const own = readAnswer(answer(ask('changes', { since: 0 })));
    expect(own).toMatchObject({ marks: [{ message: messageId(), mark: 'opened', sender: SUE }], upTo: NOW });
    expect(readAnswer(answer(ask('changes', { since: 0 }, { from: SAM })))).toMatchObject({ marks: [] });
  });

  it('about what changed reads no Sheet when nothing is new', () => {
    const { ask, ports } = askedWorld();
    const counted = ports();
    expect(readAnswer(answerQuery(ask('changes', { since: NOW }), counted))).toEqual({
      marks: [],
      upTo: NOW,
    });
    expect(counted.calls).toEqual(['store.read']);
  });

  it('about a message is answered for its sender only', () => {
    const { ask, answer } = askedWorld();
    const message = { message: messageId() };
    expect(readAnswer(answer(ask('message', message)))).toEqual({
      state: expect.stringContaining(messageId()) as unknown,
    });
    expect(readAnswer(answer(ask('message', message, { from: SAM })))).toEqual({ state: null });
  });

  it('about who holds the data is answered', () => {
    const { ask, answer } = askedWorld();
    expect(readAnswer(answer(ask('whoami')))).toEqual({ account: SAM });
  });

  it('is good for five minutes before and after it was asked', () => {
    const { ask, answer } = askedWorld();
    for (const off of [-QUERY_VALID_MS, QUERY_VALID_MS]) {
      expect(answer(ask('whoami', {}, { at: NOW + off }))).not.toBe(REFUSED);
      expect(answer(ask('whoami', {}, { at: NOW + off + Math.sign(off) }))).toBe(REFUSED);
    }
  });
});

describe('a question that is refused', () => {
  const { ask, answer, owner, ledger } = askedWorld();
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
