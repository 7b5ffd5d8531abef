import { Hono } from 'hono';
import type { Workspace } from './Workspace';

/** Scenes that are played with one press. How far one is stands in the state. */
export function sceneRoutes(workspace: Workspace): Hono {
  const app = new Hono();
  const { scenes } = workspace;

  app.post('/scenes/:name', (context) => {
    void scenes.start(context.req.param('name'));
    return context.json({});
  });

  app.delete('/scenes', (context) => {
    scenes.stop();
    return context.json({});
  });

  return app;
}
