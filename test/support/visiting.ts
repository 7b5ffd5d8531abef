import type { NetRequest, NetResponse, World } from '../../emulator/contracts';
import type { Session } from '../../emulator/web/admission';
import { webAppOf } from '../../emulator/web/exec';

/** The web app of a scripted world, as Google has it. */
export const EXEC = 'https://script.google.com/macros/s/emulated-deployment/exec';

/** The code as last pushed, for editors. */
export const DEV = 'https://script.google.com/macros/s/emulated-head/dev';

export type Visit = Partial<NetRequest> & Partial<Session>;

/** Asks script.google.com; a plain GET of the web app unless told otherwise. */
export const visit = (
  world: World,
  { url = EXEC, signedInAs = null, severalAccounts = false, ...request }: Visit = {},
): NetResponse =>
  webAppOf(world).script({ url, method: 'GET', headers: {}, ...request }, { signedInAs, severalAccounts });

/** Asks a host of user content. */
export const content = (world: World, url: string, request: Partial<NetRequest> = {}): NetResponse =>
  webAppOf(world).userContent({ url, method: 'GET', headers: {}, ...request });

/** Follows a redirect to user content, as a browser does. */
export const followed = (world: World, redirect: NetResponse): NetResponse =>
  content(world, redirect.headers['location'] ?? '');

export const statusAndText = ({ status, body }: NetResponse): string => `${status} ${body.toString()}`;
