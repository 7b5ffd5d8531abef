import type { NetRequest, NetResponse, ServedCode, Switches, World } from '../contracts';
import { TextOutput } from '../services/ContentService';
import { HtmlOutput } from '../services/HtmlService';
import { FETCH_URL } from '../services/limits';
import { admit, type Session, type Visitor } from './admission';
import { Echo } from './echo';
import { eventOf, mediaType, usesReservedName } from './event';
import {
  accessDenied,
  forbidden,
  moved,
  notAllowed,
  notEmulated,
  notFound,
  returnedNothing,
  returnedUnsupported,
  scriptFailed,
  signIn,
  tooLong,
  unauthorized,
} from './googlePages';
import { ServedPages } from './servedPages';

/** The web app as Google serves it: what stands behind its two hosts. */
export interface WebApp {
  /** Answers for script.google.com. */
  script(request: NetRequest, session: Session): NetResponse;
  /** Answers for the hosts of user content, which know no session. */
  userContent(request: NetRequest): NetResponse;
}

/** The world's web app; always the same one, so that all ways into it share what is on its way. */
export function webAppOf(world: World): WebApp {
  const known = webApps.get(world);
  if (known !== undefined) return known;
  const made = makeWebApp(world);
  webApps.set(world, made);
  return made;
}

const webApps = new WeakMap<World, WebApp>();

function makeWebApp(world: World): WebApp {
  const echo = new Echo();
  const pages = new ServedPages(world);

  function run(request: NetRequest, pathInfo: string, visitor: Visitor, code: ServedCode): NetResponse {
    const event = eventOf(request, pathInfo, world.switches);
    if (usesReservedName(event)) return notAllowed();
    const name = request.method === 'POST' ? 'doPost' : 'doGet';
    const result = world.project.run({
      kind: name,
      function: name,
      arguments: [event],
      activeUser: visitor.activeUser,
      effectiveUser: visitor.effectiveUser,
      userAgent: request.headers['user-agent'] ?? null,
      version: code.version,
    });
    if (result.kind === 'threw') return scriptFailed(result.message);
    const { value } = result;
    if (value === undefined || value === null) return returnedNothing();
    if (value instanceof TextOutput) return echo.redirectTo(value, world.switches);
    return value instanceof HtmlOutput ? pages.serve(value, visitor, code) : returnedUnsupported();
  }

  function exec(request: NetRequest, pathInfo: string, session: Session, code: ServedCode): NetResponse {
    if (request.method === 'HEAD') return forbidden();
    if (request.method !== 'GET' && request.method !== 'POST') return notAllowed();
    const admission = admit(world, code.manifest, session);
    switch (admission.kind) {
      case 'not-found':
        return notFound();
      case 'sign-in':
        return signIn();
      case 'denied':
        return accessDenied();
      case 'admitted':
        // Whatever the access, a path behind `/exec` is for people who are signed in.
        if (pathInfo !== '' && session.signedInAs === null) return signIn();
        // Unlike Google: what it makes of such a post is not published; here nothing runs.
        if (mediaType(request) === 'multipart/form-data') return notEmulated('A posted multipart/form-data');
        return run(request, pathInfo, admission.visitor, code);
    }
  }

  return {
    script(request, session) {
      if (isTooLong(request, world.switches)) return tooLong();
      const elsewhere = otherAccountUrl(request, session, world.switches);
      if (elsewhere !== null) return moved(elsewhere);
      if (request.headers['authorization'] !== undefined) return unauthorized();
      const target = targetOf(request.url);
      const code = target === null ? null : world.project.served(target.deploymentId, target.path);
      if (target === null || code === null) return notFound();
      if (target.isNumbered && !world.switches.severalAccountsWork) return notFound();
      // The code as last pushed is for the script's editors only; the deployer is the only one here.
      if (target.path === 'dev' && session.signedInAs !== world.project.deployer) {
        if (session.signedInAs === null) return signIn();
        return forbidden();
      }
      return exec(request, target.pathInfo, session, code);
    },
    userContent(request) {
      const { pathname, searchParams } = new URL(request.url);
      switch (`${request.method} ${pathname}`) {
        case 'GET /macros/echo':
          return echo.fetch(searchParams.get('user_content_key') ?? '', world.switches);
        case 'GET /userCodeAppPanel':
          return pages.panel(searchParams.get('page') ?? '');
        case 'POST /macros/callback':
          return pages.call(searchParams.get('page') ?? '', request);
        default:
          return pathname === '/macros/echo' ? notAllowed() : notFound();
      }
    },
  };
}

/** Taken for the longest address that is sure to arrive: as much as Google's own UrlFetch sends. */
const isTooLong = ({ url }: NetRequest, { longAddressesArrive }: Switches): boolean =>
  !longAddressesArrive && Buffer.byteLength(url) > FETCH_URL.value;

interface Target {
  readonly deploymentId: string;
  readonly path: 'exec' | 'dev';
  /** With the number of one of the browser's accounts: `/u/1/`. */
  readonly isNumbered: boolean;
  /** Without the leading slash. */
  readonly pathInfo: string;
}

/**
 * `/macros/s/ID/exec`, `/a/macros/DOMAIN/s/ID/exec` and its older form `/a/DOMAIN/macros/s/ID/exec`, each perhaps with the
 * number of an account before `/s/`, and with what may stand behind.
 */
function targetOf(url: string): Target | null {
  const path =
    /^\/(?:a\/macros\/[^/]+|a\/[^/]+\/macros|macros)(\/u\/\d+)?\/s\/([^/]+)\/(exec|dev)(?:\/(.*))?$/.exec(
      new URL(url).pathname,
    );
  const [, number, deploymentId, version, pathInfo = ''] = path ?? [];
  if (deploymentId === undefined || version === undefined) return null;
  const isNumbered = number !== undefined;
  return { deploymentId, path: version === 'dev' ? 'dev' : 'exec', isNumbered, pathInfo };
}

/**
 * Where a browser with several accounts is sent: an address with the account's number, under which nothing is found.
 *
 * @see https://developers.google.com/apps-script/guides/support/troubleshooting ("Multiple Google Accounts")
 */
function otherAccountUrl({ url }: NetRequest, session: Session, switches: Switches): string | null {
  const { signedInAs, severalAccounts = false } = session;
  if (signedInAs === null || !severalAccounts || switches.severalAccountsWork) return null;
  const address = new URL(url);
  const target = targetOf(url);
  if (target === null || target.isNumbered) return null;
  address.pathname = address.pathname.replace(/\/s\//, '/u/1/s/');
  return address.href;
}
