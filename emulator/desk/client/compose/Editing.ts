import type { DraftUpdateJson } from '../../../cards/addOnAnswer';
import { fromComposer, ORIGINAL, textAsHtml, toComposer } from './composerHtml';
import type { PictureUrl } from './composerHtml';

export interface PictureToShow {
  /** Its Content-ID. */
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly size: { readonly width: number; readonly height: number };
}

/** Writing in the composer's body: what is selected is remembered while one is elsewhere, say on a card. */
export class Editing {
  readonly #root: HTMLElement;
  readonly #pictureUrl: PictureUrl;
  #selected: Range | null = null;
  readonly #remember = (): void => {
    const selection = getSelection();
    if (selection === null || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (this.#root.contains(range.commonAncestorContainer)) this.#selected = range.cloneRange();
  };

  constructor(root: HTMLElement, pictureUrl: PictureUrl) {
    this.#root = root;
    this.#pictureUrl = pictureUrl;
    document.addEventListener('selectionchange', this.#remember);
  }

  stop(): void {
    document.removeEventListener('selectionchange', this.#remember);
  }

  show(html: string): void {
    this.#root.replaceChildren(toComposer(html, { isReopened: true, pictureUrl: this.#pictureUrl }));
    this.#selected = null;
  }

  html(): string {
    return fromComposer(this.#root);
  }

  selectedText(): string {
    return this.#range('cursor').toString();
  }

  /** Puts the cursor back where it was. */
  focus(): void {
    const range = this.#range('cursor');
    this.#root.focus();
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  }

  bold(): void {
    this.focus();
    // Deprecated, and without a successor: https://developer.mozilla.org/docs/Web/API/Document/execCommand
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand('bold');
  }

  italic(): void {
    this.focus();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- as above
    document.execCommand('italic');
  }

  link(url: string, text: string): void {
    const link = document.createElement('a');
    link.href = url;
    link.textContent = text;
    this.#put(this.#range('cursor'), [link]);
    this.focus();
  }

  /** Puts a picture that goes with the mail where the cursor is. */
  picture({ id, name, url, size }: PictureToShow): void {
    const image = document.createElement('img');
    image.src = url;
    image.setAttribute(ORIGINAL, `cid:${encodeURIComponent(id)}`);
    image.alt = name;
    image.width = size.width;
    image.height = size.height;
    this.#put(this.#range('cursor'), [image, document.createElement('br')]);
    this.focus();
  }

  /**
   * What an add-on asks to put into the draft; at the cursor it replaces what is selected.
   *
   * @see https://developers.google.com/apps-script/reference/card-service/update-draft-body-type
   */
  insert(update: DraftUpdateJson): void {
    const fragment = toComposer('html' in update ? update.html : textAsHtml(update.text), {
      pictureUrl: this.#pictureUrl,
    });
    if (update.contentType === 'IMMUTABLE_HTML') {
      const fixed = document.createElement('div');
      fixed.contentEditable = 'false';
      fixed.append(fragment);
      fragment.append(fixed);
    }
    this.#put(this.#range(update.where), [...fragment.childNodes]);
  }

  #put(range: Range, nodes: readonly Node[]): void {
    range.deleteContents();
    const fragment = document.createDocumentFragment();
    fragment.append(...nodes);
    range.insertNode(fragment);
    range.collapse(false);
    const shown = nodes.find((node) => node instanceof HTMLElement);
    if (shown instanceof HTMLElement) shown.scrollIntoView({ block: 'nearest' });
    if (this.#selected === null || !this.#root.contains(this.#selected.commonAncestorContainer))
      this.#selected = range;
  }

  #range(where: DraftUpdateJson['where']): Range {
    if (
      where === 'cursor' &&
      this.#selected !== null &&
      this.#root.contains(this.#selected.commonAncestorContainer)
    ) {
      return this.#selected;
    }
    const range = document.createRange();
    range.selectNodeContents(this.#root);
    // Nobody put a cursor anywhere yet: writing begins at the top.
    range.collapse(where !== 'end');
    return range;
  }
}
