import {
  apply,
  ask,
  batchOf,
  columns,
  ledgerOnSheets,
  news,
  read,
  rows,
  TAB,
  withThree,
} from '../../support/ledgerOnSheets';
import { anOpen, hitOf, messageId } from '../../support/tracked';

const OPEN = hitOf(anOpen());

type Api = ReturnType<typeof ledgerOnSheets>['api'];

const rename = (api: Api, id: string, sheetId: number, title: string): void => {
  apply(api, id, { updateSheetProperties: { properties: { sheetId, title }, fields: 'title' } });
};

describe('what people do to the Sheet', () => {
  it.each<[string, (office: ReturnType<typeof withThree>) => void]>([
    [
      'sorting',
      ({ store, id }) => {
        store.sort(id, TAB.messages, 1, 'descending');
      },
    ],
    [
      'renaming tabs',
      ({ api, id }) => {
        rename(api, id, TAB.messages, "Ada's 'mail'!");
      },
    ],
    [
      'renaming columns',
      ({ store, id }) => {
        for (let column = 0; column < 10; column += 1) store.type(id, TAB.messages, 0, column, 'My word');
      },
    ],
    [
      'reordering tabs',
      ({ api, id }) => {
        apply(api, id, {
          updateSheetProperties: { properties: { sheetId: TAB.messages, index: 4 }, fields: 'index' },
        });
      },
    ],
    [
      'inserting a column',
      ({ api, id }) => {
        apply(api, id, { insertDimension: { range: columns(TAB.messages, 3, 4) } });
      },
    ],
    [
      'moving the hidden columns about',
      ({ api, id }) => {
        apply(api, id, { moveDimension: { source: columns(TAB.messages, 16, 17), destinationIndex: 0 } });
      },
    ],
    [
      'deleting a column that only people need',
      ({ api, id }) => {
        apply(api, id, { deleteDimension: { range: columns(TAB.messages, 4, 7) } });
      },
    ],
    [
      'putting lines above',
      ({ api, id }) => {
        apply(api, id, { insertDimension: { range: rows(TAB.messages, 0, 2) } });
      },
    ],
    [
      'putting a line of their own in between',
      ({ store, api, id }) => {
        apply(api, id, { insertDimension: { range: rows(TAB.messages, 2, 3) } });
        store.type(id, TAB.messages, 2, 1, 'a heading of my own');
      },
    ],
    [
      'deleting tabs that only people need',
      ({ api, id }) => {
        for (const sheetId of [TAB.overview, TAB.health, TAB.readMe])
          apply(api, id, { deleteSheet: { sheetId } });
      },
    ],
    [
      'deleting the Events tab',
      ({ api, id }) => {
        apply(api, id, { deleteSheet: { sheetId: TAB.events } });
      },
    ],
  ])('%s stops nothing', (_, byHand) => {
    const office = withThree();
    byHand(office);
    const ledger = office.open();
    const found = ledger.read([ask('a', 1), ask('b', 2), ask('c', 3)]);
    const b = found.find(({ state }) => state.message === messageId('b'))!;
    expect(
      read(ledger, 'a', 'b', 'c')
        .map(([subject]) => subject)
        .sort(),
    ).toEqual(['Offer a', 'Offer b', 'Offer c']);
    const written = ledger.write(batchOf(2, news('b', { before: b, more: [OPEN] }), news('d')));
    expect(written).toMatchObject({ kind: 'written', rows: { [messageId('b')]: b.row } });
    const again = office.open().read(['a', 'b', 'c', 'd'].map((name) => ask(name)));
    expect(again.map(({ state }) => [state.sent?.subject, state.mark]).sort()).toEqual([
      ['Offer a', 'sent'],
      ['Offer b', 'opened'],
      ['Offer c', 'sent'],
      ['Offer d', 'sent'],
    ]);
    for (const { state, row } of again) {
      const line = office.tab(TAB.messages).rows[row!]?.cells.map(({ text }) => text) ?? [];
      expect(line).toContain(state.sent?.subject);
      expect(line).toContain(state.mark === 'opened' ? '✓✓ opened' : '✓ sent');
    }
  });

  it('leaves people’s own columns, notes and colours alone', () => {
    const { open, api, store, id, tab } = withThree();
    apply(api, id, { insertDimension: { range: columns(TAB.messages, 3, 4) } });
    store.type(id, TAB.messages, 1, 3, 'call her');
    apply(api, id, {
      repeatCell: {
        range: { sheetId: TAB.messages, startRowIndex: 1, endRowIndex: 2 },
        cell: { userEnteredFormat: { backgroundColorStyle: { rgbColor: { red: 1 } } } },
        fields: 'userEnteredFormat.backgroundColorStyle',
      },
    });
    const ledger = open();
    ledger.write(batchOf(2, news('a', { before: ledger.read([ask('a', 1)])[0]!, more: [OPEN] })));
    const cells = tab(TAB.messages).rows[1]?.cells;
    expect(cells?.[3]?.text).toBe('call her');
    expect(cells?.[1]).toMatchObject({
      text: 'Offer a',
      style: expect.stringContaining('rgb(255,0,0)') as string,
    });
    expect(cells?.[4]?.text).toBe('✓✓ opened');
  });

  it('counts where rows are added right, after people deleted some', () => {
    const { open, api, id } = withThree();
    apply(api, id, { deleteDimension: { range: rows(TAB.messages, 1, 3) } });
    expect(open().write(batchOf(2, news('d')))).toEqual({ kind: 'written', rows: { [messageId('d')]: 2 } });
  });
});
