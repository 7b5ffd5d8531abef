import type { NetRequest } from '../../../emulator/contracts';
import { contentService } from '../../../emulator/services/ContentService';
import { htmlService } from '../../../emulator/services/HtmlService';
import type { Session } from '../../../emulator/web/admission';
import { webAppOf } from '../../../emulator/web/exec';
import { createNetwork } from '../../../emulator/web/network';
import type { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';
import { scriptWorld, type ScriptWorldOptions } from '../world/scriptWorld';

/** A script world with the services of a web app. */
export const webWorld = (code: string, options: ScriptWorldOptions = {}): EmulatedWorld =>
  scriptWorld(code, {
    services: Object.entries({ ContentService: contentService, HtmlService: htmlService }).map(
      ([name, create]) => ({ name, serviceId: null, create }),
    ),
    network: createNetwork,
    ...options,
  });

export const addressOf = (id: string, path: 'exec' | 'dev' = 'exec'): string =>
  `https://script.google.com/macros/s/${id}/${path}`;

/** What a browser sees of an address in the end: the status, and the text without tags. */
export function seen(
  world: EmulatedWorld,
  url: string,
  { signedInAs = null, ...request }: Partial<NetRequest> & Partial<Session> = {},
): string {
  const web = webAppOf(world);
  const answer = web.script({ url, method: 'GET', headers: {}, ...request }, { signedInAs });
  const { location } = answer.headers;
  const last =
    location === undefined ? answer : web.userContent({ url: location, method: 'GET', headers: {} });
  const text = last.body
    .toString()
    .replace(/<(title|style)>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ');
  return `${last.status} ${text.replace(/\s+/g, ' ').trim()}`;
}
