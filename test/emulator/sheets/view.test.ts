import { emptyState } from '../../../emulator/sheets/model';
import { emulatedSheets } from '../../support/emulatedSheets';
import { ADA, caught, scratch } from './scratch';

describe('a spreadsheet on the desk', () => {
  it('shows text as formats say, in the wall time that the numbers mean', () => {
    const { batch, store, id } = scratch({ rows: [[46349.4375, 1234.5, 'x']] });
    const format = (column: number, type: string, pattern: string) => ({
      repeatCell: {
        range: { sheetId: 0, endRowIndex: 1, startColumnIndex: column, endColumnIndex: column + 1 },
        cell: { userEnteredFormat: { numberFormat: { type, pattern } } },
        fields: 'userEnteredFormat.numberFormat',
      },
    });
    batch(format(0, 'DATE_TIME', 'd mmm yyyy hh:mm'), format(1, 'NUMBER', '#,##0.00'));
    expect(
      store
        .view(id)
        ?.tabs[0]?.rows[0]?.cells.map(({ text }) => text)
        .slice(0, 3),
    ).toEqual(['23 Nov 2026 10:30', '1,234.50', 'x']);
  });

  it('draws formats as CSS, the first condition that holds over the cell’s own', () => {
    const { batch, store, id } = scratch({ rows: [['opened'], ['sent']] });
    const rule = (value: string, red: number) => ({
      addConditionalFormatRule: {
        index: 0,
        rule: {
          ranges: [{ sheetId: 0, startColumnIndex: 0, endColumnIndex: 1 }],
          booleanRule: {
            condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: value }] },
            format: { backgroundColorStyle: { rgbColor: { red } } },
          },
        },
      },
    });
    batch(
      {
        repeatCell: {
          range: { sheetId: 0, endRowIndex: 2, endColumnIndex: 1 },
          cell: { userEnteredFormat: { wrapStrategy: 'WRAP', textFormat: { bold: true } } },
          fields: 'userEnteredFormat',
        },
      },
      rule('opened', 0.5),
      rule('opened', 1),
    );
    const styles = store.view(id)?.tabs[0]?.rows.map(({ cells }) => cells[0]?.style);
    expect(styles?.[0]).toBe('font-weight:bold;background-color:rgb(255,0,0);white-space:pre-wrap');
    expect(styles?.[1]).toBe('font-weight:bold;white-space:pre-wrap');
  });

  it('throws the name of a condition that nobody built, when it is added', () => {
    const { batch } = scratch();
    const booleanRule = {
      condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=TRUE' }] },
      format: {},
    };
    expect(() =>
      batch({ addConditionalFormatRule: { index: 0, rule: { ranges: [{ sheetId: 0 }], booleanRule } } }),
    ).toThrow('The condition CUSTOM_FORMULA is not emulated. Add it in emulator/sheets/conditions.ts.');
  });

  it('alternates colours, the header apart', () => {
    const { batch, store, id } = scratch({ rows: [['h'], ['1'], ['2'], ['3']] });
    const color = (red: number) => ({ rgbColor: { red } });
    const rowProperties = {
      headerColorStyle: color(0),
      firstBandColorStyle: color(0.2),
      secondBandColorStyle: color(0.4),
    };
    const band = { addBanding: { bandedRange: { range: { sheetId: 0, endColumnIndex: 1 }, rowProperties } } };
    batch(band);
    const colours = store
      .view(id)
      ?.tabs[0]?.rows.map(({ cells }) => /rgb\((\d+)/.exec(cells[0]?.style ?? '')?.[1]);
    expect(colours?.slice(0, 4)).toEqual(['0', '51', '102', '51']);
    expect(caught(() => batch(band)).message).toContain(
      'You cannot add alternating background colors to a range that already has alternating background colors.',
    );
  });

  it('is typed into, sorted below what is frozen, and tells that it changed', () => {
    const { batch, store, id, values, touched } = scratch({ rows: [['name'], ['b'], ['a']] });
    batch({
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } },
        fields: 'gridProperties.frozenRowCount',
      },
    });
    const before = touched();
    store.type(id, 0, 3, 0, 'A2');
    store.type(id, 0, 1, 1, '12');
    store.sort(id, 0, 0, 'ascending');
    expect(values()).toEqual([['name'], ['a'], ['A2'], ['b', 12]]);
    store.type(id, 0, 1, 0, '');
    expect(values()[1]).toEqual([]);
    expect(touched()).toBe(before + 4);
  });

  it('is plain JSON that another world can go on with', () => {
    const state = emptyState();
    const first = emulatedSheets(state);
    const id = first.as(ADA).create({ properties: { title: 'Kept' } }).spreadsheetId ?? '';
    first.store.type(id, 0, 0, 0, 'a');
    const second = emulatedSheets(JSON.parse(JSON.stringify(state)) as typeof state);
    expect(second.store.view(id)).toEqual(first.store.view(id));
    expect(second.as(ADA).Values.get(id, 'A1').values).toEqual([['a']]);
    expect(second.store.view('nowhere')).toBeNull();
  });
});
