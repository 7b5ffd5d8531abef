import { sheetsService } from '../../../emulator/services/Sheets';
import { ADA, call, evaluated, scriptWorld, type ScriptWorldOptions } from '../world/scriptWorld';

const OPTIONS: ScriptWorldOptions = {
  services: [{ name: 'Sheets', serviceId: 'sheets', create: sheetsService }],
};

// https://developers.google.com/apps-script/advanced/sheets
describe('the Sheets service in a script', () => {
  it('makes a spreadsheet of whom the script runs as, and answers in the script’s own objects', () => {
    const world = scriptWorld(
      `function main() {
        var made = Sheets.Spreadsheets.create({ properties: { title: 'Made' } });
        Sheets.Spreadsheets.Values.update({ values: [['a', 1]] }, made.spreadsheetId, 'A1', { valueInputOption: 'RAW' });
        var read = Sheets.Spreadsheets.Values.get(made.spreadsheetId, 'A1:B1');
        return [made instanceof Object, read.values instanceof Array, read.values];
      }`,
      OPTIONS,
    );
    expect(call(world)).toEqual([true, true, [['a', '1']]]);
    expect(world.sheets.list()).toMatchObject([{ title: 'Made', owner: ADA, trashed: false }]);
  });

  it('throws what Google throws: name, message, details', () => {
    expect(
      evaluated(
        `try { Sheets.Spreadsheets.get('nowhere'); } catch (error) {
          return [error instanceof Error, error.name, error.message, error.details.code, error.details.message];
        }`,
        OPTIONS,
      ),
    ).toEqual([
      true,
      'GoogleJsonResponseException',
      'API call to sheets.spreadsheets.get failed with error: Requested entity was not found.',
      404,
      'Requested entity was not found.',
    ]);
  });

  it('names each call in the log, and counts it', () => {
    const world = scriptWorld(
      `function main() {
        var id = Sheets.Spreadsheets.create({}).spreadsheetId;
        Sheets.Spreadsheets.getByDataFilter({ dataFilters: [{ gridRange: { sheetId: 0 } }] }, id, { fields: 'sheets.properties' });
        Sheets.Spreadsheets.DeveloperMetadata.search({ dataFilters: [] }, id);
      }`,
      OPTIONS,
    );
    call(world);
    expect(world.executions[0]?.calls).toEqual([
      { name: 'Sheets.Spreadsheets.create', counts: true, threw: null },
      { name: 'Sheets.Spreadsheets.getByDataFilter', counts: true, threw: null },
      { name: 'Sheets.Spreadsheets.DeveloperMetadata.search', counts: true, threw: null },
    ]);
  });

  it('needs a scope that may see files', () => {
    const manifest = { oauthScopes: ['https://www.googleapis.com/auth/script.send_mail'] };
    expect(
      evaluated(`try { Sheets.Spreadsheets.create({}); } catch (error) { return error.details.code; }`, {
        ...OPTIONS,
        manifest,
      }),
    ).toBe(403);
  });

  it('throws the name of what nobody built', () => {
    expect(() => evaluated('Sheets.Spreadsheets.Sheets.copyTo({}, "x", 0)', OPTIONS)).toThrow(
      'Sheets.Spreadsheets.Sheets is not emulated. Add it in emulator/services/Sheets.ts.',
    );
    expect(() => evaluated('Sheets.newAddSheetRequest()', OPTIONS)).toThrow(
      'Sheets.newAddSheetRequest is not emulated.',
    );
  });
});
