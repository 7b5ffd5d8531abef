import type { AddOnAnswer, DraftUpdateJson, Place } from '../cards/addOnAnswer';
import { openComposeCard } from '../cards/addOnHost';
import type { CardJson } from '../cards/cardJson';
import type { Composition, MessageView, World } from '../contracts';
import { cardOf, pressButton, refusalOf, type PressPlan } from './cardPress';

/** What a person writes: paragraphs of text, and links. */
export type Part = string | { readonly url: string; readonly text: string };

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  /** Empty for an answer: it is that of the mail answered. */
  readonly subject: string;
  readonly parts: readonly Part[];
  /** The writer follows it with the add-on. */
  readonly tracked?: boolean;
  /** Of the writer's mailbox. */
  readonly answers?: MessageView;
}

/** The words on the add-on's card beside a mail that is being written. */
export interface ComposeWords {
  readonly track: string;
  readonly addLink: string;
  /** On the card that may come before the first link is added. */
  readonly accept: string;
  /** Labels of the fields for a link. */
  readonly address: string;
  readonly text: string;
}

export interface Written {
  readonly draftId: string;
  /** What did not go as planned, in words; the draft is there all the same. */
  readonly troubles: readonly string[];
}

/** Writes a mail from top to bottom, pressing the add-on's buttons where a person would, and leaves it as a draft. */
export function write(world: World, mail: Mail, words: ComposeWords): Written {
  const { from, to, tracked = false, answers } = mail;
  const composer = tracked ? new Composer(world, mail, words) : null;
  let html = composer?.track('') ?? '';
  for (const part of mail.parts) {
    if (typeof part === 'string') html += `<div>${escaped(part)}</div><div><br></div>`;
    else html = composer?.addLink(html, part) ?? html + plainLink(part);
  }
  const composition: Composition = {
    to: to.join(', '),
    cc: '',
    bcc: '',
    subject: mail.subject === '' ? answerSubject(answers) : mail.subject,
    html: `<div dir="ltr">${html}</div>`,
    ...(answers === undefined ? {} : { inReplyTo: answers.id }),
  };
  return { draftId: world.mail.mailbox(from).saveDraft(composition), troubles: composer?.troubles ?? [] };
}

/** A compose window with the add-on's card beside it. */
class Composer {
  readonly troubles: string[] = [];
  readonly #world: World;
  readonly #words: ComposeWords;
  readonly #from: string;
  readonly #place: Place;
  readonly #card: CardJson | null;

  constructor(world: World, { from, to, answers }: Mail, words: ComposeWords) {
    const threadId = answers === undefined ? {} : { threadId: answers.threadId };
    const draft = { to, cc: [], bcc: [], ...threadId };
    const opened = openComposeCard(world, from, draft);
    this.#world = world;
    this.#words = words;
    this.#from = from;
    this.#place = { host: 'compose', ...draft };
    this.#card = cardOf(opened);
    if (this.#card === null)
      this.troubles.push(`The card of ${from} beside a mail did not open: ${refusalOf(opened)}`);
  }

  track(html: string): string {
    const answer = this.#press(this.#card, this.#words.track);
    return answer === null ? html : this.#edited(html, answer, this.#words.track);
  }

  addLink(html: string, link: Exclude<Part, string>): string {
    const { addLink, accept, address, text } = this.#words;
    const first = this.#press(this.#card, addLink, { [address]: link.url, [text]: link.text });
    const question = first === null ? null : cardOf(first);
    const answer = question === null ? first : this.#press(question, accept);
    return answer === null ? html + plainLink(link) : `${this.#edited(html, answer, addLink)}<div><br></div>`;
  }

  #press(card: CardJson | null, button: string, typed: PressPlan['typed'] = {}): AddOnAnswer | null {
    if (card === null) return null;
    const pressed = pressButton(this.#world, card, { as: this.#from, place: this.#place, button, typed });
    if (pressed.kind === 'answered') return pressed.answer;
    this.troubles.push(`The card of ${this.#from} beside a mail has no button "${button}".`);
    return null;
  }

  #edited(html: string, answer: AddOnAnswer, button: string): string {
    if (answer.kind !== 'draft-update') {
      this.troubles.push(`"${button}" of ${this.#from} changed nothing: ${refusalOf(answer)}`);
      return html;
    }
    return answer.updates.reduce(
      // The cursor stands where the writer is, at the end.
      (body, update) => (update.where === 'start' ? inserted(update) + body : body + inserted(update)),
      html,
    );
  }
}

const inserted = (update: DraftUpdateJson): string => ('html' in update ? update.html : escaped(update.text));

const plainLink = ({ url, text }: Exclude<Part, string>): string =>
  `<div><a href="${escaped(url)}">${escaped(text)}</a></div><div><br></div>`;

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

function answerSubject(answers: MessageView | undefined): string {
  const subject = answers?.subject ?? '';
  return /^re:/i.test(subject) ? subject : `Re: ${subject}`;
}
