import { ADA, BEN, scriptWorld } from './scriptWorld';
import type { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';

const EMAIL = 'https://www.googleapis.com/auth/userinfo.email';
const TRIGGERS = 'https://www.googleapis.com/auth/script.scriptapp';

const CODE = `
  function who() { return Session.getActiveUser().getEmail(); }
  function info(scopes) {
    const info = scopes === null ? ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL)
      : ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL, scopes);
    return [String(info.getAuthorizationStatus()), info.getAuthorizedScopes(), typeof info.getAuthorizationUrl()];
  }`;

const begin = (manifest: object = { oauthScopes: [EMAIL, TRIGGERS] }): EmulatedWorld =>
  scriptWorld(CODE, { manifest });

const as = (world: EmulatedWorld, user: string, name: string, ...args: unknown[]): unknown => {
  const person = { activeUser: user, effectiveUser: user };
  const result = world.project.run({ kind: 'card', function: name, arguments: args, ...person });
  return result.kind === 'returned' ? result.value : result.message;
};

const REFUSED =
  'Exception: Specified permissions are not sufficient to call Session.getActiveUser. ' +
  `Required permissions: ${EMAIL} (line 2, file "Code")`;

/** @see https://workspaceupdates.googleblog.com/2025/11/granular-oauth-consent-in-webapps.html */
describe('a scope that somebody did not grant', () => {
  it('fails the calls that need it, for this person only, until it is granted', () => {
    const world = begin();
    world.consent.revoke(BEN, EMAIL);
    expect(as(world, BEN, 'who')).toBe(REFUSED);
    expect(as(world, ADA, 'who')).toBe(ADA);
    world.consent.grant(BEN, EMAIL);
    expect(as(world, BEN, 'who')).toBe(BEN);
  });

  it('is missing even where the manifest lists none', () => {
    const world = begin({});
    world.consent.revoke(BEN, EMAIL);
    expect(as(world, BEN, 'who')).toBe(REFUSED);
  });

  it('may be taken back twice and is saved with the world', () => {
    const world = begin();
    world.consent.revoke(BEN, EMAIL);
    world.consent.revoke(BEN, EMAIL);
    const again = begin();
    again.load(world.save());
    expect(again.consent.withheldBy(BEN)).toEqual([EMAIL]);
    world.reset();
    expect(world.consent.isGranted(BEN, EMAIL)).toBe(true);
  });

  it('is granted in a world saved before anybody could withhold one', () => {
    const world = begin();
    const saved = Object.entries(JSON.parse(world.save()) as object);
    world.load(JSON.stringify(Object.fromEntries(saved.filter(([name]) => name !== 'consent'))));
    expect(as(world, BEN, 'who')).toBe(BEN);
  });
});

/** @see https://developers.google.com/apps-script/reference/script/authorization-info */
describe('what a script learns about its authorisation', () => {
  it('is that nothing is missing', () => {
    expect(as(begin(), BEN, 'info', null)).toEqual(['NOT_REQUIRED', [EMAIL, TRIGGERS], 'object']);
  });

  it('is what is granted, and where to grant the rest', () => {
    const world = begin();
    world.consent.revoke(BEN, EMAIL);
    expect(as(world, BEN, 'info', null)).toEqual(['REQUIRED', [TRIGGERS], 'string']);
    expect(as(world, BEN, 'info', [TRIGGERS])).toEqual(['NOT_REQUIRED', [TRIGGERS], 'object']);
    expect(as(world, ADA, 'info', null)).toEqual(['NOT_REQUIRED', [EMAIL, TRIGGERS], 'object']);
  });

  it('is that a scope the manifest does not list is not there', () => {
    expect(as(begin({ oauthScopes: [] }), BEN, 'info', [EMAIL])).toEqual(['REQUIRED', [], 'string']);
  });
});
