/** Somebody else's add-on, of another shape than the product: nothing here knows the product. */
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { openHomepage, openMessageCard, press } from '../../../emulator/cards/addOnHost';
import type { NetRequest } from '../../../emulator/contracts';
import { ADA, BEN, GRACE } from '../../../emulator/scenes/people';
import { webAppOf } from '../../../emulator/web/exec';
import type { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';
import { createWorld } from '../../../emulator/world/World';
import { addressOf, seen } from '../web/webWorld';

const open = (): EmulatedWorld =>
  createWorld({
    switches: { messageIdsAreTheApis: true },
    dist: join(__dirname, 'guestbook'),
    accounts: [ADA, GRACE, BEN],
    deployer: ADA.email,
  });

const urlOf = ({ project }: EmulatedWorld): string => addressOf(project.deploymentId);

const posted = (world: EmulatedWorld, fields: Readonly<Record<string, string>>): string =>
  seen(world, urlOf(world), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });

/** Opens the form as a stranger and presses its button, in as much of a browser as its script needs. */
async function filledIn(world: EmulatedWorld, fields: Readonly<Record<string, string>>): Promise<string> {
  const web = webAppOf(world);
  const get = (url: string): NetRequest => ({ url, method: 'GET', headers: {} });
  const outer = web.script(get(urlOf(world)), { signedInAs: null }).body.toString();
  const panel = web.userContent(get(/src="([^"]*)"/.exec(outer)?.[1] ?? '')).body.toString();
  let page = '';
  const frame = {
    document: { open: () => page, write: (html: string) => (page += html), close: () => page },
  };
  const fetch = (url: string, { body }: { readonly body: string }): Promise<unknown> => {
    const { status, body: answer } = web.userContent({ url, method: 'POST', headers: {}, body });
    return Promise.resolve({ ok: status === 200, json: () => JSON.parse(answer.toString()) as unknown });
  };
  const answer = { textContent: '' };
  const elements: Readonly<Record<string, object>> = { userHtmlFrame: { contentWindow: frame }, answer };
  const form = {
    nodeName: 'FORM',
    elements: [
      ...Object.entries(fields).map(([name, value]) => ({ nodeName: 'INPUT', type: 'text', name, value })),
      { nodeName: 'BUTTON', type: 'submit', name: '', value: '' },
    ],
  };
  const document = { getElementById: (id: string) => elements[id] };
  const browser = createContext({ document, fetch, form, setTimeout });
  runInContext(scriptIn(panel), browser);
  Object.assign(browser, frame, { document });
  runInContext(`${scriptIn(page)}; send(form);`, browser);
  await new Promise(setImmediate);
  return answer.textContent;
}

const scriptIn = (html: string): string => /<script>([^]*?)<\/script>/.exec(html)?.[1] ?? '';

const rows = (world: EmulatedWorld): readonly (readonly string[])[] => {
  const [file] = world.sheets.list();
  const [tab] = world.sheets.view(file?.id ?? '')?.tabs ?? [];
  return (tab?.rows ?? [])
    .map(({ cells }) => cells.map(({ text }) => text))
    .filter(([first]) => first !== '');
};

