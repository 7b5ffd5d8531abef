import { batchOf, ledgerOnSheets, news, OWNER, TAB } from '../../support/ledgerOnSheets';
import { anOpen, hitOf } from '../../support/tracked';

const OPEN = hitOf(anOpen());

describe('a new tracking Sheet', () => {
  it('is made with two requests, and belongs to the owner', () => {
    const { store, url, id } = ledgerOnSheets();
    expect(store.meter).toMatchObject({ reads: 0, writes: 2 });
    expect(store.list()).toMatchObject([{ id, owner: OWNER, url }]);
  });

  it('has five tabs with frozen headers, and hides what is for the machine', () => {
    const { store, id, tab } = ledgerOnSheets();
    expect(store.view(id)?.tabs.map(({ title, frozenRows }) => [title, frozenRows])).toEqual([
      ['Overview', 1],
      ['Messages', 1],
      ['Events', 1],
      ['Health', 1],
      ['Read me', 1],
    ]);
    expect(tab(TAB.messages).columns.filter(({ hidden }) => !hidden)).toHaveLength(10);
    expect(tab(TAB.messages).rows[0]?.cells[0]?.style).toContain('font-weight:bold');
  });

  it('says in plain words who holds it and what cannot be known', () => {
    const text = ledgerOnSheets()
      .seen(TAB.readMe)
      .map((row) => row.join(' '))
      .join('\n');
    expect(text).toContain(`Who holds it ${OWNER}.`);
    expect(text).toContain('No open does not mean unread.');
    expect(text).toContain('✓✓ opened It was opened at least once');
  });

  it('colours marks, and warns whoever types over what it fills', () => {
    const { open, tab, api, id } = ledgerOnSheets();
    open().write(batchOf(1, news('a', { more: [OPEN] }), news('b')));
    const status = (row: number) => tab(TAB.messages).rows[row]?.cells[3]?.style ?? '';
    expect(status(1)).toContain('background-color:rgb(199,232,201)');
    expect(status(2)).not.toContain('background-color');
    const { sheets = [] } = api.get(id, { fields: 'sheets(protectedRanges,basicFilter)' });
    expect(
      sheets.flatMap(({ protectedRanges = [] }) => protectedRanges.map(({ warningOnly }) => warningOnly)),
    ).toEqual([true, true, true, true]);
    expect(sheets.filter(({ basicFilter }) => basicFilter)).toHaveLength(2);
  });
});
