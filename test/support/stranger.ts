/** What anybody on the Internet can do with the web app, without a browser. */
import type { NetResponse } from '../../emulator/contracts';
import { DIRECT_USER_AGENT } from '../../emulator/clients/directClient';
import { webAppOf } from '../../emulator/web/exec';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { execUrl } from './office';

const HEADERS = { 'user-agent': DIRECT_USER_AGENT };

export interface VisitOptions {
  /** Signed in to Google at the browser; null: nobody. */
  readonly signedInAs?: string | null;
}

/** What came back in the end, redirects followed. */
export interface Visit {
  readonly status: number;
  readonly contentType: string;
  /** Of a page, the script's own HTML, without Google's frames around it. */
  readonly body: string;
  /** All that was sent, but for Google's own script around a page. */
  readonly everything: string;
  /** What the page's `google.script.run` gets back. Throws for what is no page. */
  run(name: string, ...args: readonly unknown[]): unknown;
}

/** @param query what stands behind `?`, encoded as it is to be sent */
export const visit = (world: EmulatedWorld, query: string, options: VisitOptions = {}): Visit =>
  open(world, `${execUrl(world)}${query === '' ? '' : `?${query}`}`, options);

/** Opens an address of the web app as a browser does. */
export function open(world: EmulatedWorld, url: string, { signedInAs = null }: VisitOptions = {}): Visit {
  return arrived(world, webAppOf(world).script({ url, method: 'GET', headers: HEADERS }, { signedInAs }));
}

/** Posts text, as a beacon or a program does. */
export function post(
  world: EmulatedWorld,
  body: string,
  { query = '', type = 'text/plain;charset=UTF-8' } = {},
): Visit {
  const request = {
    url: `${execUrl(world)}${query}`,
    method: 'POST',
    headers: { ...HEADERS, 'content-type': type },
    body,
  } as const;
  return arrived(world, webAppOf(world).script(request, { signedInAs: null }));
}

function arrived(world: EmulatedWorld, first: NetResponse): Visit {
  const { location } = first.headers;
  const last = location === undefined ? first : userContent(world, location);
  const panelUrl = /<iframe id="sandboxFrame"[^>]* src="([^"]*)"/.exec(last.body.toString())?.[1];
  const page = panelUrl === undefined ? '' : pageIn(userContent(world, panelUrl).body.toString());
  return {
    status: last.status,
    contentType: last.headers['content-type'] ?? '',
    body: panelUrl === undefined ? last.body.toString() : page,
    everything:
      [first, last].map(({ headers, body }) => JSON.stringify(headers) + body.toString()).join('\n') + page,
    run(name, ...args) {
      if (panelUrl === undefined) throw new Error('This is no page that could call anything.');
      const url = panelUrl.replace('/userCodeAppPanel', '/macros/callback');
      const body = JSON.stringify({ function: name, arguments: args });
      const answer: unknown = JSON.parse(userContent(world, url, body).body.toString());
      return answer;
    },
  };
}

const userContent = (world: EmulatedWorld, url: string, body?: string): NetResponse =>
  webAppOf(world).userContent(
    body === undefined
      ? { url, method: 'GET', headers: HEADERS }
      : { url, method: 'POST', headers: HEADERS, body },
  );

/** The page that the frame's script writes. */
function pageIn(panel: string): string {
  const text = /frame\.document\.write\((".*")\);/.exec(panel)?.[1];
  if (text === undefined) throw new Error('The frame holds no page.');
  return String(JSON.parse(text));
}
