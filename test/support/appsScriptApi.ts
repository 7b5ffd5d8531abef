/**
 * Google's Apps Script API as clasp meets it, behind a local proxy: clasp honours HTTPS_PROXY, so the real program
 * runs unpatched and nothing leaves this machine.
 * @see https://developers.google.com/apps-script/api/reference/rest
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';

export interface PushedFile {
  readonly name: string;
  readonly type: string;
  readonly source: string;
}

export interface AppsScriptApi {
  /** Environment for a clasp process. */
  readonly env: NodeJS.ProcessEnv;
  readonly files: readonly PushedFile[];
  readonly versions: readonly { readonly versionNumber: number; readonly description?: string }[];
  readonly deployments: readonly Deployment[];
  close(): Promise<void>;
}

interface Deployment {
  readonly deploymentId: string;
  readonly deploymentConfig: {
    readonly scriptId: string;
    readonly versionNumber?: number;
    readonly description?: string;
  };
}

const FAR_FUTURE_MS = Date.parse('2100-01-01T00:00:00Z');

export async function startAppsScriptApi(scriptId: string): Promise<AppsScriptApi> {
  const state = {
    files: [] as PushedFile[],
    versions: [] as { versionNumber: number; description?: string }[],
    deployments: [{ deploymentId: 'head', deploymentConfig: { scriptId } }] as Deployment[],
  };

  const routes: Record<string, (body: Record<string, unknown>, id: string) => unknown> = {
    'GET content': () => ({ scriptId, files: state.files }),
    'PUT content': (body) => {
      state.files = body['files'] as PushedFile[];
      return { scriptId, files: state.files };
    },
    'GET versions': () => ({ versions: state.versions }),
    'POST versions': (body) => {
      const version = { versionNumber: state.versions.length + 1, ...body };
      state.versions.push(version);
      return version;
    },
    'GET deployments': () => ({ deployments: state.deployments }),
    'POST deployments': (body) => {
      const deployment = {
        deploymentId: `deployment-${state.deployments.length}`,
        deploymentConfig: { scriptId, ...body },
      };
      state.deployments.push(deployment);
      return deployment;
    },
    'PUT deployments': (body, id) => {
      const deployment = {
        deploymentId: id,
        deploymentConfig: { scriptId, ...(body['deploymentConfig'] as object) },
      };
      state.deployments = state.deployments.map((each) => (each.deploymentId === id ? deployment : each));
      return deployment;
    },
  };

  const api = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const [, what = '', id = ''] =
        /^\/v1\/projects\/[^/]+\/(\w+)(?:\/([^/?]+))?/.exec(request.url ?? '') ?? [];
      const answer = routes[`${request.method ?? ''} ${what}`]?.(body, id);
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(answer ?? { error: { code: 404, message: `No answer to ${request.url ?? ''}` } }),
      );
    });
  });

  const { private: key, cert } = await generate([{ name: 'commonName', value: 'script.googleapis.com' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: '*.googleapis.com' }] }],
  });
  const sockets = new Set<Socket>();
  const proxy = createServer();
  proxy.on('connect', (_request, socket: Socket) => {
    sockets.add(socket);
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    api.emit(
      'connection',
      new TLSSocket(socket, { isServer: true, secureContext: createSecureContext({ key, cert }) }),
    );
  });
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));

  return {
    env: environment(cert, (proxy.address() as AddressInfo).port),
    get files() {
      return state.files;
    },
    get versions() {
      return state.versions;
    },
    get deployments() {
      return state.deployments;
    },
    close: () => closeAll(proxy, sockets),
  };
}

function environment(cert: string, port: number): NodeJS.ProcessEnv {
  const home = mkdtempSync(join(tmpdir(), 'clasp-home-'));
  writeFileSync(join(home, 'cert.pem'), cert);
  const token = {
    type: 'authorized_user',
    client_id: 'fake',
    client_secret: 'fake',
    refresh_token: 'fake',
    access_token: 'fake',
    expiry_date: FAR_FUTURE_MS,
  };
  writeFileSync(join(home, '.clasprc.json'), JSON.stringify({ tokens: { default: token } }));
  return {
    ...process.env,
    HOME: home,
    HTTPS_PROXY: `http://127.0.0.1:${port}`,
    NODE_EXTRA_CA_CERTS: join(home, 'cert.pem'),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

async function closeAll(proxy: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise((closed) => proxy.close(closed));
}
