import type { World } from '../contracts';
import { personOf } from './limitTrouble';
import type { PermissionOrder, Standing } from './Order';
import { scopeWords } from './scopeWords';

/** Takes a scope, or the whole authorisation, back in somebody's name, or grants it again; answers it in words. */
export function orderPermissions(world: World, { kind, scope, email }: PermissionOrder): string {
  const { email: theirs, name } = personOf(world, email);
  const asked = askedScopes(world);
  if (scope !== undefined && !asked.includes(scope))
    throw new Error(`The manifest does not ask for ${scope}. It asks for: ${asked.join(', ')}`);
  if (asked.length === 0) throw new Error('The manifest lists no scopes that could be taken back.');
  for (const each of scope === undefined ? asked : [scope]) world.script.consent[kind](theirs, each);
  if (kind === 'grant')
    return `${name} lets the script${scope === undefined ? ' do all it asks for' : `: ${scopeWords(scope)}`}.`;
  return scope === undefined ? allWords(name) : scopeTaken(name, scope);
}

export function openPermissionTrouble(world: World): readonly Standing[] {
  const { consent } = world.script;
  const asked = askedScopes(world);
  return world.accounts.flatMap(({ email, name }) => {
    const grant = (scopes: readonly string[]) => () => {
      for (const scope of scopes) consent.grant(email, scope);
    };
    const standing = (what: string, words: string, scopes: readonly string[]): Standing => ({
      id: `permission-${email}-${what}`,
      group: 'permissions',
      words,
      until: null,
      takeBack: grant(scopes),
    });
    const withheld = consent.withheldBy(email);
    return consent.isAllWithheld(email, asked)
      ? [standing('all', allWords(name), withheld)]
      : withheld.map((scope) => standing(scope.replace(/^.*\/(?=.)/, ''), scopeTaken(name, scope), [scope]));
  });
}

/** What the add-on asks people for. */
export const askedScopes = (world: World): readonly string[] => world.project.manifest.oauthScopes ?? [];

const scopeTaken = (name: string, scope: string): string =>
  `${name} does not let the script: ${scopeWords(scope)}.`;

const allWords = (name: string): string => `${name} took the whole authorisation back.`;
