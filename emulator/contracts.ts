/**
 * The seams between the emulator's rooms. Each room keeps its share of the world's state as plain JSON, so that the
 * whole world can be saved, loaded and reset; time is the world's clock and moves only when told.
 */

import type { Switches } from './switches';
import type { ScriptState } from './world/ScriptState';

export type Instant = number;

/** A person with a mailbox. */
export interface Account {
  readonly email: string;
  readonly name: string;
  /** Google Workspace or consumer quotas; null for somebody whose mail is not at Google. */
  readonly google: 'workspace' | 'consumer' | null;
  /** What reads this person's mail: decides how images are loaded. */
  readonly client: 'gmail' | 'direct';
  readonly locale: string;
  readonly timeZone: string;
}

export interface Clock {
  now(): Instant;
}

/** Positions for what nobody here can ask Google; each with its probe. */
export type { Switches };

/** One call of a Google service made by a script. */
export interface ServiceCall {
  /** As in code: `Sheets.Spreadsheets.batchUpdate`. */
  readonly name: string;
  /** Leaves the script and so costs time and quota (see design: budgets). */
  readonly counts: boolean;
  readonly threw: string | null;
}

export type ExecutionKind = 'doGet' | 'doPost' | 'page-call' | 'card' | 'timer';

/** One run of the script: on whose authority, and what it did. */
export interface Execution {
  readonly id: string;
  readonly kind: ExecutionKind;
  /** As the manifest or caller names it: `doGet`, `doublecheck.onTrack`. */
  readonly function: string;
  /** '' when Google would not tell. */
  readonly activeUser: string;
  readonly effectiveUser: string;
  readonly userAgent: string | null;
  readonly locale: string;
  readonly startedAt: Instant;
  /** How long it took on the world's clock; absent while it runs. */
  tookMs?: number;
  readonly calls: ServiceCall[];
  /** What the script printed with `console`. */
  readonly printed: string[];
  outcome:
    | { readonly kind: 'running' }
    | { readonly kind: 'completed' }
    | { readonly kind: 'failed'; readonly message: string }
    /** Stopped from outside: time was up. */
    | { readonly kind: 'killed'; readonly message: string };
}

export interface RunRequest {
  readonly kind: ExecutionKind;
  readonly function: string;
  /** Plain data; copied into the script's realm. */
  readonly arguments: readonly unknown[];
  readonly activeUser: string;
  readonly effectiveUser: string;
  readonly userAgent?: string | null;
  /** Which code: a version's number, or null for HEAD; what people have installed when absent. */
  readonly version?: number | null;
}

export type RunResult = { readonly execution: Execution } & (
  | {
      readonly kind: 'returned';
      /** The host object behind a service object (a TextOutput, a Card), or plain data copied out of the script. */
      readonly value: unknown;
    }
  /** As Google words it: `Exception: …`, `TypeError: …`. */
  | { readonly kind: 'threw'; readonly message: string }
);

/** What an address serves: one version of the project's code. */
export interface ServedCode {
  /** Null for HEAD. */
  readonly version: number | null;
  readonly manifest: Manifest;
  /** Names of the top-level functions that a page may call. */
  readonly functions: readonly string[];
}

/** The script project: the pushed files, its deployments, its timers. */
export interface Project {
  readonly scriptId: string;
  /** The first deployment's. */
  readonly deploymentId: string;
  /** The test deployment's, whose address ends in `/dev`. */
  readonly headDeploymentId: string;
  /** Of the code that runs at the moment, or else of what people have installed. */
  readonly manifest: Manifest;
  /** Who deployed the web app. */
  readonly deployer: string;
  /** Names of the top-level functions: all that a page's `google.script.run` may find. */
  readonly functions: readonly string[];
  /** What an address of the web app serves, or null when there is nothing. */
  served(deploymentId: string, path: 'exec' | 'dev'): ServedCode | null;
  /** Synchronous, as scripts are. Never throws for what the script did; that is in the result. */
  run(request: RunRequest): RunResult;
}

