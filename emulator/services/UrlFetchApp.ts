import type { NetRequest, NetResponse, ServiceContext, ServiceFactory } from '../contracts';
import { ServiceError } from '../runtime/ServiceError';
import { HTTPResponse } from './HTTPResponse';
import type { Covers } from './coverage';
import { spendDaily } from './dailyQuota';
import { FETCH_HEADER, FETCH_HEADERS, FETCH_POST, FETCH_RESPONSE, FETCH_URL } from './limits';
import { string, wrongParameters } from './signature';

// Unlike Google: how many redirects it follows is not published.
const MAX_REDIRECTS = 10;

const USER_AGENT =
  'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com; id: emulated)';

interface Options {
  readonly method: NetRequest['method'];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly followRedirects: boolean;
  readonly muteHttpExceptions: boolean;
}

/**
 * Requests of a script to the Internet, as nobody: Google sends no sign-in along.
 * @see https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app
 */
class UrlFetchApp implements Covers<GoogleAppsScript.URL_Fetch.UrlFetchApp, 'fetch' | 'fetchAll'> {
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  fetch(url: unknown, params: unknown = {}): HTTPResponse {
    const address = string('UrlFetchApp.fetch', url);
    const options = optionsOf(params);
    checkRequest(address, options);
    spendDaily(this.#context.world, 'urlfetch', this.#context.execution.effectiveUser);
    const response = this.#follow(address, options);
    if (response.status >= 400 && !options.muteHttpExceptions) throw requestFailed(address, response);
    return new HTTPResponse(response);
  }

  /**
   * Several requests; each spends of the quota, and the first that fails is thrown.
   *
   * Unlike Google: one after the other, not side by side.
   */
  fetchAll(requests: unknown): HTTPResponse[] {
    if (!Array.isArray(requests)) throw wrongParameters('UrlFetchApp.fetchAll', requests);
    return requests.map((request: unknown) => {
      if (typeof request === 'string') return this.fetch(request);
      if (typeof request !== 'object' || request === null)
        throw wrongParameters('UrlFetchApp.fetchAll', requests);
      const { url, ...params }: Readonly<Record<string, unknown>> = { ...request };
      return this.fetch(url, params);
    });
  }

  #follow(address: string, { method, headers, body, followRedirects }: Options): NetResponse {
    let request: NetRequest = { url: address, method, headers, ...(body === null ? {} : { body }) };
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const response = this.#send(request, hops > 0);
      const { location } = response.headers;
      if (!followRedirects || response.status < 300 || response.status > 399 || location === undefined)
        return response;
      request = redirected(request, response.status, new URL(location, request.url).href);
    }
    throw new ServiceError(`Too many redirects: ${address}`);
  }

  #send(request: NetRequest, isRedirect: boolean): NetResponse {
    const { network, project, switches } = this.#context.world;
    const mayLeadAnywhere = isRedirect && switches.redirectsNeedNoListing;
    if (!/^https?:\/\/[^/]/i.test(request.url)) throw new ServiceError(`Invalid argument: ${request.url}`);
    if (Buffer.byteLength(request.url) > FETCH_URL.value)
      throw new ServiceError('Limit Exceeded: URLFetch URL Length.');
    // The words: https://github.com/diegomanuel/binance-to-google-sheets/issues/82
    if (!mayLeadAnywhere && !isListed(request.url, project.manifest.urlFetchWhitelist)) {
      throw new ServiceError(
        `Request to ${request.url} failed because the URL has not been whitelisted in the script manifest.`,
      );
    }
    try {
      const response = network.request(request);
      if (response.body.length > FETCH_RESPONSE.value) throw limitExceeded('Response Size');
      return response;
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('DNS error'))
        throw new ServiceError(error.message);
      throw error;
    }
  }
}

export const urlFetchApp: ServiceFactory = (context) => new UrlFetchApp(context);

/** The rules are Google's; the words follow those for the address, the only ones reported. */
const limitExceeded = (what: string): ServiceError => new ServiceError(`Limit Exceeded: URLFetch ${what}.`);

/** @see https://developers.google.com/apps-script/guides/services/quotas#current_limitations */
function checkRequest(address: string, { headers, body }: Options): void {
  if (Buffer.byteLength(address) > FETCH_URL.value) throw limitExceeded('URL Length');
  if (body !== null && Buffer.byteLength(body) > FETCH_POST.value) throw limitExceeded('POST Size');
  const lines = Object.entries(headers);
  if (lines.length > FETCH_HEADERS.value) throw limitExceeded('Headers');
  if (lines.some(([name, value]) => Buffer.byteLength(`${name}: ${value}`) > FETCH_HEADER.value))
    throw limitExceeded('Header Size');
}

