import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KIND, UNKIND } from '../../../emulator/switches';
import { createWorld, type WorldOptions } from '../../../emulator/world/World';
import { ADA, BEN, call, MANIFEST, MONDAY_NINE } from './scriptWorld';

const CODE = `
  function doGet(e) { return ContentService.createTextOutput('hello ' + e.parameter.name); }
  function services() {
    return ['CacheService', 'CardService', 'ContentService', 'HtmlService', 'LockService', 'Logger', 'MailApp', 'PropertiesService',
      'ScriptApp', 'Session', 'UrlFetchApp', 'Utilities', 'Tables', 'Gmail'].filter((name) => name in globalThis);
  }
  function write() {
    MailApp.sendEmail('${BEN}', 'Hi', 'there');
    const { spreadsheetId } = Tables.Spreadsheets.create({ properties: { title: 'Ledger' } });
    return spreadsheetId;
  }
  function fetchOwn() {
    return UrlFetchApp.fetch('https://script.google.com/macros/s/AKfycb-emulated-deployment-1/exec?name=self').getContentText();
  }`;

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'emulated-dist-'));
  const dependencies = {
    enabledAdvancedServices: [{ userSymbol: 'Tables', serviceId: 'sheets', version: 'v4' }],
  };
  writeFileSync(join(dist, 'appsscript.json'), JSON.stringify({ ...MANIFEST, dependencies }));
  writeFileSync(join(dist, 'Code.js'), CODE);
});
afterEach(() => {
  rmSync(dist, { recursive: true });
});

const create = (more: Partial<WorldOptions> = {}) =>
  createWorld({
    dist,
    accounts: [ADA, BEN].map((email) => ({
      email,
      name: email,
      google: 'consumer',
      client: 'gmail',
      locale: 'en',
      timeZone: 'Etc/UTC',
    })),
    deployer: ADA,
    ...more,
  });

describe('a world', () => {
  it('is unkind and begins on a Monday morning if nothing is said', () => {
    const world = create();
    expect(world.switches).toEqual(UNKIND);
    expect(Object.values(UNKIND).every((position) => !position)).toBe(true);
    const unkind: Readonly<Record<string, unknown>> = { ...UNKIND };
    const kinder = Object.entries(KIND).filter(([name, position]) => position !== unkind[name]);
    expect(Object.fromEntries(kinder)).toEqual(KIND);
    expect(world.clock.now()).toBe(MONDAY_NINE);
    expect(create({ switches: { userAgentIsTold: true }, startAt: 5 })).toMatchObject({
      switches: { ...UNKIND, userAgentIsTold: true },
    });
  });

  it('gives a script the built-in services, and those advanced ones that its manifest enables', () => {
    expect(call(create(), 'services')).toEqual([
      ...['CacheService', 'CardService', 'ContentService', 'HtmlService', 'LockService', 'Logger', 'MailApp'],
      ...['PropertiesService', 'ScriptApp', 'Session', 'UrlFetchApp', 'Utilities', 'Tables'],
    ]);
  });

  it('runs the web app inside a script that fetches it', () => {
    const world = create();
    expect(call(world, 'fetchOwn')).toBe('hello self');
    expect(world.executions.map(({ kind, activeUser }) => [kind, activeUser])).toEqual([
      ['doGet', ADA],
      ['doGet', ''],
    ]);
  });

  it('is saved with its mail and its sheets', () => {
    const world = create();
    const id = String(call(world, 'write'));
    world.advance(60_000);
    const again = create({ state: world.save() });
    expect(again.sheets.view(id)?.title).toBe('Ledger');
    expect(again.mail.mailbox(BEN).threads('INBOX')).toHaveLength(1);
    again.reset();
    expect(again.sheets.list()).toHaveLength(1);
    world.reset();
    expect(world.sheets.list()).toEqual([]);
    expect(world.mail.mailbox(BEN).threads('INBOX')).toEqual([]);
  });
});

it('says in one line why a project cannot run', () => {
  writeFileSync(join(dist, 'Code.js'), 'export const a = 1;');
  expect(() => create()).toThrow(
    /^Code\.js:1:1: .*Repair the file; Apps Script runs classic scripts, not modules\.$/,
  );
});
