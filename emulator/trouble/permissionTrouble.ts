import type { World } from '../contracts';
import { personOf } from './limitTrouble';
import type { PermissionOrder, Standing } from './Order';
import { scopeWords } from './scopeWords';
import { storeOf } from './spent';

/**
 * Takes a scope, or the whole authorisation, back in somebody's name, or grants it again; answers it in words. With the
 * whole authorisation go the files that the script made; an order that is taken back was never given.
 */
export function orderPermissions(world: World, { kind, scope, email }: PermissionOrder): string {
  const { email: theirs, name } = personOf(world, email);
  const asked = askedScopes(world);
  if (scope !== undefined && !asked.includes(scope))
    throw new Error(`The manifest does not ask for ${scope}. It asks for: ${asked.join(', ')}`);
  if (asked.length === 0) throw new Error('The manifest lists no scopes that could be taken back.');
  for (const each of scope === undefined ? asked : [scope]) world.script.consent[kind](theirs, each);
  if (kind === 'revoke' && scope === undefined) storeOf(world).cutOff(theirs);
  if (kind === 'grant')
    return `${name} lets the script${scope === undefined ? ' do all it asks for' : `: ${scopeWords(scope)}`}.${outOfReach(world, theirs)}`;
  return scope === undefined ? allWords(name) : scopeTaken(name, scope);
}

export function openPermissionTrouble(world: World): readonly Standing[] {
  const { consent } = world.script;
  const asked = askedScopes(world);
  return world.accounts.flatMap(({ email, name }) => {
    const standing = (
      what: string,
      words: string,
      scopes: readonly string[],
      besides = (): void => undefined,
    ): Standing => ({
      id: `permission-${email}-${what}`,
      group: 'permissions',
      words,
      until: null,
      takeBack: () => {
        for (const scope of scopes) consent.grant(email, scope);
        besides();
      },
    });
    const withheld = consent.withheldBy(email);
    return consent.isAllWithheld(email, asked)
      ? [
          standing('all', allWords(name), withheld, () => {
            storeOf(world).reconnect(email);
          }),
        ]
      : withheld.map((scope) => standing(scope.replace(/^.*\/(?=.)/, ''), scopeTaken(name, scope), [scope]));
  });
}

/** What the add-on asks people for. */
export const askedScopes = (world: World): readonly string[] => world.project.manifest.oauthScopes ?? [];

const outOfReach = (world: World, email: string): string =>
  !world.switches.filesOutliveConsent && storeOf(world).isCutOff(email)
    ? ' Sheets it made before stay out of its reach.'
    : '';

const scopeTaken = (name: string, scope: string): string =>
  `${name} does not let the script: ${scopeWords(scope)}.`;

const allWords = (name: string): string => `${name} took the whole authorisation back.`;
