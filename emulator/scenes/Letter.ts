import type { Moment } from './moment';
import type { Part } from './writing';

/** One mail of the days before, and what its readers did. */
export interface Letter {
  /** For letters that answer it. */
  readonly name?: string;
  readonly from: string;
  readonly to: readonly string[];
  /** Empty for an answer. */
  readonly subject: string;
  readonly parts: readonly Part[];
  readonly when: Moment;
  readonly tracked?: boolean;
  /** The name of the letter that this one answers. */
  readonly answers?: string;
  /** Written and not sent. */
  readonly isDraft?: boolean;
  readonly readers?: readonly Reader[];
}

export interface Reader {
  readonly who: string;
  /** Minutes after sending at which the mail is opened; what would be later than now has not happened. */
  readonly opens: readonly number[];
  /** A link of the mail, counted from 0, that is followed so many minutes after sending. */
  readonly follows?: { readonly link: number; readonly after: number };
}
