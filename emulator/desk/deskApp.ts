import { Hono } from 'hono';
import type { Context } from 'hono';
import { cardRoutes } from './cardRoutes';
import type { Changes } from './Changes';
import { changesRoute } from './changesRoute';
import { fileRoutes } from './fileRoutes';
import { mailRoutes } from './mailRoutes';
import { pageRoutes } from './pageRoutes';
import { recipientRoutes } from './recipientRoutes';
import { sceneRoutes } from './sceneRoutes';
import { sheetRoutes } from './sheetRoutes';
import { troubleRoutes } from './troubleRoutes';
import { Uploads } from './Uploads';
import { worldRoutes } from './worldRoutes';
import type { Workspace } from './Workspace';

/**
 * The desk as a web application: its page, and what the page asks for under `/emulator/`.
 *
 * `files` is the folder with the built page. What goes wrong is answered as `{ message }` in words for the person.
 */
export function deskApp(workspace: Workspace, changes: Changes, files: string): Hono {
  const app = new Hono();
  app.use('/emulator/*', refuseOtherOrigins);
  app.route('/emulator', worldRoutes(workspace, changes));
  const uploads = new Uploads();
  app.route('/emulator', mailRoutes(workspace, uploads));
  app.route('/emulator', fileRoutes(workspace, uploads));
  app.route('/emulator', cardRoutes(workspace));
  app.route('/emulator', recipientRoutes(workspace));
  app.route('/emulator', sceneRoutes(workspace));
  app.route('/emulator', sheetRoutes(workspace));
  app.route('/emulator', troubleRoutes(workspace));
  app.route('/emulator', changesRoute(changes));
  app.route('/', pageRoutes(files));
  app.notFound((context) => context.json({ message: 'There is nothing here.' }, 404));
  app.onError((error, context) => context.json({ message: error.message }, 400));
  return app;
}

/** A page of the emulated web app runs in the same browser and must not reach into the desk. */
async function refuseOtherOrigins(
  context: Context,
  next: () => Promise<void>,
): Promise<Response | undefined> {
  const origin = context.req.header('origin');
  if (origin !== undefined && origin !== new URL(context.req.url).origin) {
    return context.json({ message: 'Only the desk itself may ask.' }, 403);
  }
  await next();
  return undefined;
}
