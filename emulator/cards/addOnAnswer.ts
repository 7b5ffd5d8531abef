import type { ActionJson, CardJson, ComposedEmailTypeJson, OpenLinkJson } from './cardJson';

/** What the side panel of Gmail gets back from the add-on, as plain JSON. */
export type AddOnAnswer =
  /** A trigger's cards: they replace the whole stack of the panel; the last one is on top. */
  | { readonly kind: 'cards'; readonly cards: readonly CardJson[] }
  /** An action's answer. Every part may be absent. */
  | {
      readonly kind: 'response';
      /** In the order given. */
      readonly navigations: readonly NavigationJson[];
      readonly notification: string | null;
      readonly openLink: OpenLinkJson | null;
      /** Cards seen earlier are out of date. */
      readonly stateChanged: boolean;
    }
  /** Changes of the draft being written. */
  | {
      readonly kind: 'draft-update';
      readonly updates: readonly DraftUpdateJson[];
      /** These replace what the draft has; absent ones leave it. */
      readonly subject?: string;
      readonly to?: readonly string[];
      readonly cc?: readonly string[];
      readonly bcc?: readonly string[];
    }
  /** A draft that the script began, for Gmail to open in its composer. */
  | { readonly kind: 'open-draft'; readonly draftId: string }
  /** The script threw, or answered what Gmail cannot use. */
  | { readonly kind: 'failed'; readonly message: string };

export type NavigationJson =
  | { readonly pushCard: CardJson }
  | { readonly updateCard: CardJson }
  | { readonly popCard: true }
  | { readonly popToRoot: true }
  | { readonly popToCard: string };

/** Text to put into the draft's body. `cursor` replaces what is selected. */
export type DraftUpdateJson = {
  readonly contentType: 'TEXT' | 'MUTABLE_HTML' | 'IMMUTABLE_HTML';
  readonly where: 'cursor' | 'start' | 'end';
} & ({ readonly html: string } | { readonly text: string });

/** Where in Gmail the add-on is, with what Gmail may tell the script about it. */
export type Place = (
  | { readonly host: 'home' }
  | { readonly host: 'message'; readonly messageId: string; readonly threadId: string }
  | {
      readonly host: 'compose';
      readonly to: readonly string[];
      readonly cc: readonly string[];
      readonly bcc: readonly string[];
      /** Of the mail that is being answered; a new mail has none. */
      readonly threadId?: string;
    }
) & {
  /** Gmail in a browser when absent. `ANDROID` stands for the mobile apps. */
  readonly platform?: 'WEB' | 'ANDROID';
};

/** Name of a text input, selection or switch → what is chosen in it. Nothing chosen: leave the name out. */
export type FormInputs = Readonly<Record<string, readonly string[]>>;

/** A press on something that runs an action. */
export interface Press {
  readonly action: ActionJson;
  readonly formInputs: FormInputs;
  readonly place: Place;
  /** What kind of draft the action shall begin; absent for any other action. */
  readonly composes?: ComposedEmailTypeJson;
}
