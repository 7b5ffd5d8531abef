import { Hono } from 'hono';
import * as v from 'valibot';
import { everyClientOf, NOBODY_OF_THEM, watchAll } from '../clients/everyClient';
import { fetchFollowing } from '../clients/fetchFollowing';
import { happens } from '../clients/inWords';
import { pictureType } from '../clients/pictureType';
import { recipientsOf, type Recipients } from '../clients/Recipients';
import { CLIENT_NAMES, ROSTER, type ClientName } from '../clients/roster';
import { linkStep } from '../clients/steps';
import { askedFor } from './askedFor';
import type { MailboxPrograms, Program, ReadyMail } from './wire';
import type { Workspace } from './Workspace';

const Client = v.picklist(CLIENT_NAMES);
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const Choice = v.object({ clients: v.array(Client), readsAfterMs: v.nullable(whole) });
const Reader = v.object({ client: Client });
const PressedLink = v.object({ link: whole, client: v.nullable(Client) });

/** Recipients' programs: which ones deal with somebody's mail, what they do with one mail now, what is to come. */
export function recipientRoutes(workspace: Workspace): Hono {
  const app = new Hono();
  const recipients = (): Recipients => recipientsOf(workspace.world);

  app.get('/recipients', (context) => {
    const isFor = context.req.query('email')?.toLowerCase();
    const upcoming = recipients().upcoming();
    return context.json({
      programs: PROGRAMS,
      everyone: everyClientOf(workspace.world),
      upcoming: upcoming
        .filter(({ email }) => isFor === undefined || email.toLowerCase() === isFor)
        .map(({ at, email, messageId, what }) => ({
          at,
          email,
          what,
          subject: workspace.world.mail.mailbox(email).message(messageId)?.subject ?? '',
        })),
      ...(isFor === undefined ? {} : recipients().programsOf(isFor)),
    } satisfies Partial<MailboxPrograms>);
  });

  app.post('/recipients/everyone', (context) => {
    const to = everyClientOf(workspace.world);
    if (to === null) throw new Error(NOBODY_OF_THEM);
    watchAll(workspace.world);
    return context.json({ to, ...READY } satisfies ReadyMail);
  });

  app.get('/recipients/picture', (context) => {
    const client = v.parse(Client, context.req.query('client'));
    const { userAgent } = ROSTER[client];
    const headers = userAgent === null ? {} : { 'user-agent': userAgent };
    const answer = fetchFollowing(workspace.world.network, context.req.query('url') ?? '', headers)?.[0];
    const type = answer === undefined ? null : pictureType(answer.body);
    // It is shown in the desk's own origin: nothing but a picture may come from there.
    if (answer === undefined || type === null) return context.body(null, 404);
    return new Response(new Uint8Array(answer.body), {
      status: answer.status,
      headers: { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    });
  });

  app.post('/recipients/:email', async (context) => {
    const { clients, readsAfterMs } = await askedFor(context, Choice);
    const { email } = workspace.world.account(context.req.param('email'));
    recipients().watch(email, clients, { readsAfterMs });
    return context.json({});
  });

  app.get('/recipients/:email/messages/:id/links', (context) =>
    context.json(recipients().links(context.req.param('email'), context.req.param('id'))),
  );

  app.post('/recipients/:email/messages/:id/open', async (context) => {
    const { client } = await askedFor(context, Reader);
    recipients().read(context.req.param('email'), context.req.param('id'), client);
    return context.json({ said: opened(client) });
  });

  app.post('/recipients/:email/messages/:id/press', async (context) => {
    const { link, client } = await askedFor(context, PressedLink);
    recipients().press(context.req.param('email'), context.req.param('id'), link, client);
    const who = client === null ? 'A person pressed it in a browser, and the link on the page.' : null;
    return context.json({ said: who ?? `${nameOf(client)} asked for it.` });
  });

  return app;
}

const PROGRAMS: readonly Program[] = CLIENT_NAMES.map((id) => ({
  id,
  name: ROSTER[id].name,
  role: ROSTER[id].role,
  happens: happens(id),
  asksForLinks: linkStep(id) !== null,
}));

const READY: Pick<ReadyMail, 'subject' | 'html'> = {
  subject: 'One mail for every program',
  html:
    '<div dir="ltr">Hello,<br><br>this mail goes to a reader of each program, and to each kind of filter. ' +
    'Add a link, if you like, and send it.<br></div>',
};

const nameOf = (client: ClientName | null): string => (client === null ? '' : ROSTER[client].name);

function opened(client: ClientName): string {
  const { name, steps } = ROSTER[client];
  const reading = happens(client).filter((_, index) => steps[index]?.from === 'reading');
  if (reading.length === 0) return `Opened as ${name}: nothing is asked for when one reads.`;
  return `Opened as ${name}: ${reading.join('; ').replace('when opened: ', '')}.`;
}
