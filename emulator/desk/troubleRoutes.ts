import { Hono } from 'hono';
import * as v from 'valibot';
import { askedFor } from './askedFor';
import type { Workspace } from './Workspace';

const Failure = v.object({
  call: v.string(),
  nth: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  times: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  afterwards: v.exactOptional(v.boolean()),
  message: v.exactOptional(v.string()),
  code: v.exactOptional(v.number()),
  kill: v.exactOptional(v.boolean()),
});

/** Ordering failures of Google's services, to see what the add-on makes of them. */
export function troubleRoutes(workspace: Workspace): Hono {
  const app = new Hono();
  const { trouble } = workspace;

  app.get('/trouble', (context) => context.json(trouble.pending));

  app.post('/trouble', async (context) => {
    trouble.fail(await askedFor(context, Failure));
    return context.json(trouble.pending);
  });

  app.delete('/trouble', (context) => {
    trouble.clear();
    return context.json(trouble.pending);
  });

  return app;
}
