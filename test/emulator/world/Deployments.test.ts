import { MAX_VERSIONS, PROPAGATION_MS } from '../../../emulator/world/Deployments';
import type { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';
import { addressOf, seen, webWorld } from '../web/webWorld';
import { ADA, BEN, MANIFEST, type ScriptWorldOptions } from './scriptWorld';

const code = (word: string): string => `
  function doGet() { return ContentService.createTextOutput('${word}'); }
  function card() { return '${word}'; }
  function make() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(1).create(); }
  function tick() { console.log('${word}'); }`;

const files = (word: string, manifest = {}) => ({
  'appsscript.json': JSON.stringify({ ...MANIFEST, ...manifest }),
  'Code.js': code(word),
});

const begin = (options: ScriptWorldOptions = {}): EmulatedWorld => webWorld(code('one'), options);

const run = (world: EmulatedWorld, name: string): unknown => {
  const person = { activeUser: ADA, effectiveUser: ADA };
  const result = world.project.run({ kind: 'card', function: name, arguments: [], ...person });
  return result.kind === 'returned' ? result.value : result.message;
};

/** @see https://developers.google.com/apps-script/concepts/deployments */
describe('code that is pushed', () => {
  it('is seen by the editor at /dev, and by nobody at /exec', () => {
    const world = begin();
    const { deploymentId, headDeploymentId } = world.project;
    world.deployments.push(files('two'));
    expect(seen(world, addressOf(headDeploymentId, 'dev'), { signedInAs: ADA })).toBe('200 two');
    expect(seen(world, addressOf(deploymentId))).toBe('200 one');
  });

  it('is hidden at /dev from strangers, who shall sign in, and from everybody else', () => {
    const world = begin();
    const url = addressOf(world.project.headDeploymentId, 'dev');
    expect(seen(world, url)).toMatch(/^200 Sign in/);
    expect(seen(world, url, { signedInAs: BEN })).toMatch(/^403/);
    expect(seen(world, url, { method: 'HEAD' })).toMatch(/^200 Sign in/);
    expect(seen(world, url, { method: 'HEAD', signedInAs: ADA })).toMatch(/^403/);
    expect(world.executions).toEqual([]);
  });

  it('runs at once for who has the test deployment: its cards and timers', () => {
    const world = begin();
    run(world, 'make');
    world.deployments.push(files('two'));
    expect(run(world, 'card')).toBe('two');
    world.advance(60_000);
    expect(world.executions.at(-1)).toMatchObject({ kind: 'timer', printed: ['two'] });
  });

  it('does not run for who has the deployment, until that is moved', () => {
    const world = begin({ addOnRuns: 'deployment' });
    world.deployments.push(files('two'));
    expect(run(world, 'card')).toBe('one');
    world.deployments.updateDeployment(world.project.deploymentId, world.deployments.createVersion());
    expect(run(world, 'card')).toBe('two');
  });

  it('that cannot run is refused in one line, and what was there stays', () => {
    const world = begin();
    const broken = { ...files('two'), 'Code.js': 'function doGet( {' };
    expect(() => {
      world.deployments.push(broken);
    }).toThrow(/^Code\.js:1:\d+: .*Repair the file/);
    expect(() => {
      world.deployments.push({ 'Code.js': '' });
    }).toThrow('appsscript.json is missing. Push it along.');
    expect(run(world, 'card')).toBe('one');
  });

  it('is forgotten when the world starts over', () => {
    const world = begin();
    world.deployments.push(files('two'));
    world.reset();
    expect(run(world, 'card')).toBe('one');
  });
});

describe('a deployment', () => {
  it('keeps its address when it moves to another version, forth and back', () => {
    const world = begin();
    const { deploymentId } = world.project;
    world.deployments.push(files('two'));
    const two = world.deployments.createVersion();
    world.deployments.push(files('three'));
    expect(seen(world, addressOf(deploymentId))).toBe('200 one');
    world.deployments.updateDeployment(deploymentId, two);
    expect(seen(world, addressOf(deploymentId))).toBe('200 two');
    world.deployments.updateDeployment(deploymentId, 1);
    expect(seen(world, addressOf(deploymentId))).toBe('200 one');
  });

  it('that is new has an address of its own, beside the old one', () => {
    const world = begin();
    world.deployments.push(files('two'));
    const id = world.deployments.deploy(world.deployments.createVersion());
    expect(seen(world, addressOf(id))).toBe('200 two');
    expect(seen(world, addressOf(world.project.deploymentId))).toBe('200 one');
  });

  it('has a /dev address only where Google is kind', () => {
    for (const [devUnderEveryDeployment, expected] of [
      [true, '200 two'],
      [false, expect.stringMatching(/^404/)],
    ] as const) {
      const world = begin({ switches: { devUnderEveryDeployment } });
      world.deployments.push(files('two'));
      const dev = addressOf(world.project.deploymentId, 'dev');
      expect(seen(world, dev, { signedInAs: ADA })).toEqual(expected);
    }
  });

  it('serves its old version for a while, unless Google is kind', () => {
    const world = begin({ switches: { redeploysAtOnce: false } });
    const { deploymentId } = world.project;
    world.deployments.push(files('two'));
    world.deployments.updateDeployment(deploymentId, world.deployments.createVersion());
    world.advance(PROPAGATION_MS - 1);
    expect(seen(world, addressOf(deploymentId))).toBe('200 one');
    world.advance(1);
    expect(seen(world, addressOf(deploymentId))).toBe('200 two');
  });

  it('follows the manifest of its version: who may come in', () => {
    const world = begin();
    const webapp = { executeAs: 'USER_DEPLOYING', access: 'MYSELF' };
    world.deployments.push(files('two', { webapp }));
    expect(seen(world, addressOf(world.project.deploymentId))).toBe('200 one');
    world.deployments.updateDeployment(world.project.deploymentId, world.deployments.createVersion());
    expect(seen(world, addressOf(world.project.deploymentId))).toMatch(/^404/);
  });

  it('cannot be moved to what is not there', () => {
    const { deployments, project } = begin();
    expect(() => {
      deployments.updateDeployment(project.deploymentId, 2);
    }).toThrow('There is no version 2.');
    expect(() => {
      deployments.updateDeployment('other', 1);
    }).toThrow('There is no deployment other.');
  });
});

/** @see https://developers.google.com/apps-script/guides/services/quotas#current_limitations */
it('keeps 200 versions and no more', () => {
  const { deployments } = begin();
  const numbers = Array.from({ length: MAX_VERSIONS - 1 }, () => deployments.createVersion());
  expect(numbers.at(-1)).toBe(200);
  expect(() => deployments.createVersion()).toThrow('A script has at most 200 versions.');
});

/** @see https://github.com/googleworkspace/apps-script-oauth2/issues/535 */
describe('a scope that HEAD adds', () => {
  const EMAIL = 'https://www.googleapis.com/auth/userinfo.email';
  const withScope = (headLeavesDeploymentsAlone: boolean): EmulatedWorld => {
    const world = begin({ manifest: { oauthScopes: [] }, switches: { headLeavesDeploymentsAlone } });
    world.deployments.push(files('two', { oauthScopes: [EMAIL] }));
    return world;
  };

  it('stops what is deployed, unless Google is kind', () => {
    const url = addressOf(webWorld('').project.deploymentId);
    expect(seen(withScope(false), url)).toBe('200 Authorization needed');
    expect(seen(withScope(true), url)).toBe('200 one');
  });

  it('stops it until it is deployed again', () => {
    const world = withScope(false);
    world.deployments.updateDeployment(world.project.deploymentId, world.deployments.createVersion());
    expect(seen(world, addressOf(world.project.deploymentId))).toBe('200 two');
  });

  it('does not stop the test deployment, nor a push without it', () => {
    const world = withScope(false);
    expect(run(world, 'card')).toBe('two');
    world.deployments.push(files('three', { oauthScopes: [] }));
    expect(seen(world, addressOf(world.project.deploymentId))).toBe('200 one');
  });
});