/** The parts of appsscript.json that decide what runs. */
export interface Manifest {
  readonly timeZone: string;
  readonly oauthScopes?: readonly string[];
  readonly urlFetchWhitelist?: readonly string[];
  readonly dependencies?: {
    readonly enabledAdvancedServices?: readonly {
      readonly userSymbol: string;
      readonly serviceId: string;
      readonly version: string;
    }[];
  };
  readonly webapp?: { readonly executeAs: string; readonly access: string };
  readonly addOns?: {
    readonly common: {
      readonly name: string;
      readonly logoUrl: string;
      readonly useLocaleFromApp?: boolean;
      readonly homepageTrigger?: { readonly runFunction: string };
      readonly universalActions?: readonly {
        readonly label: string;
        readonly runFunction?: string;
        readonly openLink?: string;
      }[];
      readonly openLinkUrlPrefixes?: readonly string[];
    };
    readonly gmail?: {
      readonly contextualTriggers?: readonly { readonly onTriggerFunction: string }[];
      readonly composeTrigger?: {
        readonly selectActions: readonly { readonly text: string; readonly runFunction: string }[];
        readonly draftAccess?: 'NONE' | 'METADATA';
      };
    };
  };
}

/** A request as the emulated Internet carries it. Always synchronous: the script on the other side is, too. */
export interface NetRequest {
  /** With Google's own hosts: `https://script.google.com/macros/s/…/exec?t=…`. */
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'HEAD' | 'OPTIONS' | 'PUT' | 'DELETE' | 'PATCH';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface NetResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What answers a host. Redirects are not followed; that is the client's choice. */
export interface Network {
  /** @throws {Error} `DNS error: https://…` for a host that nobody here answers. */
  request(request: NetRequest): NetResponse;
}

/** A part of the world that has something to do at a certain time: timers, deliveries, recipients' programs. */
export interface Scheduled {
  /** When it next wants to run, or null. */
  nextAt(): Instant | null;
  /** What is waited for, in words for the desk: `timer "tick" of ada@…`. */
  describe(): string;
  /** Runs what is due at `now`. */
  runDue(now: Instant): void;
}

/** How a service finds its world. A fresh service object is made for each execution. */
export interface ServiceContext {
  readonly world: World;
  readonly execution: Execution;
}

export type ServiceFactory = (context: ServiceContext) => object;

export interface World {
  readonly clock: Clock;
  readonly accounts: readonly Account[];
  readonly switches: Switches;
  readonly project: Project;
  readonly mail: MailSystem;
  readonly sheets: Spreadsheets;
  readonly network: Network;
  /** What the script's own services work on: stores, locks, timers, trouble. */
  readonly script: ScriptState;
  /** Newest last; the oldest are dropped after 500. */
  readonly executions: readonly Execution[];
  account(email: string): Account;
  /** Runs everything due in between, in order, each at its own time, then stands at `now + ms`. */
  advance(ms: number): void;
  /** The next thing waited for, in words. */
  next(): { readonly at: Instant; readonly what: string } | null;
  /** Anything changed: the desk draws itself anew. */
  onChange(listener: () => void): () => void;
}

/* ---- Gmail ---------------------------------------------------------------------------------------------------- */

/** A file that a mail holds. */
export interface FileView {
  /** Of a picture in the text, its Content-ID without angle brackets: the HTML shows it as `cid:{id}`. */
  readonly id: string;
  /** '' for one without a name. */
  readonly name: string;
  /** `image/png`; as the mail declares it. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** A mail's files, in its own order. */
export interface MailFiles {
  readonly attachments: readonly FileView[];
  /** Those that the HTML shows. */
  readonly pictures: readonly FileView[];
}

/** A file for a draft: a new one, or by its id one that the draft or another mail of the same person has already. */
export type FileToSave =
  | { readonly id: string }
  | {
      /** A new one when absent; a picture needs the one that the HTML names. */
      readonly id?: string;
      readonly name: string;
      readonly type: string;
      /** Bytes, or base64. */
      readonly content: Uint8Array | string;
    };

/** What a person writes in Gmail's composer. */
export interface Composition {
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly subject: string;
  readonly html: string;
  /** Answer to this message (its Gmail id in the writer's mailbox). */
  readonly inReplyTo?: string;
  /** All that go with the mail; none when absent. */
  readonly attachments?: readonly FileToSave[];
  /** For the HTML to show, `<img src="cid:{id}">`; what it does not show is left out. */
  readonly pictures?: readonly FileToSave[];
}

/** A draft as the composer shows it; saved again as it is, it keeps its files. */
export interface SavedDraft extends Composition, MailFiles {
  readonly id: string;
  /** The message it is until it is saved again. */
  readonly messageId: string;
  readonly attachments: readonly FileView[];
  readonly pictures: readonly FileView[];
}

export interface MailAddress {
  readonly name: string;
  readonly email: string;
}

export interface MessageView {
  readonly id: string;
  readonly threadId: string;
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  readonly subject: string;
  readonly at: Instant;
  readonly labelIds: readonly string[];
  readonly snippet: string;
  /** The mail's HTML as it lies there, links and images untouched; plain text is wrapped in `<pre>`. */
  readonly html: string;
}

export interface LabelView {
  readonly id: string;
  readonly name: string;
  readonly type: 'system' | 'user';
  readonly color: { readonly textColor: string; readonly backgroundColor: string } | null;
}

export interface ThreadView {
  readonly id: string;
  /** Oldest first. */
  readonly messages: readonly MessageView[];
}

/** One person's mailbox as their mail program sees it. */
export interface MailboxView {
  labels(): readonly LabelView[];
  /** Threads with at least one message under the label, newest first. */
  threads(labelId: string): readonly ThreadView[];
  thread(threadId: string): ThreadView | null;
  message(messageId: string): MessageView | null;
  /** What a message holds beside its text; of a draft, too. Nothing when there is no such message. */
  files(messageId: string): MailFiles;
  file(messageId: string, fileId: string): (FileView & { readonly content: Uint8Array }) | null;
  /** Takes UNREAD away from the thread. */
  markRead(threadId: string): void;
  /**
   * Saves as a new draft (no id) or replaces a draft; answers the draft's id.
   *
   * @throws {Error} in Gmail's words when the files are too big.
   */
  saveDraft(composition: Composition, draftId?: string): string;
  /**
   * Saves a mail written elsewhere, byte for byte; From, Date and Message-ID are put in where they are missing, as the
   * API does. Answers the draft's id.
   *
   * @param raw RFC 822, every character one byte
   */
  saveRawDraft(raw: string, into?: { readonly draftId?: string; readonly threadId?: string }): string;
  draft(draftId: string): SavedDraft | null;
  drafts(): readonly (SavedDraft & { readonly at: Instant })[];
  discardDraft(draftId: string): void;
  /** @throws {Error} in Gmail's words when there is no recipient or an address is malformed. */
  sendDraft(draftId: string): { readonly messageId: string; readonly threadId: string };
}

/** All mailboxes and what carries mail between them. */
export interface MailSystem {
  mailbox(email: string): MailboxView;
  /** Sends a mail built elsewhere (MailApp, a bounce) from `from`, putting a copy in Sent only if `keepCopy`. */
  dispatch(mail: {
    readonly from: MailAddress;
    readonly to: readonly string[];
    readonly subject: string;
    readonly text: string;
    readonly html?: string;
    readonly keepCopy: boolean;
  }): void;
}

/* ---- Sheets --------------------------------------------------------------------------------------------------- */

/** A cell as a person sees it. */
export interface CellView {
  readonly text: string;
  /** CSS declarations made from the cell's effective format, conditional formats included. */
  readonly style: string;
  readonly note: string | null;
}

export interface SheetTabView {
  readonly sheetId: number;
  readonly title: string;
  readonly frozenRows: number;
  readonly columns: readonly { readonly widthPx: number; readonly hidden: boolean }[];
  readonly rows: readonly {
    readonly cells: readonly CellView[];
    readonly hidden: boolean;
    /** Hidden by the filter, not by hand. */
    readonly filteredOut: boolean;
  }[];
  /** The range with filter buttons in its first row, `A1:F20`; null without a filter. */
  readonly filter: string | null;
  /** The filter's columns, counted from 0, each with the values that are hidden. */
  readonly filterColumns: readonly { readonly column: number; readonly hiddenValues: readonly string[] }[];
  /** Each person may look through one; the rows that it hides are counted from 0. */
  readonly filterViews: readonly {
    readonly title: string;
    readonly range: string;
    readonly hiddenRows: readonly number[];
  }[];
  /** Ranges that not everybody may change; `warningOnly` lets everybody after a question. */
  readonly protectedRanges: readonly {
    readonly range: string;
    /** Ends are exclusive. */
    readonly cells: {
      readonly top: number;
      readonly bottom: number;
      readonly left: number;
      readonly right: number;
    };
    readonly description: string;
    readonly warningOnly: boolean;
    /** Who may change it, besides the owner. */
    readonly editors: readonly string[];
  }[];
  readonly charts: readonly ChartView[];
}

/** A chart over the cells, with its corner at the cell where it is anchored, `H2`. */
export interface ChartView {
  readonly title: string;
  readonly kind: string;
  readonly anchor: string;
  readonly row: number;
  readonly column: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Null for a kind that is not drawn here. */
  readonly drawing: ChartDrawing | null;
}

export interface ChartDrawing {
  readonly shape: 'column' | 'bar' | 'line' | 'pie';
  readonly labels: readonly string[];
  /** In the order of the labels; null where there is no number. A colour as in CSS, or null for the usual one. */
  readonly series: readonly {
    readonly name: string;
    readonly color: string | null;
    readonly values: readonly (number | null)[];
  }[];
}

/** Something a person does to a tab by hand; rows and columns are counted from 0. */
export type SheetEdit =
  | { readonly kind: 'type'; readonly row: number; readonly column: number; readonly text: string }
  | { readonly kind: 'sort'; readonly column: number; readonly order: 'ascending' | 'descending' }
  /** A new line before this one. */
  | { readonly kind: 'insert'; readonly axis: 'row' | 'column'; readonly index: number }
  | { readonly kind: 'delete'; readonly axis: 'row' | 'column'; readonly index: number }
  /** The line is dragged to where `to` was. */
  | { readonly kind: 'move'; readonly axis: 'row' | 'column'; readonly from: number; readonly to: number }
  /** The filter of the tab hides these values of a column. */
  | { readonly kind: 'filter'; readonly column: number; readonly hiddenValues: readonly string[] };

export interface Spreadsheets {
  list(): readonly {
    readonly id: string;
    readonly title: string;
    readonly owner: string;
    readonly url: string;
    readonly trashed: boolean;
  }[];
  view(spreadsheetId: string): { readonly title: string; readonly tabs: readonly SheetTabView[] } | null;
  /** What a person does by hand: type into a cell, sort a tab by a column, delete the file. */
  type(spreadsheetId: string, sheetId: number, row: number, column: number, text: string): void;
  sort(spreadsheetId: string, sheetId: number, column: number, order: 'ascending' | 'descending'): void;
  /** Anything a person does to a tab by hand. */
  edit(spreadsheetId: string, sheetId: number, edit: SheetEdit): void;
  trash(spreadsheetId: string): void;
  restore(spreadsheetId: string): void;
}
