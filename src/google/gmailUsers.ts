type Users = GoogleAppsScript.Gmail.Collection.UsersCollection;
type Collections = Required<
  Pick<Users, 'Messages' | 'Threads' | 'Labels' | 'Drafts' | 'History' | 'Settings'>
>;

/** The mailbox of whoever runs the script. */
export const ME = 'me';

/**
 * The advanced Gmail service, with the optional look of its types undone: the manifest enables it, so it is there.
 * @see https://developers.google.com/apps-script/advanced/gmail
 */
export function gmailUsers(): Collections & Pick<Users, 'getProfile'> {
  const users = Gmail?.Users;
  const { Messages, Threads, Labels, Drafts, History, Settings } = users ?? {};
  if (!users || !Messages || !Threads || !Labels || !Drafts || !History || !Settings)
    throw new Error('The advanced Gmail service is missing from appsscript.json.');
  return {
    Messages,
    Threads,
    Labels,
    Drafts,
    History,
    Settings,
    getProfile: (userId) => users.getProfile(userId),
  };
}

interface Details {
  readonly code?: number;
  readonly errors?: readonly { readonly reason?: string }[];
}

/** What Google says of a refusal beside its words, which are translated. Null for whatever is no answer of Gmail's. */
export function refusalOf(error: unknown): { readonly code: number; readonly reason: string } | null {
  if (typeof error !== 'object' || error === null || !('details' in error)) return null;
  const { code, errors } = (error.details as Details | null) ?? {};
  return code === undefined ? null : { code, reason: errors?.[0]?.reason ?? '' };
}

/** Null instead of what Gmail throws for something that is not there (any more). */
export function unlessGone<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    if (refusalOf(error)?.code === 404) return null;
    throw error;
  }
}

/** All entries of a listing, page by page. */
export function allPages<Page extends { readonly nextPageToken?: string | undefined }, Entry>(
  ask: (page: { readonly pageToken?: string }) => Page,
  entriesOf: (page: Page) => readonly Entry[],
): Entry[] {
  const entries: Entry[] = [];
  let next: { readonly pageToken?: string } | null = {};
  while (next !== null) {
    const page: Page = ask(next);
    entries.push(...entriesOf(page));
    next = page.nextPageToken === undefined ? null : { pageToken: page.nextPageToken };
  }
  return entries;
}
