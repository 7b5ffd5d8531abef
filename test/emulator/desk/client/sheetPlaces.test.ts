import type { ChartView, SheetEdit } from '../../../../emulator/contracts';
import { columnDeeds, letterOf, rowDeeds } from '../../../../emulator/desk/client/sheet/lineDeeds';
import { lockAt, lockWords } from '../../../../emulator/desk/client/sheet/locks';
import { chartsOver } from '../../../../emulator/desk/client/sheet/places';

describe('a chart over the grid', () => {
  const chart = (row: number, column: number): ChartView => ({
    title: '',
    kind: 'column',
    anchor: '',
    row,
    column,
    widthPx: 1,
    heightPx: 1,
    drawing: null,
  });
  const columns = [
    { index: 0, widthPx: 100 },
    { index: 2, widthPx: 50 },
    { index: 3, widthPx: 70 },
  ];
  const rows = [{ index: 0 }, { index: 3 }];

  it('stands at its cell; hidden lines take no room, and empty rows below do', () => {
    const at = (row: number, column: number) =>
      chartsOver([chart(row, column)], columns, rows).map(({ left, top }) => [left, top])[0];
    expect(at(0, 0)).toEqual([44, 26]);
    expect(at(3, 3)).toEqual([44 + 150, 26 + 29]);
    expect(at(6, 2)).toEqual([44 + 100, 26 + 4 * 29]);
  });
});

describe('what one may do with a line', () => {
  const done = (deeds: typeof columnDeeds, index: number) => {
    const edits: SheetEdit[] = [];
    const offered = deeds(index, 3, (edit) => edits.push(edit));
    for (const { act } of offered) act();
    return { words: offered.map(({ text }) => text), edits };
  };

  it('does what its words say', () => {
    const { words, edits } = done(columnDeeds, 1);
    const edit = (text: string) => edits[words.indexOf(text)];
    expect(edit('Insert 1 column right')).toEqual({ kind: 'insert', axis: 'column', index: 2 });
    expect(edit('Move column left')).toEqual({ kind: 'move', axis: 'column', from: 1, to: 0 });
    expect(edit('Sort sheet Z to A')).toEqual({ kind: 'sort', column: 1, order: 'descending' });
  });

  it('is not offered beyond the edge', () => {
    expect(done(rowDeeds, 0).words).not.toContain('Move row up');
    expect(done(rowDeeds, 2).words).not.toContain('Move row down');
  });

  it('names columns as Sheets does', () => {
    expect([0, 25, 26, 51, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
  });
});

describe('a protected range', () => {
  const lock = {
    range: 'A1:B2',
    cells: { top: 0, bottom: 2, left: 0, right: 2 },
    description: 'Ours.',
    warningOnly: true,
    editors: [],
  };

  it('covers its cells and no others', () => {
    const tab = { protectedRanges: [lock] };
    expect([lockAt(tab, 1, 1), lockAt(tab, 2, 1), lockAt(tab, 1, 2)]).toEqual([lock, null, null]);
  });

  it('says whose it is', () => {
    expect(lockWords(lock, 'ada@a.example')).toBe('A1:B2: Google asks before anybody changes it. “Ours.”');
    const editors = ['ada@a.example', 'ben@b.example'];
    expect(lockWords({ ...lock, warningOnly: false, description: '', editors }, 'ada@a.example')).toBe(
      'A1:B2: only ada@a.example and ben@b.example may change it.',
    );
  });
});
