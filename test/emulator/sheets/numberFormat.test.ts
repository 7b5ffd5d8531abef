import { formatted } from '../../../emulator/sheets/numberFormat';

const shown = (numberValue: number, type?: string, pattern?: string) =>
  formatted({
    userEnteredValue: { numberValue },
    ...(type && { userEnteredFormat: { numberFormat: { type, ...(pattern && { pattern }) } } }),
  });

// https://developers.google.com/workspace/sheets/api/guides/formats
describe('a number', () => {
  it.each([
    ['1.5', 1.5, undefined, undefined],
    ['0.3333333333', 1 / 3, undefined, undefined],
    ['12', 12, 'NUMBER', '0'],
    ['12.00', 12, 'NUMBER', '0.00'],
    ['1,234,567', 1_234_567, 'NUMBER', '#,##0'],
    ['42%', 0.42, 'PERCENT', '0%'],
    ['7 mails', 7, 'NUMBER', '0" mails"'],
    ['12/30/1899', 0, 'DATE', undefined],
    ['2026-11-23', 46349, 'DATE', 'yyyy-mm-dd'],
    ['Mon, 23 November 26', 46349, 'DATE', 'ddd, d mmmm yy'],
    ['09:05:07 on 23/11', 46349 + (9 * 3600 + 5 * 60 + 7) / 86_400, 'DATE_TIME', 'hh:mm:ss "on" dd/mm'],
    ['12:00 AM', 46349, 'TIME', 'h:mm AM/PM'],
    ['1:30 PM', 46349 + 13.5 / 24, 'TIME', 'h:mm AM/PM'],
  ])('looks like %s', (text, value, type, pattern) => {
    expect(shown(value, type, pattern)).toBe(text);
  });

  it('throws the name of a format that nobody built', () => {
    expect(() => shown(1, 'NUMBER', '# ??/??')).toThrow('The number format # ??/?? is not emulated.');
  });
});
