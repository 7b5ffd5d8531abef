import type { GmailApi } from './GmailApi';

type Google = GoogleAppsScript.Gmail.Collection.Users.Settings.SendAsCollection;

/** @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.settings */
export class SettingsCollection {
  readonly SendAs: SendAsCollection;

  constructor(api: GmailApi) {
    this.SendAs = new SendAsCollection(api);
  }
}

/**
 * Unlike Google: nobody here has a signature or a reply-to address, the account's own address stays the default, and
 * aliases are confirmed.
 */
export class SendAsCollection implements Pick<Google, 'list'> {
  readonly #api: GmailApi;

  constructor(api: GmailApi) {
    this.#api = api;
  }

  list(userId: string): GoogleAppsScript.Gmail.Schema.ListSendAsResponse {
    return this.#api.call('settings.sendAs.list', userId, ({ account, state: { aliases = [] } }) => ({
      sendAs: [
        {
          sendAsEmail: account.email,
          displayName: account.name,
          replyToAddress: '',
          signature: '',
          isPrimary: true,
          isDefault: true,
        },
        ...aliases.map(({ email, name }) => ({
          sendAsEmail: email,
          displayName: name,
          replyToAddress: '',
          signature: '',
          isPrimary: false,
          isDefault: false,
          treatAsAlias: true,
          verificationStatus: 'accepted',
        })),
      ],
    }));
  }
}
