import { HISTORY_KEPT_MS } from '../../../../emulator/gmail/limits';
import { ADA, BEN } from '../aMailServer';
import { aGmail, mail, caught, like } from './aGmail';

// https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.history and live runs
describe('Gmail.Users.History', () => {
  it('tells of draft savings as added and deleted, and of sending as added', () => {
    const { Drafts, History, Users } = aGmail();
    const startHistoryId = Users.getProfile('me').historyId;
    const { id = '' } = Drafts.create({ message: mail({ To: BEN.email }) }, 'me');
    Drafts.update({ message: mail({ To: BEN.email }) }, 'me', id);
    Drafts.send({ id }, 'me');
    const { history = [] } = History.list('me', { startHistoryId });
    const kinds = history.map(({ messagesAdded, messagesDeleted }) =>
      messagesAdded !== undefined
        ? ['added', messagesAdded[0]?.message?.labelIds]
        : messagesDeleted !== undefined
          ? ['deleted']
          : ['nothing'],
    );
    expect(kinds).toEqual([
      ['added', ['DRAFT']],
      ['added', ['DRAFT']],
      ['deleted'],
      ['added', ['SENT']],
      ['nothing'],
      ['deleted'],
    ]);
    expect(history.map((record) => Object.keys(record))[0]).toEqual(['id', 'messages', 'messagesAdded']);
  });

  it('has records that name a message and tell of no change, as around each sending', () => {
    const { History, Users, Messages } = aGmail();
    const startHistoryId = Users.getProfile('me').historyId;
    const { id } = Messages.send(mail({ To: BEN.email }), 'me');
    const { history = [] } = History.list('me', { startHistoryId });
    const silent = history.filter((record) => Object.keys(record).join() === 'id,messages');
    expect(silent.map(({ messages }) => messages?.map((message) => message.id))).toEqual([[id]]);
  });

  it('shows a message with the labels it had then', () => {
    const { History, Messages, Users, receive, box } = aGmail();
    const startHistoryId = Users.getProfile('me').historyId;
    receive();
    Messages.trash('me', box(ADA).messages()[0]?.id ?? '');
    const { history = [] } = History.list('me', {
      startHistoryId,
      historyTypes: ['messageAdded', 'labelRemoved'],
    });
    expect(history[0]?.messagesAdded?.[0]?.message?.labelIds).toEqual(['UNREAD', 'INBOX']);
    expect(history[1]?.labelsRemoved).toEqual([
      { message: like(expect.objectContaining({ labelIds: ['UNREAD'] })), labelIds: ['INBOX'] },
    ]);
    expect(history).toHaveLength(2);
  });

  it('filters by label, pages, and ends with the present id', () => {
    const { History, Users, receive, Messages } = aGmail();
    const startHistoryId = Users.getProfile('me').historyId;
    receive();
    receive();
    Messages.send(mail({ To: BEN.email }), 'me');
    const only = History.list('me', { startHistoryId, labelId: 'SENT', historyTypes: 'messageAdded' });
    expect(only.history?.filter((record) => record.messagesAdded)).toHaveLength(1);
    const page = History.list('me', { startHistoryId, maxResults: 1 });
    expect(page.history).toHaveLength(1);
    expect(page.nextPageToken).toBeDefined();
    expect(page.historyId).toBe(Users.getProfile('me').historyId);
    expect(History.list('me', { startHistoryId: page.historyId })).toEqual({ historyId: page.historyId });
  });

  it('answers 404 when the id is too old, 400 when it is none', () => {
    const { History, Users, receive, pass } = aGmail();
    const startHistoryId = Users.getProfile('me').historyId;
    receive();
    pass(HISTORY_KEPT_MS + 1);
    expect(caught(() => History.list('me', { startHistoryId })).details.code).toBe(404);
    expect(caught(() => History.list('me', { startHistoryId: 'abc' })).details.code).toBe(400);
    expect(caught(() => History.list('me')).details.code).toBe(400);
    expect(
      caught(() => History.list('me', { startHistoryId, historyTypes: 'messageRead' })).details.code,
    ).toBe(400);
  });
});
