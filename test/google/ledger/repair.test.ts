import type { Ledger } from '../../../src/ports';
import { apply, ask, batchOf, interrupted, news, rows, TAB, withThree } from '../../support/ledgerOnSheets';
import { anOpen, hitOf, messageId } from '../../support/tracked';

const OPEN = hitOf(anOpen());

describe('a hand that moves rows in the very moment of writing', () => {
  /** a and b are to be written; between look and batch, somebody does something. */
  function meanwhile(byHand: (office: ReturnType<typeof withThree>) => void) {
    const office = withThree();
    let done = false;
    const ledger = office.open(
      interrupted(office.api, () => {
        if (!done) byHand(office);
        done = true;
      }),
    );
    const [a] = ledger.read([ask('a', 1)]);
    const written = ledger.write(batchOf(2, news('a', { before: a!, more: [OPEN] }), news('d')));
    const states = office.open().read(['a', 'b', 'c', 'd'].map((name) => ask(name)));
    return { ...office, written, states };
  }

  const marks = (states: ReturnType<Ledger['read']>) =>
    states.map(({ state, row }) => [state.sent?.subject, state.mark, row]).sort();

  it('loses nothing by sorting, and the rows told are the true ones', () => {
    const { states, written, seen } = meanwhile(({ store, id }) => {
      store.sort(id, TAB.messages, 1, 'descending');
    });
    expect(marks(states)).toEqual([
      ['Offer a', 'opened', 3],
      ['Offer b', 'sent', 2],
      ['Offer c', 'sent', 1],
      ['Offer d', 'sent', 4],
    ]);
    expect(written).toEqual({ kind: 'written', rows: { [messageId('a')]: 3, [messageId('d')]: 4 } });
    expect(
      seen(TAB.messages)
        .slice(1)
        .map((row) => [row[1], row[3]]),
    ).toEqual([
      ['Offer c', '✓ sent'],
      ['Offer b', '✓ sent'],
      ['Offer a', '✓✓ opened'],
      ['Offer d', '✓ sent'],
    ]);
  });

  it('loses nothing by a new row above', () => {
    const { states, seen } = meanwhile(({ api, id }) => {
      apply(api, id, { insertDimension: { range: rows(TAB.messages, 1, 2) } });
    });
    expect(marks(states)).toEqual([
      ['Offer a', 'opened', 2],
      ['Offer b', 'sent', 3],
      ['Offer c', 'sent', 4],
      ['Offer d', 'sent', 5],
    ]);
    expect(
      seen(TAB.messages)
        .slice(1)
        .map((row) => row[1]),
    ).toEqual(['Offer a', 'Offer b', 'Offer c', 'Offer d']);
  });

  it('loses only what it deleted', () => {
    const { states, written } = meanwhile(({ api, id }) => {
      apply(api, id, { deleteDimension: { range: rows(TAB.messages, 1, 2) } });
    });
    expect(marks(states)).toEqual([
      ['Offer b', 'sent', 1],
      ['Offer c', 'sent', 2],
      ['Offer d', 'sent', 3],
    ]);
    expect(written).toEqual({ kind: 'written', rows: { [messageId('d')]: 3 } });
  });

  it('loses nothing even if nobody comes to repair it', () => {
    const office = withThree();
    let batches = 0;
    const ledger = office.open(
      interrupted(office.api, () => {
        batches += 1;
        if (batches === 1) office.store.sort(office.id, TAB.messages, 1, 'descending');
        else throw new Error('killed');
      }),
    );
    const [a] = ledger.read([ask('a', 1)]);
    expect(() => ledger.write(batchOf(2, news('a', { before: a!, more: [OPEN] })))).toThrow('killed');
    expect(office.open().read([ask('c')])).toMatchObject([
      { row: 1, state: { message: messageId('c'), sent: { subject: 'Offer c' } } },
    ]);
  });
});
