import { createContext, runInContext } from 'node:vm';
import type { Network } from '../contracts';
import { attribute, bodyOf, elementsIn } from '../gmail/markup';
import type { Element } from '../gmail/markup';
import { answerOf, fetchFollowing } from './fetchFollowing';
import { scriptedDocument, type ScriptedDocument } from './scriptedDocument';
import { settled } from './settled';

export interface BrowserOptions {
  readonly userAgent: string;
  /** A program drives it, and it says so. @see https://www.w3.org/TR/webdriver2/#interface */
  readonly driven: boolean;
}

/** A page that was opened, with the pages in its frames. */
export interface BrowserTab {
  /** What failed in the pages' scripts, in words. */
  readonly errors: readonly string[];
  /** A person presses the first link, in whichever frame it stands, and goes where it leads. */
  pressFirstLink(): void;
}

/** A script that runs longer is stopped, as a filter would. */
const PATIENCE_MS = 1_000;
/** Timers that set timers come to an end. */
const MOST_TIMERS = 100;

/**
 * Opens an address as a browser without a screen: frames are loaded and inline scripts run, with the few things of a
 * page that {@link scriptedDocument} has. All of it happens at once, so timers do not wait. Pictures, style sheets and
 * external scripts are not loaded.
 *
 * Nobody is signed in, and nothing is remembered from one page to the next.
 */
export function openInBrowser(network: Network, url: string, options: BrowserOptions): BrowserTab {
  const tab = new Tab(network, options);
  tab.visit(url);
  return tab;
}

class Tab implements BrowserTab {
  readonly errors: string[] = [];
  readonly #documents: ScriptedDocument[] = [];
  readonly #network: Network;
  readonly #options: BrowserOptions;
  #later: (() => void)[] = [];

  constructor(network: Network, options: BrowserOptions) {
    this.#network = network;
    this.#options = options;
  }

  visit(url: string): void {
    const body = fetchFollowing(this.#network, url, this.#headers)?.[0].body;
    if (body !== undefined) this.#show(this.#newWindow(), body.toString());
    for (let run = 0; run < MOST_TIMERS && this.#later.length > 0; run += 1) {
      this.#trying(this.#later.shift() ?? (() => undefined));
    }
  }

  pressFirstLink(): void {
    const link = this.#documents
      .flatMap(({ elements }) => elements())
      .find((element) => element.tagName === 'A' && element.getAttribute('href') !== null);
    if (link === undefined) return;
    this.#trying(() => {
      link.click();
    });
    fetchFollowing(this.#network, link.getAttribute('href') ?? '', this.#headers);
  }

  get #headers(): Record<string, string> {
    return { 'user-agent': this.#options.userAgent };
  }

  /** The global object of a page that is empty so far. */
  #newWindow(): ScriptedDocument['window'] {
    const { userAgent, driven } = this.#options;
    const made = scriptedDocument({
      // Later, so that a script of that page which never ends does not end the one that wrote it.
      write: (html) => {
        this.#later.push(() => {
          this.#show(made.window, html);
        });
      },
      frame: () => this.#newWindow(),
    });
    Object.assign(made.window, {
      window: made.window,
      document: made.document,
      navigator: {
        userAgent,
        language: 'en',
        maxTouchPoints: 0,
        webdriver: driven,
        sendBeacon: (url: string, text: string) => this.#beacon(url, text),
      },
      setTimeout: (run: () => void) => this.#later.push(run),
      focus: () => undefined,
      fetch: (url: string, request: { method?: 'GET' | 'POST'; body?: string } = {}) =>
        this.#fetch(url, request),
    });
    createContext(made.window, { microtaskMode: 'afterEvaluate' });
    this.#documents.push(made);
    return made.window;
  }

  #show(window: ScriptedDocument['window'], html: string): void {
    const page = this.#documents.find((each) => each.window === window);
    if (page === undefined) return;
    const elements = [...elementsIn(bodyOf(html))];
    page.fill(elements);
    for (const element of elements) {
      const source = attribute(element, 'src');
      if (element.tagName === 'iframe' && source !== null) {
        const body = fetchFollowing(this.#network, source, this.#headers)?.[0].body;
        if (body !== undefined) this.#show(this.#newWindow(), body.toString());
      }
      if (element.tagName === 'script' && source === null) {
        this.#trying(() => {
          runInContext(textOf(element), window, { timeout: PATIENCE_MS });
        });
      }
    }
  }

  #beacon(url: string, text: string): boolean {
    const headers = { ...this.#headers, 'content-type': 'text/plain;charset=UTF-8' };
    const location = answerOf(this.#network, { url, method: 'POST', headers, body: text })?.headers[
      'location'
    ];
    if (location !== undefined) fetchFollowing(this.#network, location, this.#headers);
    return true;
  }

  #fetch(url: string, { method = 'GET', body }: { method?: 'GET' | 'POST'; body?: string }): unknown {
    return settled(() => {
      const request = { url, method, headers: { ...this.#headers, 'content-type': 'application/json' } };
      const answer = answerOf(this.#network, body === undefined ? request : { ...request, body });
      if (answer === null) throw new TypeError('Failed to fetch');
      return {
        ok: answer.status >= 200 && answer.status < 300,
        status: answer.status,
        json: () => JSON.parse(answer.body.toString()) as unknown,
      };
    });
  }

  /** A failing script does not stop the page, here as elsewhere. */
  #trying(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.errors.push(String(error));
    }
  }
}

const textOf = ({ childNodes }: Element): string =>
  childNodes.map((node) => ('value' in node ? node.value : '')).join('');
