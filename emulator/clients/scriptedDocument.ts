import type { Context } from 'node:vm';
import { attribute } from '../gmail/markup';
import type { Element } from '../gmail/markup';

/** An element as a page's script finds it. */
export interface PageElement {
  /** In capitals. */
  readonly tagName: string;
  readonly id: string;
  textContent: string;
  /** The page in a frame without an address; null for everything else. */
  readonly contentWindow: Context | null;
  getAttribute(name: string): string | null;
  addEventListener(type: string, listener: (event: object) => void): void;
  click(): void;
  focus(): void;
}

/** The page of one frame. */
export interface ScriptedDocument {
  /** The page's global object. */
  readonly window: Context;
  readonly document: object;
  /** In document order. */
  readonly elements: () => readonly PageElement[];
  /** The page's body is this from now on. */
  readonly fill: (elements: readonly Element[]) => void;
}

interface Surroundings {
  /** The page writes itself anew. */
  readonly write: (html: string) => void;
  /** Makes the page of a frame. */
  readonly frame: () => Context;
}

/**
 * The part of a page's document that a script without layout needs; whatever else it asks for throws by name.
 * Listeners of the document and of keys are taken and never called: nobody types.
 */
export function scriptedDocument({ write, frame }: Surroundings): ScriptedDocument {
  let elements: readonly PageElement[] = [];
  let written = '';
  let focused: PageElement | null = null;
  const made = (element: Element): PageElement =>
    pageElement(element, frame, (self) => {
      focused = self;
    });
  const document = strict('document', {
    documentElement: { lang: '' },
    get activeElement() {
      return focused;
    },
    getElementById: (id: string) => elements.find((element) => element.id === id) ?? null,
    querySelectorAll: (selector: string) => {
      const name = /^\[([\w-]+)\]$/.exec(selector)?.[1];
      if (name === undefined) throw notEmulated(`document.querySelectorAll('${selector}')`);
      return elements.filter((element) => element.getAttribute(name) !== null);
    },
    addEventListener: () => undefined,
    open: () => {
      written = '';
    },
    write: (html: string) => {
      written += html;
    },
    close: () => {
      write(written);
    },
  });
  return {
    window: {},
    document,
    elements: () => elements,
    fill: (found) => {
      elements = found.map(made);
    },
  };
}

function pageElement(
  element: Element,
  frame: () => Context,
  focus: (self: PageElement) => void,
): PageElement {
  const listeners: ((event: object) => void)[] = [];
  let inner: Context | null = null;
  const self: PageElement = strict(`<${element.tagName}>`, {
    tagName: element.tagName.toUpperCase(),
    id: attribute(element, 'id') ?? '',
    textContent: '',
    get contentWindow() {
      if (element.tagName !== 'iframe') return null;
      return (inner ??= frame());
    },
    getAttribute: (name) => attribute(element, name),
    addEventListener: (type, listener) => {
      if (type === 'click') listeners.push(listener);
    },
    click: () => {
      for (const listener of listeners) listener({ type: 'click', preventDefault: () => undefined });
    },
    focus: () => {
      focus(self);
    },
  });
  return self;
}

/** Asked for anything else, it throws by name instead of answering undefined. */
const strict = <T extends object>(name: string, target: T): T =>
  new Proxy(target, {
    get(from, key, receiver): unknown {
      if (typeof key === 'string' && !(key in from)) throw notEmulated(`${name}.${key}`);
      return Reflect.get(from, key, receiver);
    },
  });

const notEmulated = (what: string): Error =>
  new Error(`${what} is not emulated. Add it in emulator/clients/scriptedDocument.ts.`);
