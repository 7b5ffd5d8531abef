import {
  apply,
  ask,
  batchOf,
  columns,
  ledgerOnSheets,
  news,
  problemOf,
  rows,
  TAB,
  withThree,
} from '../../support/ledgerOnSheets';
import {
  aClick,
  anOpen,
  aReport,
  DAY,
  hitOf,
  HOUR,
  messageId,
  reportOf,
  SENT_AT,
} from '../../support/tracked';

const OPEN = hitOf(anOpen());
const CLICK = [hitOf(aClick()), reportOf(aReport({ pressed: true }))];

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
