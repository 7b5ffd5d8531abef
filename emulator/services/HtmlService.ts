import type { ServiceContext, ServiceFactory } from '../contracts';
import { ServiceError } from '../runtime/ServiceError';
import type { Covers } from './coverage';
import { enumOf, member, string } from './signature';

const SandboxMode = enumOf('EMULATED', 'IFRAME', 'NATIVE');
const XFrameOptionsMode = enumOf('ALLOWALL', 'DEFAULT');

/** @see https://developers.google.com/apps-script/reference/html/html-output#addMetaTag(String,String) */
const META_TAGS: readonly string[] = [
  'apple-mobile-web-app-capable',
  'google-site-verification',
  'mobile-web-app-capable',
  'viewport',
];

/** For the emulator's own eyes. */
export const pageOf: unique symbol = Symbol('pageOf');

/** All that a web app's page is made of. */
export interface HtmlPage {
  readonly html: string;
  readonly title: string | null;
  readonly faviconUrl: string | null;
  readonly metaTags: readonly { readonly name: string; readonly content: string }[];
  readonly framing: keyof typeof XFrameOptionsMode;
}

/** @see https://developers.google.com/apps-script/reference/html/html-service */
class HtmlService implements Covers<
  GoogleAppsScript.HTML.HtmlService,
  'createHtmlOutput' | 'createHtmlOutputFromFile' | 'getUserAgent'
> {
  readonly SandboxMode = SandboxMode;
  readonly XFrameOptionsMode = XFrameOptionsMode;
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  createHtmlOutput(html: unknown = ''): HtmlOutput {
    return new HtmlOutput(string('HtmlService.createHtmlOutput', html));
  }

  /** The project's HTML file of this name, without ending. */
  createHtmlOutputFromFile(filename: unknown): HtmlOutput {
    const name = string('HtmlService.createHtmlOutputFromFile', filename);
    const html = this.#context.world.script.pages.get(name);
    // The words, as quoted in many public reports.
    if (html === undefined) throw new ServiceError(`No HTML file named ${name} was found.`);
    return new HtmlOutput(html);
  }

  /** "Returns null for most script executions if not used in a web app's doGet() or doPost() function." */
  getUserAgent(): string | null {
    const { world, execution } = this.#context;
    const inWebApp = execution.kind === 'doGet' || execution.kind === 'doPost';
    return inWebApp && world.switches.userAgentIsTold ? execution.userAgent : null;
  }
}

export const htmlService: ServiceFactory = (context) => new HtmlService(context);

/** @see https://developers.google.com/apps-script/reference/html/html-output */
export class HtmlOutput implements Covers<
  GoogleAppsScript.HTML.HtmlOutput,
  | 'addMetaTag'
  | 'append'
  | 'clear'
  | 'getContent'
  | 'getFaviconUrl'
  | 'getTitle'
  | 'setContent'
  | 'setFaviconUrl'
  | 'setSandboxMode'
  | 'setTitle'
  | 'setXFrameOptionsMode'
> {
  #page: HtmlPage;

  constructor(html: string) {
    this.#page = { html, title: null, faviconUrl: null, metaTags: [], framing: 'DEFAULT' };
  }

  [pageOf](): HtmlPage {
    return this.#page;
  }

  getContent(): string {
    return this.#page.html;
  }

  setContent(content: unknown): this {
    return this.#with({ html: string('HtmlService.HtmlOutput.setContent', content) });
  }

  append(addedContent: unknown): this {
    return this.#with({ html: this.#page.html + string('HtmlService.HtmlOutput.append', addedContent) });
  }

  clear(): this {
    return this.#with({ html: '' });
  }

  getTitle(): string | null {
    return this.#page.title;
  }

  setTitle(title: unknown): this {
    return this.#with({ title: string('HtmlService.HtmlOutput.setTitle', title) });
  }

  getFaviconUrl(): string | null {
    return this.#page.faviconUrl;
  }

  setFaviconUrl(iconUrl: unknown): this {
    return this.#with({ faviconUrl: string('HtmlService.HtmlOutput.setFaviconUrl', iconUrl) });
  }

  addMetaTag(name: unknown, content: unknown): this {
    const method = 'HtmlService.HtmlOutput.addMetaTag';
    const tag = { name: string(method, name), content: string(method, content) };
    if (!META_TAGS.includes(tag.name)) {
      throw new ServiceError('The meta tag you specified is not allowed in this context.');
    }
    return this.#with({ metaTags: [...this.#page.metaTags, tag] });
  }

  setXFrameOptionsMode(mode: unknown): this {
    const method = 'HtmlService.HtmlOutput.setXFrameOptionsMode';
    return this.#with({ framing: member(method, mode, XFrameOptionsMode) });
  }

  /** Has no effect: "all scripts now use IFRAME mode". */
  setSandboxMode(mode: unknown): this {
    member('HtmlService.HtmlOutput.setSandboxMode', mode, SandboxMode);
    return this;
  }

  #with(change: Partial<HtmlPage>): this {
    this.#page = { ...this.#page, ...change };
    return this;
  }
}
