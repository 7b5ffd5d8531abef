import type { Account } from '../../../emulator/contracts';
import { WORDINGS } from '../../../emulator/runtime/refusals';
import type { InstalledService } from '../../../emulator/runtime/run';
import { ServiceError } from '../../../emulator/runtime/ServiceError';
import { CROWDED } from '../../../emulator/world/Slots';
import { scriptWorld, type ScriptWorldOptions } from '../world/scriptWorld';

const person = (email: string, locale: string): Account => ({
  email,
  name: email,
  google: 'consumer',
  client: 'gmail',
  locale,
  timeZone: 'Etc/UTC',
});
const JANE = 'jane@example.com';
const HANS = 'hans@example.com';
const STRANGER = '';

/** The message of what a script catches, run by somebody on a German owner's authority. */
function refused(
  code: string,
  activeUser: string,
  { effectiveUser = HANS, ...options }: ScriptWorldOptions & { readonly effectiveUser?: string } = {},
): unknown {
  const world = scriptWorld(`function main() { try { ${code} } catch (e) { return e; } }`, {
    accounts: [person(JANE, 'en'), person(HANS, 'de')],
    deployer: HANS,
    ...options,
  });
  const result = world.project.run({
    kind: 'doGet',
    function: 'main',
    arguments: [],
    activeUser,
    effectiveUser,
  });
  const [caught] = world.executions.at(-1)?.calls.filter(({ threw }) => threw !== null) ?? [];
  return caught?.threw ?? (result.kind === 'threw' ? result.message : result.value);
}

const TOO_LARGE = "CacheService.getScriptCache().put('k', 'x'.repeat(102401));";
const UNREPORTED = "CacheService.getScriptCache().put('', 'x');";
const UNKIND = { unreportedRefusalsInEnglish: false, anonymousErrorsInEnglish: false };

describe('a refusal that nobody ordered', () => {
  /** @see https://github.com/RomainVialard/ErrorHandler */
  it('is in the language of the account, where people saw Google translate it', () => {
    expect(refused(TOO_LARGE, HANS)).toBe('Argument zu groß: value');
    expect(refused(TOO_LARGE, JANE)).toBe('Argument too large: value');
  });

  it('that nobody saw translated is in English only where Google is kind', () => {
    expect(refused(UNREPORTED, HANS)).toBe('Invalid argument: key');
    expect(refused(UNREPORTED, HANS, { switches: UNKIND })).toBe('Ungültiges Argument: key');
  });

  it('speaks to strangers in the language of whom it runs as, unless Google is kind', () => {
    expect(refused(TOO_LARGE, STRANGER)).toBe('Argument too large: value');
    expect(refused(TOO_LARGE, STRANGER, { switches: UNKIND })).toBe('Argument zu groß: value');
  });

  it('keeps what is no word of Google’s: names, numbers, addresses', () => {
    const code = 'Utilities.computeHmacSha256Signature(1, [2]);';
    expect(refused(code, HANS, { switches: UNKIND })).toBe(
      'Die Parameter (number,number[]) stimmen nicht mit der Methodensignatur für Utilities.computeHmacSha256Signature überein.',
    );
  });

  it('of an advanced service is translated in its details, too, and keeps its status', () => {
    const sheets: InstalledService = {
      name: 'Sheets',
      serviceId: 'sheets',
      create: () =>
        new (class {
          get(): never {
            const message = 'Requested entity was not found.';
            throw new ServiceError(`API call to sheets.get failed with error: ${message}`, {
              name: 'GoogleJsonResponseException',
              details: { code: 404, message },
            });
          }
        })(),
    };
    const world = scriptWorld(
      'function main() { try { Sheets.get(); } catch (e) { return [e.name, e.message, e.details]; } }',
      { accounts: [person(HANS, 'de')], deployer: HANS, switches: UNKIND, services: [sheets] },
    );
    const request = {
      kind: 'doGet',
      function: 'main',
      arguments: [],
      activeUser: HANS,
      effectiveUser: HANS,
    } as const;
    expect(world.project.run(request)).toMatchObject({
      value: [
        'GoogleJsonResponseException',
        'Fehler bei API-Aufruf an sheets.get: Die angeforderte Entität wurde nicht gefunden.',
        { code: 404, message: 'Die angeforderte Entität wurde nicht gefunden.' },
      ],
    });
  });

  it('meets a run that Google does not begin, stops or cannot find, too', () => {
    const world = scriptWorld('function main() { Utilities.sleep(300000); Utilities.sleep(300000); }', {
      accounts: [person(HANS, 'de')],
      deployer: HANS,
      switches: UNKIND,
    });
    const run = (name: string) =>
      world.project.run({
        kind: 'doGet',
        function: name,
        arguments: [],
        activeUser: HANS,
        effectiveUser: HANS,
      });
    expect(run('main')).toMatchObject({ message: 'Maximale Ausführungszeit überschritten' });
    expect(run('none')).toMatchObject({ message: 'Scriptfunktion nicht gefunden: none' });
  });

  it('in the emulator’s own words stays as it is', () => {
    expect(refused('Session.getTemporaryActiveUserKey();', HANS, { switches: UNKIND })).toMatch(
      /^Session\.getTemporaryActiveUserKey is not emulated\./,
    );
  });
});

describe('a wording', () => {
  it.each(WORDINGS.map((wording) => [wording.en, wording] as const))(
    '%s has as many places in German',
    (_en, wording) => {
      expect(wording.de.split('{}')).toHaveLength(wording.en.split('{}').length);
      expect(wording.de).not.toBe(wording.en);
    },
  );

  it('is there for a crowd, whose refusal is made elsewhere', () => {
    expect(WORDINGS.map(({ en }) => `Exception: ${en}`)).toContain(CROWDED);
  });
});
