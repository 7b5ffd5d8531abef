import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import type { Order } from '../trouble/Order';
import { PRESETS } from '../trouble/presets';
import { askedFor } from './askedFor';
import { OrderSchema, PresetSchema } from './troubleOrder';
import type { TroubleSaid } from './wire';
import type { Workspace } from './Workspace';

/** Ordering trouble of every kind, to see what the add-on makes of it, and taking it back. */
export function troubleRoutes(workspace: Workspace): Hono {
  const app = new Hono();
  const said = (words: string): TroubleSaid => ({ said: words, open: workspace.trouble.open() });

  app.get('/trouble', (context) => context.json(workspace.trouble.open()));

  app.get('/trouble/choices', (context) => context.json(workspace.trouble.choices()));

  app.post('/trouble', async (context) => {
    const order = await orderIn(context);
    return context.json(said(workspace.trouble.order(order)));
  });

  app.delete('/trouble', (context) => {
    workspace.trouble.takeAllBack();
    return context.json(said('Everything is taken back.'));
  });

  app.delete('/trouble/:id', (context) => {
    workspace.trouble.takeBack(context.req.param('id'));
    return context.json(said('Taken back.'));
  });

  return app;
}

async function orderIn(context: Context): Promise<Order> {
  const body: unknown = await context.req.json();
  if (v.is(v.object({ preset: v.unknown() }), body)) {
    const { preset } = await askedFor(context, PresetSchema);
    return PRESETS[preset].order;
  }
  return askedFor(context, OrderSchema);
}
