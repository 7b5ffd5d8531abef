import type { NetRequest, Switches } from '../contracts';

/**
 * What `doGet` and `doPost` are given. Members that do not apply are absent; there is no header, address or cookie.
 * @see https://developers.google.com/apps-script/guides/web#request_parameters
 */
export interface WebAppEvent {
  readonly queryString: string | null;
  readonly parameter: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly contextPath: '';
  /** In bytes; −1 for a GET. */
  readonly contentLength: number;
  readonly pathInfo?: string;
  readonly postData?: {
    readonly length: number;
    readonly type: string;
    readonly contents: string;
    readonly name: 'postData';
  };
}

/** @param pathInfo what stands behind `/exec/`, '' when nothing does */
export function eventOf(request: NetRequest, pathInfo: string, switches: Switches): WebAppEvent {
  const query = new URL(request.url).search.slice(1);
  const posted = request.method === 'POST';
  const contents = request.body ?? '';
  const type = mediaType(request);
  const isForm = posted && type === 'application/x-www-form-urlencoded';
  const parameters = listed([...pairs(query), ...(isForm ? pairs(contents) : [])]);
  const length = Buffer.byteLength(contents);
  return {
    queryString: query === '' ? switches.emptyQueryString : query,
    parameter: Object.fromEntries(
      Object.entries(parameters).map(([name, values]) => [name, values[0] ?? '']),
    ),
    parameters,
    contextPath: '',
    contentLength: posted ? length : -1,
    ...(pathInfo === '' ? {} : { pathInfo }),
    ...(posted ? { postData: { length, type, contents, name: 'postData' } } : {}),
  };
}

/** Without its parameters: `text/plain;charset=UTF-8` → `text/plain`. */
export const mediaType = ({ headers }: NetRequest): string =>
  (headers['content-type'] ?? 'application/octet-stream').split(';', 1).join('').trim().toLowerCase();

/** Google keeps these names for itself, in a query as in a posted form. */
export const usesReservedName = ({ parameters }: WebAppEvent): boolean =>
  Object.hasOwn(parameters, 'c') || Object.hasOwn(parameters, 'sid');

const pairs = (query: string): readonly (readonly [string, string])[] =>
  query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
    });

function decoded(text: string): string {
  const spaced = text.replace(/\+/g, ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    // Whatever is no valid encoding stays as it came.
    return spaced;
  }
}

function listed(all: readonly (readonly [string, string])[]): Record<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const [name, value] of all) lists.set(name, [...(lists.get(name) ?? []), value]);
  // `fromEntries` defines members, so a parameter named `__proto__` is one, too.
  return Object.fromEntries(lists);
}
