/**
 * What Gmail allows, with unit and source.
 * @see https://developers.google.com/workspace/gmail/api/reference/quota
 * @see https://developers.google.com/apps-script/guides/services/quotas
 */

/** Quota units that one user may spend in a minute, for Cloud projects made since May 2026. */
export const UNITS_PER_MINUTE = 6_000;

/**
 * Units that come back in a second, and most that may be spent at once. Not published: live runs were refused after
 * 2,900 units in 18 s, which these numbers give.
 */
export const UNITS_PER_SECOND = 100;
export const UNITS_AT_ONCE = 1_100;

/** Messages in one batchModify. */
export const MAX_BATCH_IDS = 1_000;

/** Labels to add, and labels to remove, in one call. @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/modify */
export const MAX_LABELS_A_CALL = 100;

/** Entries on a page: the default and the most, for messages, threads, drafts and history. */
export const PAGE = { usual: 100, most: 500 } as const;

/** "Typically at least one week". @see https://developers.google.com/workspace/gmail/api/guides/sync */
export const HISTORY_KEPT_MS = 7 * 24 * 60 * 60_000;

/** Recipients that Apps Script mails for one user in 24 hours. */
export const RECIPIENTS_A_DAY = { consumer: 100, workspace: 1_500 } as const;

/** The day of the mail quota begins with its first mail. */
export const MAIL_DAY_MS = 24 * 60 * 60_000;

export const RECIPIENTS_A_MAIL = 50;

/** Bytes of one mail's body. */
export const BODY_BYTES = { consumer: 200 * 1024, workspace: 400 * 1024 } as const;

/** Characters of a subject. @see https://developers.google.com/apps-script/reference/gmail/gmail-app */
export const SUBJECT_CHARACTERS = 250;

/** Bytes of all files of one mail together. @see https://support.google.com/mail/answer/6584 */
export const ATTACHED_BYTES = 25 * 1024 * 1024;

/**
 * As tests of Gmail's page have it.
 *
 * Unlike Google: what is too big is refused, not put on Drive instead.
 */
export const FILES_TOO_BIG = 'The file you are trying to send exceeds the 25MB attachment limit.';
