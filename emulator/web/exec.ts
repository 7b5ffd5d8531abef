import type { NetRequest, NetResponse, World } from '../contracts';
import { TextOutput } from '../services/ContentService';
import { HtmlOutput } from '../services/HtmlService';
import { admit, type Session, type Visitor } from './admission';
import { Echo } from './echo';
import { eventOf, mediaType, usesReservedName } from './event';
import {
  accessDenied,
  forbidden,
  notAllowed,
  notEmulated,
  notFound,
  returnedNothing,
  returnedUnsupported,
  scriptFailed,
  signIn,
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

  function run(request: NetRequest, pathInfo: string, visitor: Visitor): NetResponse {
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
    });
    if (result.kind === 'threw') return scriptFailed(result.message);
    const { value } = result;
    if (value === undefined || value === null) return returnedNothing();
    if (value instanceof TextOutput) return echo.redirectTo(value);
    return value instanceof HtmlOutput ? pages.serve(value, visitor) : returnedUnsupported();
  }

  function exec(request: NetRequest, pathInfo: string, session: Session): NetResponse {
    if (request.method === 'HEAD') return forbidden();
    if (request.method !== 'GET' && request.method !== 'POST') return notAllowed();
    const admission = admit(world, session);
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
        if (mediaType(request) === 'multipart/form-data') return notEmulated('A posted multipart/form-data');
        return run(request, pathInfo, admission.visitor);
    }
  }

  return {
    script(request, session) {
      const target = targetOf(request.url);
      if (target === null || target.deploymentId !== world.project.deploymentId) return notFound();
      // The latest saved code is for the script's editors only.
      if (target.version === 'dev' && session.signedInAs !== world.project.deployer) {
        return session.signedInAs === null ? signIn() : forbidden();
      }
      return exec(request, target.pathInfo, session);
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

interface Target {
  readonly deploymentId: string;
  readonly version: 'exec' | 'dev';
  /** Without the leading slash. */
  readonly pathInfo: string;
}

/** `/macros/s/ID/exec` and `/a/macros/DOMAIN/s/ID/exec`, with what may stand behind. */
function targetOf(url: string): Target | null {
  const path = /^\/(?:a\/macros\/[^/]+|macros)\/s\/([^/]+)\/(exec|dev)(?:\/(.*))?$/.exec(
    new URL(url).pathname,
  );
  const [, deploymentId, version, pathInfo = ''] = path ?? [];
  if (deploymentId === undefined || version === undefined) return null;
  return { deploymentId, version: version === 'dev' ? 'dev' : 'exec', pathInfo };
}
