type Users = GoogleAppsScript.Gmail.Collection.UsersCollection;

/**
 * The advanced Gmail service, with the optional look of its types undone: the manifest enables it, so it is there.
 * @see https://developers.google.com/apps-script/advanced/gmail
 */
export function gmailUsers(): Required<Pick<Users, 'Messages' | 'Threads' | 'Labels'>> {
  const { Messages, Threads, Labels } = Gmail?.Users ?? {};
  if (!Messages || !Threads || !Labels)
    throw new Error('The advanced Gmail service is missing from appsscript.json.');
  return { Messages, Threads, Labels };
}
