import { openInBrowser } from '../../../emulator/clients/scriptedBrowser';
import type { NetRequest } from '../../../emulator/contracts';
import { TextOutput } from '../../../emulator/services/ContentService';
import { HtmlOutput } from '../../../emulator/services/HtmlService';
import { scriptedWorld } from '../../support/scriptedWorld';
import { EXEC } from '../../support/visiting';

/** A web app that answers one page, and what that page told it. */
function webApp(page: string) {
  const told: unknown[] = [];
  const world = scriptedWorld({
    functions: {
      doGet: () => new HtmlOutput(page),
      doPost: ({ postData }: { postData: { contents: string } }) => {
        told.push(['beacon', postData.contents]);
        return new TextOutput('');
      },
      say: (...words: string[]) => {
        told.push(['call', ...words]);
        return words.length;
      },
    },
  });
  const elsewhere: NetRequest[] = [];
  world.network.register('shop.example', (request) => {
    elsewhere.push(request);
    return { status: 200, headers: {}, body: Buffer.alloc(0) };
  });
  const open = (driven = true) => openInBrowser(world.network, EXEC, { userAgent: 'Probe/1', driven });
  return { open, told, elsewhere };
}

const run = (script: string) => `<p id="p">Hello</p><script>${script}</script>`;

describe('a browser without a screen', () => {
  it('runs the page within the frames of a web app, which can call the script and hears its answer', () => {
    const { open, told } = webApp(
      run(
        'google.script.run.withSuccessHandler(function (n) { google.script.run.say("got " + n); }).say("a", "b")',
      ),
    );
    expect(open().errors).toEqual([]);
    expect(told).toEqual([
      ['call', 'a', 'b'],
      ['call', 'got 2'],
    ]);
  });

  it('tells a page who it is, and whether a program drives it', () => {
    const page = run('google.script.run.say(navigator.userAgent, String(navigator.webdriver))');
    for (const driven of [true, false]) {
      const { open, told } = webApp(page);
      open(driven);
      expect(told).toEqual([['call', 'Probe/1', String(driven)]]);
    }
  });

  it('sends beacons', () => {
    const { open, told } = webApp(run(`navigator.sendBeacon(${JSON.stringify(EXEC)}, "here")`));
    expect(open().errors).toEqual([]);
    expect(told).toEqual([['beacon', 'here']]);
  });

  it('runs timers, but not for ever', () => {
    const { open, told } = webApp(
      run(
        'var n = 0; setTimeout(function again() { n += 1; if (n === 1) google.script.run.say("1"); setTimeout(again, 0); })',
      ),
    );
    open();
    expect(told).toEqual([['call', '1']]);
  });

  it('presses nothing by itself', () => {
    const { open, told, elsewhere } = webApp(
      '<a id="go" href="https://shop.example/">Go</a><script>document.getElementById("go").addEventListener("click", function () { google.script.run.say("pressed"); })</script>',
    );
    const tab = open();
    expect([told, elsewhere]).toEqual([[], []]);
    tab.pressFirstLink();
    expect(told).toEqual([['call', 'pressed']]);
    expect(elsewhere.map(({ url }) => url)).toEqual(['https://shop.example/']);
  });

  it('goes on after a script that fails, and says what failed', () => {
    const { open, told } = webApp(
      run('document.cookie') +
        run('nowhere()') +
        run('while (true) {}') +
        run('google.script.run.say("still here")'),
    );
    expect(open().errors).toEqual([
      'Error: document.cookie is not emulated. Add it in emulator/clients/scriptedDocument.ts.',
      'ReferenceError: nowhere is not defined',
      expect.stringContaining('timed out'),
    ]);
    expect(told).toEqual([['call', 'still here']]);
  });

  it('shows nothing of an address where nobody answers', () => {
    const tab = openInBrowser(scriptedWorld().network, 'https://nowhere.example/', {
      userAgent: '',
      driven: true,
    });
    tab.pressFirstLink();
    expect(tab.errors).toEqual([]);
  });
});
