import { mailApp } from '../../../emulator/services/MailApp';
import { gmailService } from '../../../emulator/services/Gmail';
import { sheetsService } from '../../../emulator/services/Sheets';
import { urlFetchApp } from '../../../emulator/services/UrlFetchApp';
import {
  forgetHistory,
  loseCache,
  spendDay,
  spendGmail,
  spendMail,
  spendSheets,
} from '../../../emulator/trouble/spent';
import type { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';
import { ADA, call, scriptWorld } from '../world/scriptWorld';

const CODE = `
  function mail() { MailApp.sendEmail('${ADA}', 'Hi', 'there'); }
  function property() { return PropertiesService.getScriptProperties().getProperty('a'); }
  function fetch() { return UrlFetchApp.fetch('https://shop.example/').getResponseCode(); }
  function gmail() { return Gmail.Users.getProfile('me').historyId; }
  function history(since) { return Gmail.Users.History.list('me', { startHistoryId: since }).historyId; }
  function make() { return Sheets.Spreadsheets.create({}).spreadsheetId; }
  function read(id) { return Sheets.Spreadsheets.get(id).spreadsheetId; }
  function fill() { CacheService.getScriptCache().putAll(Object.fromEntries(Array.from({ length: 100 }, (_, i) => ['k' + i, 'v']))); }
  function tick() {}
  function make1() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(1).create(); }`;

const anOffice = (): EmulatedWorld =>
  scriptWorld(CODE, {
    withMail: true,
    services: [
      { name: 'MailApp', serviceId: null, create: mailApp },
      { name: 'UrlFetchApp', serviceId: null, create: urlFetchApp },
      { name: 'Gmail', serviceId: 'gmail', create: gmailService },
      { name: 'Sheets', serviceId: 'sheets', create: sheetsService },
    ],
    network: () => ({ request: () => ({ status: 200, headers: {}, body: Buffer.alloc(0) }) }),
  });

const DAY = 24 * 60 * 60_000;

describe('a quota that is spent', () => {
  it.each([
    [
      'email',
      'mail',
      (world: EmulatedWorld) => {
        spendMail(world, ADA);
      },
    ],
    [
      'properties',
      'property',
      (world: EmulatedWorld) => {
        spendDay(world, 'properties', ADA);
      },
    ],
    [
      'urlfetch',
      'fetch',
      (world: EmulatedWorld) => {
        spendDay(world, 'urlfetch', ADA);
      },
    ],
  ])('of a day refuses in the words for %s, and comes back a day later', (words, name, spend) => {
    const world = anOffice();
    call(world, name);
    spend(world);
    expect(() => call(world, name)).toThrow(`Service invoked too many times for one day: ${words}.`);
    world.advance(DAY - 1);
    expect(() => call(world, name)).toThrow('Service invoked too many times for one day');
    world.advance(1);
    expect(() => call(world, name)).not.toThrow();
  });

  it('of timers makes them fail', () => {
    const world = anOffice();
    call(world, 'make1');
    spendDay(world, 'timers', ADA);
    world.advance(60_000);
    expect(world.executions[1]?.outcome).toMatchObject({ kind: 'failed' });
  });

  it('of Gmail comes back after a minute', () => {
    const world = anOffice();
    spendGmail(world, ADA);
    expect(() => call(world, 'gmail')).toThrow('Units per minute per user');
    world.advance(60_000);
    expect(call(world, 'gmail')).toBe('1000');
  });

  it('of Sheets is one of reads or of writes', () => {
    const world = anOffice();
    const id = call(world, 'make');
    spendSheets(world, 'reads', ADA);
    expect(() => call(world, 'read', id)).toThrow('Read requests per minute per user');
    expect(call(world, 'make')).not.toBe(id);
    world.advance(60_000);
    expect(call(world, 'read', id)).toBe(id);
  });
});

it('forgets the history, so that who asks for it meets 404', () => {
  const world = anOffice();
  const before = call(world, 'gmail');
  forgetHistory(world, ADA);
  expect(() => call(world, 'history', before)).toThrow('Requested entity was not found.');
  expect(call(world, 'history', call(world, 'gmail'))).toBe('1001');
});

it('loses a share of the cache', () => {
  const world = anOffice();
  call(world, 'fill');
  loseCache(world, { share: 0.4, seed: 2 });
  const left = Object.keys(world.script.memory.caches.script).length;
  expect(left).toBeGreaterThan(45);
  expect(left).toBeLessThan(75);
  loseCache(world);
  expect(world.script.memory.caches.script).toEqual({});
});
