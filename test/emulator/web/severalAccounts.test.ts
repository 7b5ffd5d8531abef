import { TextOutput } from '../../../emulator/services/ContentService';
import { startWebServers } from '../../../emulator/web/servers';
import { OWNER, scriptedWorld, type ScriptedWorld } from '../../support/scriptedWorld';
import { EXEC, statusAndText, visit } from '../../support/visiting';

const aWorld = (severalAccountsWork = false): ScriptedWorld =>
  scriptedWorld({ functions: { doGet: () => new TextOutput('hello') }, switches: { severalAccountsWork } });
const BROWSER = { signedInAs: OWNER, severalAccounts: true };

/** @see https://developers.google.com/apps-script/guides/support/troubleshooting */
describe('a browser with several Google accounts', () => {
  it('is sent to an address with /u/1/, where nothing can be opened', () => {
    const world = aWorld();
    const first = visit(world, { ...BROWSER, url: `${EXEC}?t=1` });
    expect([first.status, first.headers['location']]).toEqual([
      302,
      'https://script.google.com/macros/u/1/s/emulated-deployment/exec?t=1',
    ]);
    const last = visit(world, { ...BROWSER, url: first.headers['location'] ?? '' });
    expect(statusAndText(last)).toMatch(/^404 .*Sorry, unable to open the file at this time\./);
    expect(world.runs).toEqual([]);
  });

  it('is served where Google is kind', () => {
    const world = aWorld(true);
    visit(world, BROWSER);
    expect(world.runs).toHaveLength(1);
  });

  it.each([
    '/macros/u/1/s/emulated-deployment/exec',
    '/a/example.com/macros/u/1/s/emulated-deployment/exec',
    '/a/macros/example.com/u/0/s/emulated-deployment/exec',
  ])('has addresses that nobody can open, or that work where Google is kind: %s', (path) => {
    const url = `https://script.google.com${path}`;
    const worlds = [aWorld(), aWorld(true)];
    for (const signedInAs of [OWNER, null]) {
      const answers = worlds.map((world) => visit(world, { signedInAs, severalAccounts: true, url }).status);
      expect(answers).toEqual([404, 302]);
    }
    expect(worlds.map(({ runs }) => runs.length)).toEqual([0, 2]);
  });

  it('means nothing to programs, which send no cookies', () => {
    const world = aWorld();
    world.network.request({ url: EXEC, method: 'GET', headers: {} });
    visit(world, { signedInAs: null, severalAccounts: true });
    expect(world.runs).toHaveLength(2);
  });

  it('meets the fault over HTTP, too', async () => {
    const servers = await startWebServers(aWorld(), {
      port: 0,
      signedInAs: () => OWNER,
      severalAccounts: () => true,
    });
    const answer = await fetch(servers.execUrl);
    expect([answer.status, new URL(answer.url).pathname]).toEqual([
      404,
      '/macros/u/1/s/emulated-deployment/exec',
    ]);
    await servers.close();
  });
});
