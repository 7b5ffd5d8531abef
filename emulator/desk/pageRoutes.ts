import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';

const TYPES = {
  'index.html': 'text/html; charset=utf-8',
  'desk.js': 'text/javascript; charset=utf-8',
  'desk.css': 'text/css; charset=utf-8',
} as const;

/** Only the desk's own script runs here: mail and cards are other people's HTML. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The page, its script and its style, read from the folder at each request so that a new build shows at once. */
export function pageRoutes(files: string): Hono {
  const app = new Hono();
  const serve = (name: keyof typeof TYPES) => async (): Promise<Response> =>
    new Response(await readFile(join(files, name), 'utf8'), {
      headers: {
        'content-type': TYPES[name],
        'content-security-policy': POLICY,
        'cache-control': 'no-cache',
      },
    });
  app.get('/', serve('index.html'));
  app.get('/desk.js', serve('desk.js'));
  app.get('/desk.css', serve('desk.css'));
  return app;
}
