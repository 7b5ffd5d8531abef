import * as fc from 'fast-check';
import { secretFor } from '../../src/core/keys';
import { TICKET_VALID_MS, ticketFor } from '../../src/core/ticket';
import { receiveReport } from '../../src/flows/receiveReport';
import { hmac } from '../support/hmac';
import { samsConfig, memoryWorld } from '../support/memoryWorld';
import { hitId, messageId, MINUTE, SENT_AT } from '../support/tracked';

const visit = { message: messageId('seen'), hit: hitId('page'), at: SENT_AT };
const ticket = ticketFor(visit, secretFor(samsConfig(), 'ticket', hmac), hmac);

const said = (difference: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({ ticket, pressed: true, device: 'mobile', driven: false, ...difference });

function world() {
  const made = memoryWorld();
  made.at(SENT_AT + MINUTE);
  return made;
}

describe('what a click page reports', () => {
  it('waits in the journal beside its hit', () => {
    const { ports, owner } = world();
    receiveReport(said(), ports());
    expect(owner.entries.map(({ record }) => record)).toEqual([
      {
        kind: 'report',
        message: visit.message,
        report: { hit: visit.hit, at: SENT_AT + MINUTE, pressed: true, device: 'mobile', driven: false },
      },
    ]);
  });

  it('may leave the device open', () => {
    const { ports, owner } = world();
    receiveReport(said({ device: null }), ports());
    expect(owner.entries).toHaveLength(1);
  });

  it.each([
    ['is no JSON', 'pressed'],
    ['is not an object', '7'],
    ['has a forged ticket', said({ ticket: ticket.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')) })],
    ['has no ticket', said({ ticket: undefined })],
    ['has a ticket of no form', said({ ticket: 'x' })],
    ['has a very long ticket', said({ ticket: 'x'.repeat(100_000) })],
    ['names a device that there is not', said({ device: 'fridge' })],
    ['says neither yes nor no', said({ pressed: 'yes' })],
    ['is a ticket made with another key', said({ ticket: ticketFor(visit, new Uint8Array(32), hmac) })],
  ])('is passed over when it %s', (_, text) => {
    const { ports, owner } = world();
    receiveReport(text, ports());
    expect(owner.entries).toEqual([]);
  });

  it('is passed over when the page was served too long ago', () => {
    const { ports, owner, at } = world();
    at(SENT_AT + TICKET_VALID_MS + 1);
    receiveReport(said(), ports());
    expect(owner.entries).toEqual([]);
  });

  it('is not written when somebody objected', () => {
    const { ports, owner } = world();
    owner.objections.add(visit.message);
    receiveReport(said(), ports());
    expect(owner.entries).toEqual([]);
  });

  it('is passed over before set-up', () => {
    const { ports, owner } = world();
    owner.config = null;
    receiveReport(said(), ports());
    expect(owner.entries).toEqual([]);
  });

  it('costs two calls, and none without a ticket', () => {
    const { ports } = world();
    const [good, bad] = [ports(), ports()];
    receiveReport(said(), good);
    receiveReport(said({ ticket: 'x' }), bad);
    expect(good.calls).toEqual(['doorstep.look', 'journal.append']);
    expect(bad.calls).toEqual([]);
  });

  it.each([1, 2])('raises no error when call %d fails', (call) => {
    const { ports } = world();
    expect(() => {
      receiveReport(said(), ports({ call, when: 'before', forGood: true }));
    }).not.toThrow();
  });

  it('raises no error whatever is said', () => {
    const { ports, owner } = world();
    const quiet = ports();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        receiveReport(text, quiet);
        return owner.entries.length === 0;
      }),
    );
  });
});
