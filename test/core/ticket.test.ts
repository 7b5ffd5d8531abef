import * as fc from 'fast-check';
import { openTicket, peekTicket, TICKET_VALID_MS, ticketFor } from '../../src/core/ticket';
import { hmac } from '../support/hmac';
import { hitId, messageId, SENT_AT } from '../support/tracked';

const secret = new Uint8Array(32).fill(7);
const visit = { message: messageId('a'), hit: hitId('b'), at: SENT_AT };
const ticket = ticketFor(visit, secret, hmac);

describe('a ticket', () => {
  it('says the visit it was made for', () => {
    expect(openTicket(ticket, SENT_AT, secret, hmac)).toEqual(visit);
    expect(peekTicket(ticket)).toEqual(visit);
  });

  it('is good for half an hour and no longer', () => {
    expect(openTicket(ticket, SENT_AT + TICKET_VALID_MS, secret, hmac)).toEqual(visit);
    expect(openTicket(ticket, SENT_AT + TICKET_VALID_MS + 1, secret, hmac)).toBeNull();
  });

  it('is not good before it was made', () => {
    expect(openTicket(ticket, SENT_AT - 1, secret, hmac)).toBeNull();
  });

  it('is not good under another secret', () => {
    expect(openTicket(ticket, SENT_AT, new Uint8Array(32), hmac)).toBeNull();
  });

  it('is refused with any character changed', () => {
    fc.assert(
      fc.property(
        fc.nat(ticket.length - 1),
        fc.constantFrom('A', 'z', '0', '_', '.', ' ', 'é'),
        (index, other) => {
          fc.pre(ticket[index] !== other);
          const changed = ticket.slice(0, index) + other + ticket.slice(index + 1);
          return openTicket(changed, SENT_AT + 1_000, secret, hmac) === null;
        },
      ),
    );
  });

  it('is refused when it is any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => openTicket(text, SENT_AT, secret, hmac) === null));
    expect(peekTicket(`${ticket}.`)).toBeNull();
    expect(peekTicket(ticket.replace(visit.message, 'x'))).toBeNull();
    expect(peekTicket(ticket.replace(visit.hit, 'x'))).toBeNull();
    expect(peekTicket('x'.repeat(100_000))).toBeNull();
  });
});
