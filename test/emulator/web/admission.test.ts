import { TextOutput } from '../../../emulator/services/ContentService';
import type { Switches } from '../../../emulator/contracts';
import { anAccount, MANIFEST, OWNER, scriptedWorld } from '../../support/scriptedWorld';
import { DEV, statusAndText, visit } from '../../support/visiting';

describe('who may come in', () => {
  const accounts = [anAccount(), anAccount({ email: 'ben@acme.example' })];
  const outcome = (
    access: string,
    signedInAs: string | null,
    executeAs = 'USER_DEPLOYING',
    switches: Partial<Switches> = {},
  ): string => {
    const world = scriptedWorld({
      functions: { doGet: () => new TextOutput('') },
      manifest: { ...MANIFEST, webapp: { access, executeAs } },
      accounts,
      switches,
    });
    const answer = visit(world, { signedInAs });
    const [run] = world.runs;
    if (run !== undefined) return `active '${run.activeUser}', effective ${run.effectiveUser}`;
    return /Sign in/.test(answer.body.toString()) ? `${answer.status} sign in` : String(answer.status);
  };

  it.each([
    ['ANYONE_ANONYMOUS', null, `active '', effective ${OWNER}`],
    ['ANYONE_ANONYMOUS', 'eve@elsewhere.example', `active '', effective ${OWNER}`],
    ['ANYONE_ANONYMOUS', 'ben@acme.example', `active 'ben@acme.example', effective ${OWNER}`],
    ['ANYONE', null, '200 sign in'],
    ['ANYONE', 'eve@elsewhere.example', `active '', effective ${OWNER}`],
    ['DOMAIN', null, '200 sign in'],
    ['DOMAIN', 'eve@elsewhere.example', '403'],
    ['DOMAIN', 'ben@acme.example', `active 'ben@acme.example', effective ${OWNER}`],
    ['MYSELF', null, '404'],
    ['MYSELF', 'ben@acme.example', '404'],
    ['MYSELF', OWNER, `active '${OWNER}', effective ${OWNER}`],
  ])('%s for %s: %s', (access, signedInAs, expected) => {
    expect(outcome(access, signedInAs)).toBe(expected);
  });

  it('tells a colleague’s address only where Google is kind', () => {
    expect(outcome('DOMAIN', 'ben@acme.example', 'USER_DEPLOYING', { colleaguesAreTold: false })).toBe(
      `active '', effective ${OWNER}`,
    );
  });

  it('runs as the visitor where the manifest says so', () => {
    expect(outcome('ANYONE', 'eve@elsewhere.example', 'USER_ACCESSING')).toBe(
      "active 'eve@elsewhere.example', effective eve@elsewhere.example",
    );
  });

  it('shows the saved code to the editor only', () => {
    const world = scriptedWorld({ functions: { doGet: () => new TextOutput('') } });
    const url = DEV;
    expect(statusAndText(visit(world, { url }))).toMatch(/Sign in/);
    expect(visit(world, { url, signedInAs: 'ben@acme.example' }).status).toBe(403);
    expect(visit(world, { url, signedInAs: OWNER }).status).toBe(302);
  });
});
