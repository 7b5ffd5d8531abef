import { ADA, BEN, scriptWorld } from '../world/scriptWorld';

/** @see https://developers.google.com/apps-script/reference/base/session */
it('tells who is there, on whose authority, and in which language', () => {
  const world = scriptWorld(
    `function main() {
      return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), Session.getActiveUserLocale(),
        Session.getScriptTimeZone(), String(Session.getEffectiveUser())];
    }`,
    { manifest: { timeZone: 'Europe/Berlin' } },
  );
  const as = (activeUser: string): unknown => {
    const result = world.project.run({
      kind: 'doGet',
      function: 'main',
      arguments: [],
      activeUser,
      effectiveUser: ADA,
    });
    return result.kind === 'returned' && result.value;
  };
  expect(as(BEN)).toEqual([BEN, ADA, 'de', 'Europe/Berlin', ADA]);
  expect(as('')).toEqual(['', ADA, 'en', 'Europe/Berlin', ADA]);
});
