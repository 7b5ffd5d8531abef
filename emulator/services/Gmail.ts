import type { ServiceFactory } from '../contracts';
import { DraftsCollection } from '../gmail/api/DraftsCollection';
import { GmailApi } from '../gmail/api/GmailApi';
import { HistoryCollection } from '../gmail/api/HistoryCollection';
import { LabelsCollection } from '../gmail/api/LabelsCollection';
import { MessagesCollection } from '../gmail/api/MessagesCollection';
import { SettingsCollection } from '../gmail/api/SettingsCollection';
import { ThreadsCollection } from '../gmail/api/ThreadsCollection';

type Google = GoogleAppsScript.Gmail.Collection.UsersCollection;

/**
 * The advanced Gmail service: the REST API with the resource first, then path parameters, then optional arguments.
 * @see https://developers.google.com/apps-script/advanced/gmail
 */
export const gmailService: ServiceFactory = (context) => new Gmail(new GmailApi(context));

class Gmail {
  readonly Users: UsersCollection;

  constructor(api: GmailApi) {
    this.Users = new UsersCollection(api);
  }
}

/** Each user sees their own mailbox: `'me'`, or the own address. */
class UsersCollection implements Pick<Google, 'getProfile'> {
  readonly #api: GmailApi;
  readonly Drafts: DraftsCollection;
  readonly History: HistoryCollection;
  readonly Labels: LabelsCollection;
  readonly Messages: MessagesCollection;
  readonly Settings: SettingsCollection;
  readonly Threads: ThreadsCollection;

  constructor(api: GmailApi) {
    this.#api = api;
    this.Drafts = new DraftsCollection(api);
    this.History = new HistoryCollection(api);
    this.Labels = new LabelsCollection(api);
    this.Messages = new MessagesCollection(api);
    this.Settings = new SettingsCollection(api);
    this.Threads = new ThreadsCollection(api);
  }

  getProfile(userId: string): GoogleAppsScript.Gmail.Schema.Profile {
    return this.#api.call('getProfile', userId, (mailbox) => {
      const messages = mailbox.messages();
      return {
        emailAddress: mailbox.account.email,
        messagesTotal: messages.length,
        threadsTotal: new Set(messages.map((message) => message.threadId)).size,
        historyId: String(mailbox.state.historyId),
      };
    });
  }
}
