/**
 * A card as Gmail receives it: Google's own field names, as plain JSON. The desk draws these; no service object is
 * needed to read them.
 *
 * @see https://developers.google.com/workspace/add-ons/reference/rpc/google.apps.card.v1
 */

export interface CardJson {
  /** For `popToNamedCard`. */
  readonly name?: string;
  readonly header?: CardHeaderJson;
  readonly sections?: readonly SectionJson[];
  /** The card's own menu (three dots). */
  readonly cardActions?: readonly { readonly actionLabel: string; readonly onClick: OnClickJson }[];
  readonly fixedFooter?: { readonly primaryButton: ButtonJson; readonly secondaryButton?: ButtonJson };
  readonly displayStyle?: 'PEEK' | 'REPLACE';
  readonly peekCardHeader?: CardHeaderJson;
}

export interface CardHeaderJson {
  readonly title: string;
  readonly subtitle?: string;
  readonly imageUrl?: string;
  readonly imageType?: ImageTypeJson;
  readonly imageAltText?: string;
}

export type ImageTypeJson = 'SQUARE' | 'CIRCLE';

export interface SectionJson {
  /** Formatted text. */
  readonly header?: string;
  readonly widgets: readonly WidgetJson[];
  readonly collapsible?: boolean;
  /** How many of the first widgets stay visible while the section is folded. */
  readonly uncollapsibleWidgetsCount?: number;
}

/** Exactly one of these kinds a widget. */
export type WidgetJson =
  | { readonly textParagraph: TextParagraphJson }
  | { readonly decoratedText: DecoratedTextJson }
  | { readonly buttonList: { readonly buttons: readonly ButtonJson[] } }
  | { readonly image: ImageJson }
  | { readonly textInput: TextInputJson }
  | { readonly selectionInput: SelectionInputJson }
  | { readonly divider: Readonly<Record<string, never>> };

/**
 * Text in cards may hold `<b> <i> <u> <s> <strike> <font color> <a href> <time> <br>` and nothing else; a newline is a line break.
 *
 * @see https://developers.google.com/workspace/add-ons/concepts/widgets#text_formatting
 */
export interface TextParagraphJson {
  readonly text: string;
}

export interface DecoratedTextJson {
  readonly startIcon?: IconJson;
  readonly topLabel?: string;
  /** Formatted text. */
  readonly text: string;
  readonly bottomText?: string;
  /** Otherwise cut at the end of the line. */
  readonly wrapText?: boolean;
  readonly onClick?: OnClickJson;
  readonly button?: ButtonJson;
  readonly switchControl?: SwitchJson;
  readonly endIcon?: IconJson;
}

export interface SwitchJson {
  readonly name: string;
  /** What the form says when it is on; nothing when it is off. */
  readonly value: string;
  readonly selected: boolean;
  readonly controlType: 'SWITCH' | 'CHECK_BOX';
  readonly onChangeAction?: ActionJson;
}

export interface IconJson {
  /** Of Google's set: `EMAIL`, `PERSON`, … */
  readonly knownIcon?: string;
  readonly iconUrl?: string;
  readonly materialIcon?: {
    readonly name: string;
    readonly fill?: boolean;
    readonly weight?: number;
    readonly grade?: number;
  };
  readonly altText?: string;
  readonly imageType?: ImageTypeJson;
}

export interface ButtonJson {
  /** Formatted text; absent in an image button. */
  readonly text?: string;
  readonly icon?: IconJson;
  /** Of a filled button, each part 0 to 1. */
  readonly color?: ColorJson;
  readonly type?: 'OUTLINED' | 'FILLED' | 'FILLED_TONAL' | 'BORDERLESS';
  readonly disabled?: boolean;
  readonly altText?: string;
  readonly onClick: OnClickJson;
}

export interface ColorJson {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

export interface ImageJson {
  readonly imageUrl: string;
  readonly altText?: string;
  readonly onClick?: OnClickJson;
}

export interface TextInputJson {
  readonly name: string;
  readonly label?: string;
  readonly hintText?: string;
  readonly value?: string;
  /** With suggestions always a single line. */
  readonly type: 'SINGLE_LINE' | 'MULTIPLE_LINE';
  readonly initialSuggestions?: { readonly items: readonly { readonly text: string }[] };
  readonly validation?: {
    readonly characterLimit?: number;
    readonly inputType?: 'TEXT' | 'INTEGER' | 'FLOAT' | 'EMAIL';
  };
  readonly onChangeAction?: ActionJson;
}

export interface SelectionInputJson {
  readonly name: string;
  readonly label?: string;
  readonly type: 'CHECK_BOX' | 'RADIO_BUTTON' | 'DROPDOWN' | 'MULTI_SELECT';
  readonly items: readonly SelectionItemJson[];
  readonly multiSelectMaxSelectedItems?: number;
  readonly onChangeAction?: ActionJson;
}

export interface SelectionItemJson {
  readonly text: string;
  readonly value: string;
  readonly selected: boolean;
  /** Of a multiselect menu, as all below. */
  readonly startIconUri?: string;
  readonly bottomText?: string;
}

/** Exactly one of these. */
export type OnClickJson =
  | { readonly action: ActionJson }
  | { readonly openLink: OpenLinkJson }
  /** Runs the action, which answers with the link to open. */
  | { readonly openDynamicLinkAction: ActionJson }
  /**
   * Runs the action, which answers with the draft to open.
   *
   * Unlike Google: the public format has no name for a compose action; this one is the emulator's.
   */
  | { readonly composeAction: ComposeActionJson }
  /** Unlike Google: the public format has no name for an authorization action; this one is the emulator's. */
  | { readonly authorizationAction: { readonly authorizationUrl: string } };

export interface ActionJson {
  readonly function: string;
  readonly parameters?: readonly { readonly key: string; readonly value: string }[];
  readonly loadIndicator?: 'SPINNER' | 'NONE';
  /** What the person typed stays while the action runs; otherwise the form falls back to the card's own values. */
  readonly persistValues?: boolean;
  readonly requiredWidgets?: readonly string[];
  readonly allWidgetsAreRequired?: boolean;
}

export interface ComposeActionJson {
  readonly action: ActionJson;
  readonly composedEmailType: ComposedEmailTypeJson;
}

export type ComposedEmailTypeJson = 'REPLY_AS_DRAFT' | 'STANDALONE_DRAFT';

export interface OpenLinkJson {
  readonly url: string;
  readonly openAs?: 'FULL_SIZE' | 'OVERLAY';
  readonly onClose?: 'NOTHING' | 'RELOAD';
}
