/** What the desk's server and its page say to each other: plain JSON, in the words of the contracts. */
import type {
  Account,
  Composition,
  Execution,
  FileView,
  Instant,
  MailAddress,
  SheetTabView,
  Switches,
} from '../contracts';
import type { OpenOrder } from '../trouble/Order';
import type { FormInputs, Place } from '../cards/addOnAnswer';
import type { ActionJson, ComposedEmailTypeJson } from '../cards/cardJson';
import type { Ending, Progress } from '../scenes/outcome';

/** All that the frame around the places shows. */
export interface DeskState {
  readonly addOn: AddOnFace;
  readonly people: readonly Person[];
  readonly now: Instant;
  /** Seconds pass by themselves. */
  readonly clockRuns: boolean;
  readonly next: { readonly at: Instant; readonly what: string } | null;
  /** Why the newest build cannot run, in one line; null when it does. */
  readonly codeTrouble: string | null;
  readonly spreadsheets: readonly SpreadsheetFile[];
  readonly steps: readonly Step[];
  /** What may be played with one press. */
  readonly scenes: readonly SceneRow[];
  /** The one that goes on, or the last one; null when none was played. */
  readonly scene: SceneState | null;
  readonly switches: Switches;
  /** Who is signed in to Google in this browser; null for nobody. */
  readonly signedIn: string | null;
  /** Where Google's hosts are found on this machine: `https://script.google.com` → `http://localhost:8041`. */
  readonly origins: Readonly<Record<string, string>>;
  readonly addresses: readonly { readonly label: string; readonly url: string }[];
}

/** The add-on as Gmail shows it before any of its cards. */
export interface AddOnFace {
  readonly name: string;
  readonly logoUrl: string;
  /** The words of the compose trigger, or null when the add-on has none. */
  readonly composeText: string | null;
  /** Entries of the add-on's own menu. */
  readonly universalActions: readonly string[];
}

export interface Person extends Account {
  readonly hasAddOn: boolean;
  /** Stands for a mail program, not for somebody. */
  readonly isProgram: boolean;
  /** Unread threads in the inbox. */
  readonly unread: number;
}

export interface SpreadsheetFile {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly trashed: boolean;
  /** Nobody may change it. */
  readonly locked: boolean;
}

/** One thing for a newcomer to do, and whether the world shows that it was done. */
export interface Step {
  readonly text: string;
  readonly done: boolean;
  /** Where on the desk it is done: the part of the address behind `#`. */
  readonly where: string;
}

export interface SceneRow {
  readonly name: string;
  readonly title: string;
  /** What it shows, in one sentence. */
  readonly shows: string;
}

export interface SceneState {
  /** Counts the scenes played. */
  readonly number: number;
  readonly title: string;
  readonly progress: Progress;
  /** Null while it goes on. */
  readonly ending: Ending | null;
}

/** What happened while time passed. */
export interface Passed {
  readonly ms: number;
  readonly runs: number;
  readonly failedRuns: number;
}

export interface LabelRow {
  readonly id: string;
  readonly name: string;
  readonly type: 'system' | 'user';
  readonly color: { readonly textColor: string; readonly backgroundColor: string } | null;
  /** Unread threads; for Drafts, drafts. */
  readonly count: number;
}

export interface ThreadRow {
  readonly id: string;
  readonly subject: string;
  readonly snippet: string;
  /** Who wrote, as Gmail puts it: `Ben, me`, or `To: Ben`. */
  readonly who: string;
  readonly messages: number;
  readonly at: Instant;
  readonly unread: boolean;
  /** Chips in the order shown. */
  readonly labelIds: readonly string[];
}

export interface MessageJson {
  readonly id: string;
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  readonly at: Instant;
  readonly snippet: string;
  readonly unread: boolean;
  /** Files that the text does not show. */
  readonly attachments: readonly FileView[];
}

export interface ThreadJson {
  readonly id: string;
  readonly subject: string;
  readonly labelIds: readonly string[];
  /** Oldest first, drafts left out. */
  readonly messages: readonly MessageJson[];
  /** Answers begun and not sent. */
  readonly drafts: readonly { readonly id: string; readonly snippet: string }[];
  /** Messages of the conversation that lie elsewhere: in the bin, or, seen from there, outside of it. */
  readonly hidden: number;
}

export interface DraftRow {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly snippet: string;
  readonly at: Instant;
}

/** What a reply starts from: the mail answered, its HTML untouched. */
export interface MessageSource {
  readonly threadId: string;
  readonly from: MailAddress;
  readonly at: Instant;
  readonly subject: string;
  readonly html: string;
  /** Those that its HTML shows. */
  readonly pictures: readonly FileView[];
}

/** A mail being written; the files in it were uploaded, or lie in the draft already. */
export interface MailInWork extends Composition {
  readonly attachments: readonly FileView[];
  readonly pictures: readonly FileView[];
}

export type DraftToSave = MailInWork & { readonly draftId?: string };

export interface SpreadsheetJson {
  readonly id: string;
  readonly title: string;
  readonly trashed: boolean;
  readonly tabs: readonly SheetTabView[];
}

export interface OpenCard {
  readonly email: string;
  readonly place: Place;
}

export interface PressCard {
  readonly email: string;
  readonly place: Place;
  readonly action: ActionJson;
  readonly formInputs: FormInputs;
  readonly composes?: ComposedEmailTypeJson;
}

/** A program between a mail and its reader. */
export interface Program {
  readonly id: string;
  readonly name: string;
  readonly role: 'reader' | 'filter' | 'chat';
  /** What it does when, each in words. */
  readonly happens: readonly string[];
  readonly asksForLinks: boolean;
}

/** Which programs deal with one person's mail, and what is still to come from them. */
export interface MailboxPrograms {
  /** All there are. */
  readonly programs: readonly Program[];
  /** The To line that reaches a reader of each program; null where there are none. */
  readonly everyone: string | null;
  /** Soonest first. */
  readonly upcoming: readonly UpcomingDeed[];
  readonly clients: readonly string[];
  /** Null: only when somebody at the desk opens it. */
  readonly readsAfterMs: number | null;
  /** False as long as it is what the account is said to have. */
  readonly chosen: boolean;
}

export interface UpcomingDeed {
  readonly at: Instant;
  readonly email: string;
  readonly what: string;
  readonly subject: string;
}

/** A mail to all programs at once, ready to be changed and sent. */
export interface ReadyMail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
}

export type ExecutionJson = Execution;

/** What ordering trouble, or taking it back, came to. */
export interface TroubleSaid {
  readonly said: string;
  readonly open: readonly OpenOrder[];
}

/** Of what this world has, what trouble may be ordered for. */
export interface TroubleChoices {
  /** Calls made so far, and all of an advanced service as `sheets.*`. */
  readonly calls: readonly string[];
  readonly timers: readonly { readonly id: string; readonly words: string }[];
  /** Those with a Google account, and which scopes they took back. */
  readonly people: readonly {
    readonly email: string;
    readonly name: string;
    readonly withheld: readonly string[];
  }[];
  /** What the manifest asks for. */
  readonly scopes: readonly { readonly scope: string; readonly words: string }[];
}
