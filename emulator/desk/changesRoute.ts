import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Changes } from './Changes';

/** `GET /changes`: a stream with one event for each change, so that open desks draw themselves anew. */
export function changesRoute(changes: Changes): Hono {
  const app = new Hono();
  app.get('/changes', (context) =>
    streamSSE(context, async (stream) => {
      await stream.writeSSE({ event: 'ready', data: '' });
      await new Promise<void>((resolve) => {
        const stop = changes.listen(() => void stream.writeSSE({ event: 'change', data: '' }));
        stream.onAbort(() => {
          stop();
          resolve();
        });
      });
    }),
  );
  return app;
}