const KNOWN_OPTIONS = [
  'method',
  'payload',
  'contentType',
  'headers',
  'muteHttpExceptions',
  'followRedirects',
];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;

function optionsOf(params: unknown): Options {
  if (typeof params !== 'object' || params === null) throw wrongParameters('UrlFetchApp.fetch', '', params);
  const given: Readonly<Record<string, unknown>> = { ...params };
  for (const name of Object.keys(given)) {
    if (!KNOWN_OPTIONS.includes(name)) throw notEmulated(`UrlFetchApp.fetch with ${name}`);
  }
  const { payload, contentType = 'application/x-www-form-urlencoded' } = given;
  if (payload !== undefined && given['method'] === undefined)
    throw notEmulated('UrlFetchApp.fetch with a payload but no method');
  const wanted = string('UrlFetchApp.fetch', given['method'] ?? 'get').toUpperCase();
  const method = METHODS.find((each) => each === wanted);
  if (method === undefined) throw new ServiceError(`Attribute provided with invalid value: method`);
  return {
    method,
    headers: {
      'user-agent': USER_AGENT,
      ...(payload === undefined ? {} : { 'content-type': String(contentType) }),
      ...headersOf(given['headers']),
    },
    body: payload === undefined ? null : bodyOf(payload),
    followRedirects: given['followRedirects'] !== false,
    muteHttpExceptions: given['muteHttpExceptions'] === true,
  };
}

function bodyOf(payload: unknown): string {
  if (typeof payload === 'string') return payload;
  if (
    typeof payload !== 'object' ||
    payload === null ||
    Object.getPrototypeOf(payload) !== Object.prototype
  ) {
    throw notEmulated('UrlFetchApp.fetch with such a payload');
  }
  return new URLSearchParams(
    Object.entries(payload).map(([name, value]: [string, unknown]): [string, string] => [
      name,
      String(value),
    ]),
  ).toString();
}

const headersOf = (headers: unknown): Record<string, string> =>
  typeof headers === 'object' && headers !== null
    ? Object.fromEntries(
        Object.entries(headers).map(([name, value]: [string, unknown]) => [
          name.toLowerCase(),
          String(value),
        ]),
      )
    : {};

/** A POST that is sent elsewhere by 301, 302 or 303 becomes a GET, as with every browser. */
function redirected({ method, headers, body, url }: NetRequest, status: number, target: string): NetRequest {
  const { 'content-type': contentType, authorization, ...others } = headers;
  const sameHost = new URL(url).host === new URL(target).host;
  const kept = sameHost && authorization !== undefined ? { ...others, authorization } : others;
  if (status !== 307 && status !== 308) return { url: target, method: 'GET', headers: kept };
  const withType = contentType === undefined ? kept : { ...kept, 'content-type': contentType };
  return { url: target, method, headers: withType, ...(body === undefined ? {} : { body }) };
}

/**
 * Whether one of the prefixes fits; without a list everything does.
 * @see https://developers.google.com/apps-script/manifest/allowlist-url
 */
function isListed(url: string, prefixes: readonly string[] | undefined): boolean {
  return prefixes === undefined || prefixes.some((prefix) => fits(new URL(url), prefix));
}

function fits(url: URL, prefix: string): boolean {
  const [, host, path] = /^https:\/\/([^/]+)(\/.*)$/i.exec(prefix) ?? [];
  if (host === undefined || path === undefined || url.protocol !== 'https:') return false;
  const sameHost = host.startsWith('*.')
    ? url.host.endsWith(host.slice(1).toLowerCase())
    : url.host === host.toLowerCase();
  return sameHost && (url.pathname + url.search).startsWith(path);
}

/** How much of an answer Google quotes, counted in public reports. */
const QUOTED_CHARACTERS = 150;

/** As quoted in many public reports. */
function requestFailed(url: string, { status, body }: NetResponse): ServiceError {
  const text = body.toString('utf8');
  const quoted = text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS)}...` : text;
  return new ServiceError(
    `Request failed for ${new URL(url).origin} returned code ${status}. Truncated server response: ${quoted} ` +
      '(use muteHttpExceptions option to examine full response)',
  );
}

const notEmulated = (what: string): ServiceError =>
  new ServiceError(`${what} is not emulated. Add it in emulator/services/UrlFetchApp.ts.`);
