import { Refusal } from '../../../emulator/sheets/refusal';
import { createSpreadsheets } from '../../../emulator/sheets/Spreadsheets';
import { emptyState } from '../../../emulator/sheets/model';

const ADA = 'ada@example.com';

function aFile() {
  const store = createSpreadsheets({ state: emptyState(), clock: { now: () => 0 }, touch: () => undefined });
  const id = store.api(ADA).create({ properties: { title: 'Ledger' } }).spreadsheetId ?? '';
  const write = () =>
    store.api(ADA).updateValues(id, [{ range: 'A1', values: [['x']] }], { valueInputOption: 'RAW' });
  return { store, id, write };
}

/** @see https://developers.google.com/workspace/drive/api/guides/content-restrictions */
describe('a locked file', () => {
  // https://github.com/googleapis/google-api-nodejs-client/issues/3437
  it('refuses a script’s writes with 403, and can be read', () => {
    const { store, id, write } = aFile();
    store.lock(id);
    expect(write).toThrow(new Refusal(403, 'The caller does not have permission'));
    expect(store.api(ADA).get(id, {}).properties?.title).toBe('Ledger');
    store.unlock(id);
    expect(write).not.toThrow();
  });

  it('is not changed by hand either, but may be binned', () => {
    const { store, id } = aFile();
    store.lock(id);
    expect(() => {
      store.type(id, 0, 0, 0, 'x');
    }).toThrow('This spreadsheet is locked.');
    store.trash(id);
    expect(store.list()).toMatchObject([{ trashed: true }]);
    expect(store.isLocked(id)).toBe(true);
  });
});
