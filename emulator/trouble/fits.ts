/**
 * Whether a pattern means this call: its name as in the log (`Sheets.Spreadsheets.batchUpdate`), the API's own name of
 * the method (`sheets.spreadsheets.batchUpdate`), or the beginning of either before `.*` (`Sheets.*`).
 */
export function fits(
  pattern: string,
  { name, apiName }: { readonly name: string; readonly apiName: string | null },
): boolean {
  const names = apiName === null ? [name] : [name, apiName];
  if (!pattern.endsWith('.*')) return names.includes(pattern);
  return names.some((each) => each.startsWith(pattern.slice(0, -1)));
}
