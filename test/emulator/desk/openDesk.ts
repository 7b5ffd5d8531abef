import { Changes } from '../../../emulator/desk/Changes';
import { deskApp } from '../../../emulator/desk/deskApp';
import { workspaceOf } from '../../../emulator/desk/workspaceOf';
import { localOrigins } from '../../../emulator/web/localOrigins';
import type { Scene } from '../../../emulator/scenes/Scene';
import type { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';
import { lampScene } from '../../support/lamp';
import { openWorld } from './openWorld';

export interface AskedDesk {
  readonly world: EmulatedWorld;
  readonly signedIn: () => string | null;
  ask(path: string): Promise<{ readonly status: number; readonly body: unknown }>;
  tell(
    path: string,
    body?: unknown,
    options?: { readonly method?: 'POST' | 'DELETE'; readonly origin?: string },
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Sends bytes as they are. */
  upload(
    path: string,
    content: Buffer,
    type: string,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  fetch(path: string): Promise<Response>;
}

/** The desk's server without a socket, on the world with the lamp. */
export function openDesk(scene: Scene = lampScene): AskedDesk {
  const world = openWorld(scene);
  let signedIn: string | null = null;
  const workspace = workspaceOf(world, scene, {
    local: localOrigins({ script: 'http://localhost:8041', userContent: 'http://127.0.0.1:8042' }),
    addresses: [],
    clockRuns: false,
    signedIn: { get: () => signedIn, set: (email) => (signedIn = email) },
  });
  const app = deskApp(workspace, new Changes(), 'build/desk');
  const read = async (response: Response) => ({
    status: response.status,
    body: (await response.json()) as unknown,
  });
  return {
    world,
    signedIn: () => signedIn,
    ask: async (path) => read(await app.request(`http://localhost:8040/emulator/${path}`)),
    tell: async (path, body = {}, { method = 'POST', origin = 'http://localhost:8040' } = {}) =>
      read(
        await app.request(`http://localhost:8040/emulator/${path}`, {
          method,
          headers: { origin, 'content-type': 'application/json' },
          ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
        }),
      ),
    upload: async (path, content, type) =>
      read(
        await app.request(`http://localhost:8040/emulator/${path}`, {
          method: 'POST',
          headers: { origin: 'http://localhost:8040', 'content-type': type },
          body: new Uint8Array(content),
        }),
      ),
    fetch: async (path) => app.request(`http://localhost:8040/${path}`),
  };
}
