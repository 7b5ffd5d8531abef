import type { Account } from '../../../emulator/contracts';
import { webAppOf } from '../../../emulator/web/exec';
import type { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';
import { addressOf, seen, webWorld } from './webWorld';

const OWNER = 'ada@acme.example';
const COLLEAGUE = 'ben@acme.example';
const OUTSIDER = 'eve@elsewhere.example';

const CODE = `
  function who() { return Session.getActiveUser().getEmail() + '/' + Session.getEffectiveUser().getEmail(); }
  function stores() {
    PropertiesService.getUserProperties().setProperty('mine', 'x');
    return 'stored';
  }
  function doGet(e) {
    if (e.parameter.page) return HtmlService.createHtmlOutput('page');
    if (e.parameter.store) stores();
    return ContentService.createTextOutput(who());
  }
  function make() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(1).create(); }
  function tick() { console.log(who()); }`;

const person = (email: string, google: Account['google']): Account => ({
  email,
  name: email,
  google,
  client: 'gmail',
  locale: 'en',
  timeZone: 'Etc/UTC',
});

const world = (executeAs = 'USER_DEPLOYING'): EmulatedWorld =>
  webWorld(CODE, {
    manifest: { webapp: { executeAs, access: 'ANYONE_ANONYMOUS' } },
    accounts: [person(OWNER, 'workspace'), person(COLLEAGUE, 'workspace'), person(OUTSIDER, 'consumer')],
    deployer: OWNER,
  });

const card = (here: EmulatedWorld, user: string, name: string): unknown => {
  const result = here.project.run({
    kind: 'card',
    function: name,
    arguments: [],
    activeUser: user,
    effectiveUser: user,
  });
  return result.kind === 'returned' ? result.value : result.message;
};

/** What a page that was served to somebody may call, and as whom that runs. */
function calledFromPage(here: EmulatedWorld, signedInAs: string | null): unknown {
  const web = webAppOf(here);
  const url = `${addressOf(here.project.deploymentId)}?page=1`;
  const page = web.script({ url, method: 'GET', headers: {} }, { signedInAs }).body.toString();
  const panel = /src="([^"]*)"/.exec(page)?.[1] ?? '';
  const body = JSON.stringify({ function: 'who', arguments: [] });
  const callback = panel.replace('userCodeAppPanel', 'macros/callback');
  const answer = web.userContent({ url: callback, method: 'POST', headers: {}, body });
  return (JSON.parse(answer.body.toString()) as { value?: unknown }).value;
}

/**
 * "If security policies don't allow access to the user's identity, User.getEmail() returns a blank string", as in a
 * web app that executes as its developer; "these restrictions generally don't apply if the developer runs the script
 * themselves or belongs to the same Google Workspace domain as the user".
 *
 * @see https://developers.google.com/apps-script/reference/base/session#getActiveUser()
 * @see https://developers.google.com/apps-script/guides/web#permissions
 */
describe('who a script runs as', () => {
  it.each([
    ['a stranger’s visit', null, `/${OWNER}`],
    ['an outsider’s visit', OUTSIDER, `/${OWNER}`],
    ['a colleague’s visit', COLLEAGUE, `${COLLEAGUE}/${OWNER}`],
    ['the owner’s own visit', OWNER, `${OWNER}/${OWNER}`],
  ])('%s: active/effective', (_visit, signedInAs, expected) => {
    const here = world();
    expect(seen(here, addressOf(here.project.deploymentId), { signedInAs })).toBe(`200 ${expected}`);
    expect(calledFromPage(here, signedInAs)).toBe(expected);
  });

  it.each([
    [OUTSIDER, `200 ${OUTSIDER}/${OUTSIDER}`],
    [null, '200 Sign in to continue to Apps Script'],
  ])('of a web app that runs as its visitor: %s', (signedInAs, expected) => {
    const here = world('USER_ACCESSING');
    expect(seen(here, addressOf(here.project.deploymentId), { signedInAs })).toBe(expected);
  });

  it.each([OWNER, COLLEAGUE, OUTSIDER])('a card of %s: that person', (email) => {
    expect(card(world(), email, 'who')).toBe(`${email}/${email}`);
  });

  /** @see https://developers.google.com/apps-script/guides/triggers/installable#restrictions */
  it.each([OWNER, COLLEAGUE])('a timer that %s made: that person, whoever is there', (email) => {
    const here = world();
    card(here, email, 'make');
    here.advance(60_000);
    expect(here.executions.at(-1)).toMatchObject({ kind: 'timer', printed: [`${email}/${email}`] });
  });

  it('decides whose user properties are meant: in a visit the owner’s', () => {
    const here = world();
    seen(here, `${addressOf(here.project.deploymentId)}?store=1`, { signedInAs: COLLEAGUE });
    card(here, COLLEAGUE, 'stores');
    expect(Object.keys(here.script.memory.properties.users).sort()).toEqual([OWNER, COLLEAGUE]);
  });
});
