import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { startAppsScriptApi, type AppsScriptApi } from '../support/appsScriptApi';

const run = promisify(execFile);
const SCRIPT_ID = '1emulated-script-id-of-57-characters-so-that-clasp-takes-it';

/** A checkout as far as deploying needs one: the built files, clasp's settings, and a `push` that skips the tests. */
function checkout(scriptId: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  cpSync('dist', join(folder, 'dist'), { recursive: true });
  mkdirSync(join(folder, 'tools'));
  cpSync('tools/deploy.mjs', join(folder, 'tools/deploy.mjs'));
  cpSync('CHANGELOG.md', join(folder, 'CHANGELOG.md'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, '.clasp.json'), JSON.stringify({ scriptId, rootDir: 'dist' }));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ version: '1.2.3', scripts: { push: 'clasp push --force' } }),
  );
  return folder;
}

describe('npm run deploy', () => {
  let api: AppsScriptApi;
  beforeAll(async () => {
    api = await startAppsScriptApi(SCRIPT_ID);
  });
  afterAll(() => api.close());

  const deploy = (folder: string) => run('node', ['tools/deploy.mjs'], { cwd: folder, env: api.env });

  it('pushes the built bundle, and moves the one deployment to a new version instead of replacing it', async () => {
    const folder = checkout(SCRIPT_ID);
    await deploy(folder);
    expect(api.files.map(({ name, type }) => `${name} ${type}`).sort()).toEqual([
      'Code SERVER_JS',
      'appsscript JSON',
    ]);
    expect(api.files.find(({ name }) => name === 'Code')?.source).toBe(readFileSync('dist/Code.js', 'utf8'));
    const deployed = () => api.deployments.filter(({ deploymentId }) => deploymentId !== 'head');
    const [first] = deployed();
    expect(first?.deploymentConfig).toMatchObject({
      versionNumber: 1,
      description: 'Doublecheck 1.2.3 (unreleased changes)',
    });

    await deploy(folder);
    expect(deployed()).toHaveLength(1);
    expect(deployed()[0]).toMatchObject({
      deploymentId: first?.deploymentId,
      deploymentConfig: { versionNumber: 2 },
    });
  }, 60_000);

  it('says what is missing when no script is named, and pushes nothing', async () => {
    const before = api.files;
    await expect(deploy(checkout(''))).rejects.toMatchObject({
      stderr: expect.stringContaining('"scriptId"') as string,
    });
    expect(api.files).toBe(before);
  }, 60_000);
});
