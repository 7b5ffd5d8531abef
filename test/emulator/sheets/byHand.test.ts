import { scratch } from './scratch';

const ROWS = [
  ['who', 'what'],
  ['ben', 'opened'],
  ['cy', 'sent'],
];

describe('a person at the sheet', () => {
  const hand = () => {
    const sheets = scratch({ rows: ROWS, rowCount: 4, columnCount: 3 });
    return {
      ...sheets,
      edit: (edit: Parameters<typeof sheets.store.edit>[2]) => {
        sheets.store.edit(sheets.id, 0, edit);
      },
      tab: () => sheets.store.view(sheets.id)?.tabs[0],
    };
  };

  it('puts rows and columns in, and takes them away', () => {
    const { edit, values } = hand();
    edit({ kind: 'insert', axis: 'row', index: 1 });
    edit({ kind: 'insert', axis: 'column', index: 0 });
    expect(values()).toEqual([['', 'who', 'what'], [], ['', 'ben', 'opened'], ['', 'cy', 'sent']]);
    edit({ kind: 'delete', axis: 'row', index: 2 });
    edit({ kind: 'delete', axis: 'column', index: 0 });
    expect(values()).toEqual([['who', 'what'], [], ['cy', 'sent']]);
  });

  it('drags them elsewhere', () => {
    const { edit, values } = hand();
    edit({ kind: 'move', axis: 'column', from: 0, to: 1 });
    edit({ kind: 'move', axis: 'row', from: 2, to: 1 });
    expect(values()).toEqual([
      ['what', 'who'],
      ['sent', 'cy'],
      ['opened', 'ben'],
    ]);
  });

  it('may not take all rows away', () => {
    const { edit } = hand();
    for (let left = 4; left > 1; left -= 1) edit({ kind: 'delete', axis: 'row', index: 0 });
    expect(() => {
      edit({ kind: 'delete', axis: 'row', index: 0 });
    }).toThrow("You can't delete all the rows on the sheet.");
  });

  it('hides values by the filter, and shows them again', () => {
    const { edit, tab, batch } = hand();
    batch({ setBasicFilter: { filter: { range: { sheetId: 0, endRowIndex: 3, endColumnIndex: 2 } } } });
    edit({ kind: 'filter', column: 0, hiddenValues: ['ben'] });
    expect(
      tab()
        ?.rows.map(({ filteredOut, hidden }) => [filteredOut, hidden])
        .slice(0, 3),
    ).toEqual([
      [false, false],
      [true, true],
      [false, false],
    ]);
    expect(tab()?.filterColumns).toEqual([
      { column: 0, hiddenValues: ['ben'] },
      { column: 1, hiddenValues: [] },
    ]);
    edit({ kind: 'filter', column: 0, hiddenValues: [] });
    expect(tab()?.rows.some(({ hidden }) => hidden)).toBe(false);
  });

  it('cannot filter without a filter', () => {
    const { edit } = hand();
    expect(() => {
      edit({ kind: 'filter', column: 0, hiddenValues: ['ben'] });
    }).toThrow('This tab has no filter.');
  });
});
