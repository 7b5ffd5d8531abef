import { ledgerContract } from '../../contracts/ledger';
import { apply, ledgerOnSheets, rows, TAB, withThree } from '../../support/ledgerOnSheets';
import { messageId } from '../../support/tracked';

ledgerContract('the Sheets API', () => {
  const office = ledgerOnSheets();
  const { store, api, id, open, tab } = office;
  let order: 'ascending' | 'descending' = 'ascending';
  const texts = (sheetId: number) => tab(sheetId).rows.map(({ cells }) => cells.map(({ text }) => text));
  return {
    open: () => open(),
    events: () => {
      const [header = [], ...lines] = texts(TAB.events);
      const [event, revision] = [header.indexOf('event'), header.indexOf('Revision')];
      return lines
        .filter((line) => line[event] !== '')
        .map((line) => ({ id: line[event] ?? '', revision: Number(line[revision]) }));
    },
    sortByHand: () => {
      order = order === 'ascending' ? 'descending' : 'ascending';
      store.sort(id, TAB.messages, 1, order);
    },
    deleteRow: (message) => {
      const row = texts(TAB.messages).findIndex((line) => line.includes(message));
      apply(api, id, { deleteDimension: { range: rows(TAB.messages, row, row + 1) } });
    },
    lose: () => {
      store.remove(id);
    },
  };
});

describe('finding one message', () => {
  it('answers its sender with at most two reads, and nobody else', () => {
    const { open, store } = withThree();
    const before = store.meter.reads;
    expect(open().find('sam@example.com', messageId('b'), null)).toMatchObject({
      sent: { subject: 'Offer b' },
    });
    expect(store.meter.reads - before).toBeLessThanOrEqual(2);
    expect(open().find('tom@example.com', messageId('b'), null)).toBeNull();
    expect(open().find('sam@example.com', messageId('x'), null)).toBeNull();
  });
});
