import { randomBytes } from 'node:crypto';
import type { NetRequest, NetResponse, ServedCode, World } from '../contracts';
import { pageOf, type HtmlOutput, type HtmlPage } from '../services/HtmlService';
import type { Visitor } from './admission';
import { html, json } from './answer';
import { outerPage, PANEL_ORIGIN, panelPage } from './frames';
import { notFound } from './googlePages';

/** The oldest pages are forgotten; what they call then fails. */
const MAX_PAGES = 1000;

interface ServedPage {
  readonly page: HtmlPage;
  readonly visitor: Visitor;
  /** What made the page, and is called by it. */
  readonly code: ServedCode;
}

/**
 * Pages that a script answered, and the calls that come back from them: on whose authority a page was made decides on
 * whose authority it may call.
 *
 * Lost when the emulator stops: they are no part of the saved world.
 */
export class ServedPages {
  readonly #world: World;
  readonly #pages = new Map<string, ServedPage>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The page at `/exec`; the script's own comes with the frame in it. */
  serve(output: HtmlOutput, visitor: Visitor, code: ServedCode): NetResponse {
    const id = `emulated-${randomBytes(12).toString('hex')}`;
    const page = output[pageOf]();
    this.#pages.set(id, { page, visitor, code });
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= MAX_PAGES) break;
      this.#pages.delete(oldest);
    }
    const framing = page.framing === 'ALLOWALL' ? {} : { 'x-frame-options': 'SAMEORIGIN' };
    return html(200, outerPage(page, `${PANEL_ORIGIN}/userCodeAppPanel?page=${id}`, visitor), framing);
  }

  /** What the frame holds. */
  panel(id: string): NetResponse {
    const served = this.#pages.get(id);
    if (served === undefined) return notFound();
    const callbackUrl = `${PANEL_ORIGIN}/macros/callback?page=${id}`;
    return html(200, panelPage(served.page, callable(served.code), callbackUrl));
  }

  /** Runs what a page asked for. */
  call(id: string, request: NetRequest): NetResponse {
    const served = this.#pages.get(id);
    const asked = askedFor(request.body ?? '');
    if (served === undefined || asked === null) return notFound();
    if (!callable(served.code).includes(asked.name)) {
      return json(200, { kind: 'threw', message: `Script function not found: ${asked.name}` });
    }
    const result = this.#world.project.run({
      kind: 'page-call',
      function: asked.name,
      arguments: asked.args,
      activeUser: served.visitor.activeUser,
      effectiveUser: served.visitor.effectiveUser,
      version: served.code.version,
      userAgent: request.headers['user-agent'] ?? null,
    });
    return result.kind === 'threw'
      ? json(200, { kind: 'threw', message: result.message })
      : json(200, { kind: 'returned', value: isPlainData(result.value) ? result.value : null });
  }
}

/**
 * The functions that a page sees: "private functions", whose names end in an underscore, "aren't visible".
 * @see https://developers.google.com/apps-script/guides/html/communication#private_functions
 */
const callable = ({ functions }: ServedCode): readonly string[] =>
  functions.filter((name) => !name.endsWith('_'));

function askedFor(body: string): { readonly name: string; readonly args: readonly unknown[] } | null {
  let asked: unknown;
  try {
    asked = JSON.parse(body);
  } catch {
    return null;
  }
  if (typeof asked !== 'object' || asked === null || !('function' in asked) || !('arguments' in asked))
    return null;
  const { function: name, arguments: args } = asked;
  return typeof name === 'string' && Array.isArray(args) ? { name, args } : null;
}

// Unlike Google: what it makes of a forbidden return value is not published; here the page gets null.
function isPlainData(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlainData);
  if (typeof value !== 'object' || value === null) return value !== undefined && typeof value !== 'bigint';
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlainData);
}
