import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { NetRequest, NetResponse, World } from '../contracts';
import { webAppOf } from './exec';
import { localOrigins, SCRIPT_ORIGIN, USER_CONTENT_ORIGIN, type LocalOrigins } from './localOrigins';

export interface WebServers {
  readonly local: LocalOrigins;
  /** The web app's address for a browser on this machine. */
  readonly execUrl: string;
  close(): Promise<void>;
}

export interface WebServerOptions {
  /** The desk's; the two servers take the next two. 0: any that are free. */
  readonly port: number;
  /** Who is signed in to Google in the browser. Nobody, unless told. */
  readonly signedInAs?: () => string | null;
  /** Whether that browser is signed in to several accounts. It is not, unless told. */
  readonly severalAccounts?: () => boolean;
}

/**
 * Serves the web app to browsers, on two sites as Google does: script.google.com at localhost, user content at
 * 127.0.0.1.
 *
 * @throws {Error} one line naming the port when it is in use
 */
export async function startWebServers(
  world: World,
  { port, signedInAs = () => null, severalAccounts = () => false }: WebServerOptions,
): Promise<WebServers> {
  const webApp = webAppOf(world);
  const script = createServer();
  const content = createServer();
  const local = (): LocalOrigins =>
    localOrigins({
      script: `http://localhost:${portOf(script)}`,
      userContent: `http://127.0.0.1:${portOf(content)}`,
    });
  answering(script, SCRIPT_ORIGIN, local, (request) =>
    webApp.script(request, { signedInAs: signedInAs(), severalAccounts: severalAccounts() }),
  );
  answering(content, USER_CONTENT_ORIGIN, local, (request) => webApp.userContent(request));
  const close = async (): Promise<void> => {
    await Promise.all([closed(script), closed(content)]);
  };
  try {
    await listening(script, 'localhost', port === 0 ? 0 : port + 1);
    await listening(content, '127.0.0.1', port === 0 ? 0 : port + 2);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    local: local(),
    execUrl: local().toLocal(`${SCRIPT_ORIGIN}/macros/s/${world.project.deploymentId}/exec`),
    close,
  };
}

function answering(
  server: Server,
  origin: string,
  local: () => LocalOrigins,
  answer: (request: NetRequest) => NetResponse,
): void {
  server.on('request', (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      try {
        send(outgoing, answer(requestOf(incoming, origin, Buffer.concat(chunks))), local());
      } catch (error) {
        const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
        outgoing
          .writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
          .end(`The emulator failed.\n${words}`);
      }
    });
  });
}

const METHODS = ['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'] as const;

function requestOf(
  { url = '/', method, headers }: IncomingMessage,
  origin: string,
  body: Buffer,
): NetRequest {
  const flat = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return {
    url: origin + url,
    // Google answers an unknown method as it answers OPTIONS.
    method: METHODS.find((each) => each === method) ?? 'OPTIONS',
    headers: Object.fromEntries(flat),
    ...(body.length === 0 ? {} : { body: body.toString('utf8') }),
  };
}

function send(outgoing: ServerResponse, { status, headers, body }: NetResponse, local: LocalOrigins): void {
  const { location } = headers;
  const isPage = (headers['content-type'] ?? '').toLowerCase().startsWith('text/html');
  const sent = isPage ? Buffer.from(local.toLocal(body.toString('utf8'))) : body;
  outgoing.writeHead(status, {
    ...headers,
    ...(location === undefined ? {} : { location: local.toLocal(location) }),
    'content-length': sent.length,
  });
  outgoing.end(sent);
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use. Choose others with PORT=…`) : error,
      );
    });
    server.listen(port, host, resolve);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
