import { serve } from '@hono/node-server';
import { Changes } from './Changes';
import { deskApp } from './deskApp';
import { followWall } from './followWall';
import type { Workspace } from './Workspace';

export interface DeskServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the desk at `http://localhost:{port}`; port 0 takes a free one. `files` is the folder with the built page.
 *
 * @throws {Error} in one line naming the port when it is in use.
 */
export async function serveDesk(workspace: Workspace, port: number, files: string): Promise<DeskServer> {
  const changes = new Changes();
  const wall = workspace.clockRuns ? followWall(workspace.world) : null;
  const stopListening = workspace.world.onChange(() => {
    // A scene changes something all the time; it tells itself when to look.
    if (wall?.onlyTicking() !== true && !workspace.scenes.goesOn) changes.announce();
  });
  workspace.scenes.onProgress(() => {
    changes.announce();
  });
  const app = deskApp(workspace, changes, files);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: 'localhost' }, (address) => {
      resolve({
        url: `http://localhost:${address.port}`,
        async close() {
          wall?.stop();
          stopListening();
          await new Promise((closed) => {
            server.close(closed);
            // Open streams of changes would keep the server alive for ever.
            if ('closeAllConnections' in server) server.closeAllConnections();
          });
        },
      });
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      wall?.stop();
      stopListening();
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use. Choose others with PORT=…`) : error,
      );
    });
  });
}
