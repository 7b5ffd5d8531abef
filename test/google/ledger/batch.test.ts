import type { SpreadsheetsApi } from '../../../src/google/ledger/spreadsheetsApi';
import { ask, batchOf, ledgerOnSheets, news, problemOf, TAB, withThree } from '../../support/ledgerOnSheets';
import { anOpen, hitOf, MINUTE } from '../../support/tracked';

type Filter = GoogleAppsScript.Sheets.Schema.GetSpreadsheetByDataFilterRequest;

const OPEN = hitOf(anOpen());

describe('a batch', () => {
  it('is written once, whoever tries it again, and the look before it is enough to know', () => {
    const { open, seen, store } = withThree();
    const [before, { writes }] = [seen(TAB.messages), { ...store.meter }];
    expect(open().write(batchOf(1, news('d')))).toEqual({ kind: 'already-written' });
    expect(seen(TAB.messages)).toEqual(before);
    expect(store.meter.writes).toBe(writes);
  });

  it('is not written under a number lower than the last', () => {
    const { open, seen } = withThree();
    open().write(batchOf(5, news('d')));
    expect(open().write(batchOf(4, news('e')))).toEqual({ kind: 'already-written' });
    expect(seen(TAB.messages)).toHaveLength(5);
  });

  it('is written once, even if a second pass looked before the first had written', () => {
    const { open, seen } = withThree();
    const [one, other] = [open(), open()];
    one.read([]);
    other.read([]);
    expect(one.write(batchOf(2, news('d'))).kind).toBe('written');
    expect(other.write(batchOf(2, news('d'))).kind).toBe('already-written');
    expect(seen(TAB.messages)).toHaveLength(5);
  });

  it('is one request that writes, besides one that reads', () => {
    const { open, store } = withThree();
    const ledger = open();
    const before = { ...store.meter };
    const found = ledger.read([ask('a', 1), ask('b', 2), ask('c', 3)]);
    ledger.write(
      batchOf(
        2,
        news('d'),
        ...found.map((row, index) => news('abc'.charAt(index), { before: row, more: [OPEN] })),
      ),
    );
    expect(store.meter.reads - before.reads).toBe(1);
    expect(store.meter.writes - before.writes).toBe(1);
  });

  it('leaves only one mark behind, for their room is limited', () => {
    const { open, api, id, clock } = ledgerOnSheets();
    for (let number = 1; number <= 30; number += 1) {
      clock.at += MINUTE;
      open().write(batchOf(number, news(String(number))));
    }
    expect(
      api.get(id, { fields: 'developerMetadata' }).developerMetadata?.map(({ metadataId }) => metadataId),
    ).toEqual([30]);
  });

  it('finds the mark of the last one even if answers by filter should leave it out', () => {
    const office = ledgerOnSheets();
    const silent: SpreadsheetsApi = {
      create: office.api.create,
      get: office.api.get,
      batchUpdate: office.api.batchUpdate,
      getByDataFilter: (resource: Filter, id: string, options: object = {}) => ({
        ...office.api.getByDataFilter(resource, id, options),
        developerMetadata: [],
      }),
    };
    for (const number of [1, 2, 3]) office.open(silent).write(batchOf(number, news(String(number))));
    expect(office.open(silent).write(batchOf(3, news('again'))).kind).toBe('already-written');
    expect(office.api.get(office.id, { fields: 'developerMetadata' }).developerMetadata).toHaveLength(1);
    expect(office.seen(TAB.overview)[1]).toEqual(['Messages followed', '3', 'sent with tracking']);
  });

  it('leaves what Google refused for other reasons to its caller', () => {
    const { open, api, store, id } = withThree();
    const ledger = open();
    ledger.read([]);
    while (store.meter.writes < 60)
      api.batchUpdate({ requests: [{ appendCells: { sheetId: TAB.readMe, rows: [], fields: '*' } }] }, id);
    expect(problemOf(() => ledger.write(batchOf(2, news('d'))))).toMatch(/Quota exceeded/);
  });
});
