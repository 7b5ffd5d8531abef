/**
 * What each emulated method costs, and which scopes allow it (any one of them).
 *
 * Costs are those of Cloud projects made since May 2026. Where nobody reported the new cost of a method that reads a
 * whole message, it is that of messages.get.
 * @see https://developers.google.com/workspace/gmail/api/reference/quota
 * @see https://developers.google.com/workspace/gmail/api/auth/scopes
 */
const scope = (name: string): string => `https://www.googleapis.com/auth/gmail.${name}`;

const FULL = 'https://mail.google.com/';
const MODIFY = [FULL, scope('modify')];
const READ = [...MODIFY, scope('readonly')];
const LIST = [...READ, scope('metadata')];
const COMPOSE = [...MODIFY, scope('compose'), scope('addons.current.action.compose')];
const SEND = [...COMPOSE, scope('send')];
const INSERT = [...MODIFY, scope('insert')];
const READ_DRAFTS = [...READ, scope('compose')];
const LABELS = [...MODIFY, scope('labels')];

export const METHODS = {
  getProfile: { units: 1, scopes: [...LIST, scope('compose')] },
  'messages.list': { units: 5, scopes: LIST },
  'messages.get': { units: 20, scopes: LIST },
  'messages.modify': { units: 5, scopes: MODIFY },
  'messages.batchModify': { units: 50, scopes: MODIFY },
  'messages.insert': { units: 25, scopes: INSERT },
  'messages.send': { units: 100, scopes: SEND },
  'messages.trash': { units: 5, scopes: MODIFY },
  'messages.untrash': { units: 5, scopes: MODIFY },
  'messages.attachments.get': { units: 20, scopes: READ },
  'threads.list': { units: 10, scopes: LIST },
  'threads.get': { units: 40, scopes: LIST },
  'threads.modify': { units: 10, scopes: MODIFY },
  'threads.trash': { units: 20, scopes: MODIFY },
  'labels.list': { units: 1, scopes: [...LIST, scope('labels')] },
  'labels.get': { units: 1, scopes: [...LIST, scope('labels')] },
  'labels.create': { units: 5, scopes: LABELS },
  'labels.patch': { units: 5, scopes: LABELS },
  'labels.update': { units: 5, scopes: LABELS },
  'labels.delete': { units: 5, scopes: LABELS },
  'drafts.list': { units: 5, scopes: READ_DRAFTS },
  'drafts.get': { units: 20, scopes: READ_DRAFTS },
  'drafts.create': { units: 10, scopes: COMPOSE },
  'drafts.update': { units: 15, scopes: COMPOSE },
  'drafts.send': { units: 100, scopes: COMPOSE },
  'drafts.delete': { units: 10, scopes: COMPOSE },
  'history.list': { units: 2, scopes: LIST },
  'settings.sendAs.list': { units: 1, scopes: [...READ, scope('settings.basic')] },
} as const satisfies Record<string, { units: number; scopes: readonly string[] }>;

export type MethodName = keyof typeof METHODS;