describe('a guestbook on the web', () => {
  it('shows its form to strangers', () => {
    const world = open();
    const outer = webAppOf(world).script(
      { url: urlOf(world), method: 'GET', headers: {} },
      { signedInAs: null },
    );
    expect(outer.body.toString()).toContain('<title>Guestbook</title>');
    expect(outer.body.toString()).toContain('<meta name="viewport"');
  });

  it('writes what is sent into the Sheet of its owner, row after row', async () => {
    const world = open();
    const ben = { name: 'Ben', email: BEN.email, words: '=1+1 was lovely' };
    expect(await filledIn(world, ben)).toBe('Thank you! You are number 1.');
    world.advance(60_000);
    expect(posted(world, { name: 'Zoë & Co', words: 'again!' })).toBe('200 Thank you! You are number 2.');
    expect(world.sheets.list()).toMatchObject([{ title: 'Guestbook', owner: ADA.email }]);
    expect(rows(world).map((cells) => cells.slice(0, 4))).toEqual([
      ['When', 'Name', 'Email', 'Words'],
      ['2027-01-04T09:00:00.000Z', 'Ben', BEN.email, '=1+1 was lovely'],
      ['2027-01-04T09:01:00.000Z', 'Zoë & Co', '', 'again!'],
    ]);
  });

  it('tells a form what is wrong in its own words', async () => {
    const world = open();
    expect(await filledIn(world, { name: ' ', words: '' })).toContain('Please tell us your name.');
    expect(posted(world, { name: 'Ben', words: 'x'.repeat(501) })).toContain('at most 500 letters');
    expect(world.sheets.list()).toEqual([]);
  });

  it('is read as JSON by programs, from the cache', () => {
    const world = open();
    posted(world, { name: 'Ben' });
    expect(seen(world, `${urlOf(world)}?format=json`)).toContain('"name":"Ben"');
    expect(world.executions.at(-1)?.calls.map(({ name }) => name)).toContain('Cache.get');
    expect(world.executions.at(-1)?.calls.map(({ name }) => name)).not.toContain(
      'Sheets.Spreadsheets.Values.get',
    );
  });

  it('sends its owner a mail about the first entry', () => {
    const world = open();
    posted(world, { name: 'Ben', words: 'hello' });
    posted(world, { name: 'Cleo', words: 'hello' });
    world.advance(60_000);
    const subjects = world.mail
      .mailbox(ADA.email)
      .threads('INBOX')
      .flatMap(({ messages }) => messages.map(({ subject }) => subject));
    expect(subjects).toEqual(['Your guestbook has its first entry']);
  });

  it('gives up when somebody keeps the lock, and writes nothing', () => {
    const world = open();
    world.script.locks.hold('script', 60_000);
    expect(posted(world, { name: 'Ben' })).toMatch(/^200 Exception: .*[Ll]ock/);
    expect(world.sheets.list()).toEqual([]);
  });

  it('does not lend strangers its private functions', () => {
    const { project } = open();
    const { functions = [] } = project.served(project.deploymentId, 'exec') ?? {};
    expect([...functions].sort()).toEqual([
      'doGet',
      'doPost',
      'markThanked',
      'onGmailMessage',
      'onHomepage',
      'sign',
    ]);
  });
});

describe('its cards', () => {
  /** A mail from Ben in Ada's inbox. */
  const withMail = (): { world: EmulatedWorld; mail: { messageId: string; threadId: string } } => {
    const world = open();
    const ben = world.mail.mailbox(BEN.email);
    const draft = { to: ADA.email, cc: '', bcc: '', subject: 'Hi', html: '<p>Hi' };
    ben.sendDraft(ben.saveDraft(draft));
    world.advance(60_000);
    const [thread] = world.mail.mailbox(ADA.email).threads('INBOX');
    return { world, mail: { messageId: thread?.messages[0]?.id ?? '', threadId: thread?.id ?? '' } };
  };

  it('are plain functions, which need no kindness of Google', () => {
    const world = open();
    posted(world, { name: 'Ben', words: 'hello' });
    const home = JSON.stringify(openHomepage(world, ADA.email));
    expect(home).toContain('1 people have signed.');
    expect(home).toContain('"topLabel":"Ben"');
  });

  it('tell about the sender of the mail that is open, and remember a press for this user', () => {
    const { world, mail } = withMail();
    const shown = (): string => JSON.stringify(openMessageCard(world, ADA.email, mail));
    expect(shown()).toContain(`${BEN.email} has not signed yet.`);
    posted(world, { name: 'Ben', email: BEN.email, words: 'lovely' });
    expect(shown()).toContain(`${BEN.email} wrote: lovely`);
    expect(shown()).toContain('I said thanks');
    const answer = press(world, ADA.email, {
      action: { function: 'markThanked', parameters: [{ key: 'email', value: BEN.email }] },
      formInputs: {},
      place: { host: 'message', ...mail },
    });
    expect(answer).toMatchObject({ kind: 'response', notification: 'Noted.' });
    expect(shown()).not.toContain('I said thanks');
    expect(world.script.memory.properties.users).toEqual({
      [ADA.email]: { [`thanked:${BEN.email}`]: 'yes' },
    });
  });

  it('cannot open the owner’s Sheet for a colleague, as Google would not', () => {
    const world = open();
    posted(world, { name: 'Ben', words: 'hello' });
    world.advance(6 * 60_000);
    expect(openHomepage(world, GRACE.email)).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('API call to sheets.spreadsheets.values.get failed') as string,
    });
  });

  it('fail in Google’s words for who did not grant Gmail', () => {
    const { world, mail } = withMail();
    world.consent.revoke(ADA.email, 'https://www.googleapis.com/auth/gmail.readonly');
    expect(openMessageCard(world, ADA.email, mail)).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('Request had insufficient authentication scopes.') as string,
    });
  });
});
