import type { NetRequest, NetResponse, Network, World } from '../contracts';
import { ANONYMOUS } from './admission';
import { webAppOf } from './exec';

/** What answers one host. */
export type Host = (request: NetRequest) => NetResponse;

/** The Internet as far as it exists here. */
export interface EmulatedNetwork extends Network {
  /** Lets a host answer from now on, by its name: `example.com`. */
  register(hostname: string, host: Host): void;
}

/** A network on which the world's web app is found under Google's own names. Every visitor is anonymous. */
export function createNetwork(world: World): EmulatedNetwork {
  const hosts = new Map<string, Host>([
    ['script.google.com', (request) => webAppOf(world).script(request, ANONYMOUS)],
    ['script.googleusercontent.com', (request) => webAppOf(world).userContent(request)],
  ]);
  return {
    register(hostname, host) {
      hosts.set(hostname, host);
    },
    request(request) {
      const hostname = new URL(request.url).hostname.replace(/^n-[\w-]+-script\.google/, 'script.google');
      const host = hosts.get(hostname);
      if (host === undefined) throw new Error(`DNS error: ${request.url}`);
      return host(request);
    },
  };
}
