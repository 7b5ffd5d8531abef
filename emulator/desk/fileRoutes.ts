import { Hono } from 'hono';
import { pictureType } from '../clients/pictureType';
import { ATTACHED_BYTES, FILES_TOO_BIG } from '../gmail/limits';
import type { Uploads } from './Uploads';
import type { Workspace } from './Workspace';

/** Files of mails: into the composer, and out of a mail. */
export function fileRoutes(workspace: Workspace, uploads: Uploads): Hono {
  const app = new Hono();

  app.post('/mailboxes/:email/uploads', async (context) => {
    const content = new Uint8Array(await context.req.arrayBuffer());
    if (content.length > ATTACHED_BYTES) throw new Error(FILES_TOO_BIG);
    const name = context.req.query('name') ?? '';
    const isPicture = context.req.query('in') === 'text';
    const picture = pictureType(content);
    if (isPicture && picture === null)
      throw new Error(`${name} is no picture that can be shown in a mail: choose a PNG, JPEG, GIF or WebP.`);
    const type = (isPicture ? picture : context.req.header('content-type')) ?? 'application/octet-stream';
    return context.json(uploads.add(isPicture ? 'ii' : 'f', { name, type, content }));
  });

  app.get('/mailboxes/:email/uploads/:file', (context) =>
    picture(uploads.get(context.req.param('file'))?.content),
  );

  app.get('/mailboxes/:email/messages/:id/pictures/:file', (context) => {
    const { email, id, file } = context.req.param();
    return picture(workspace.world.mail.mailbox(email).file(id, file)?.content);
  });

  app.get('/mailboxes/:email/messages/:id/files/:file', (context) => {
    const { email, id, file } = context.req.param();
    const found = workspace.world.mail.mailbox(email).file(id, file);
    if (found === null) return context.json({ message: 'This file is gone.' }, 404);
    return new Response(new Uint8Array(found.content), {
      headers: {
        ...NOTHING_RUNS,
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${rfc5987(found.name || 'noname')}`,
      },
    });
  });

  return app;
}

/** Somebody else's file, answered in the desk's own origin. */
const NOTHING_RUNS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** Only what shows by its first bytes that it is a picture, whatever the mail calls it. */
function picture(content: Uint8Array | undefined): Response {
  const type = content === undefined ? null : pictureType(content);
  if (content === undefined || type === null) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(content), { headers: { ...NOTHING_RUNS, 'content-type': type } });
}

/** @see https://www.rfc-editor.org/rfc/rfc5987#section-3.2 */
const rfc5987 = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
