import { createServer } from 'node:http';
import { buildMark, onNewBuild } from './followBuild';

/** Looks again by itself; the words say all there is to know. */
const pageOf = (trouble: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="2">
<title>The project cannot run · Workspace on this computer</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 12vh auto; padding: 0 1.5rem; color: #1f1f1f; background: #fff; }
pre { padding: 1rem; background: #fdecea; border-left: 4px solid #b3261e; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { body { color: #e3e3e3; background: #1f1f1f; } pre { background: #3b1f1d; } }
</style>
</head>
<body>
<h1>The project cannot run</h1>
<pre role="alert">${trouble.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</pre>
<p>Mend it and build again, for example with <code>npm run build</code>. This page looks again by itself.</p>
</body>
</html>
`;

/**
 * Stands in for the desk of a project that cannot run, and says why; resolves when another build lies in the folder.
 *
 * @throws {Error} in one line naming the port when it is in use
 */
export function brokenDesk(folder: string, port: number, trouble: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const asksForPage = request.url === '/';
      response
        .writeHead(503, { 'content-type': asksForPage ? 'text/html; charset=utf-8' : 'application/json' })
        .end(asksForPage ? pageOf(trouble) : JSON.stringify({ message: trouble }));
    });
    const broken = buildMark(folder);
    const stop = onNewBuild(
      folder,
      () => broken,
      () => {
        stop();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      },
    );
    server.once('error', (error: NodeJS.ErrnoException) => {
      stop();
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use. Choose others with PORT=…`) : error,
      );
    });
    server.listen(port, 'localhost');
  });
}
