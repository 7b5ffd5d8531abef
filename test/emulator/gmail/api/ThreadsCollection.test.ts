import { ADA, CY } from '../aMailServer';
import { aGmail, mail, caught, someText, ids } from './aGmail';

// https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.threads
describe('Gmail.Users.Threads', () => {
  const conversation = () => {
    const gmail = aGmail();
    gmail.receive('News', 'first');
    const [received] = gmail.box(ADA).messages();
    gmail.pass(60_000);
    const headers = { To: CY.email, Subject: 'Re: News', 'In-Reply-To': received?.index.messageId ?? '' };
    const threadId = received?.threadId ?? '';
    const answer = { ...mail(headers, 'second'), threadId };
    gmail.Messages.send(answer, 'me');
    return { ...gmail, threadId, answer };
  };

  it('lists threads by their newest hit', () => {
    const { Threads, threadId, receive, pass, box } = conversation();
    pass(60_000);
    receive('Other');
    const other = box(ADA).messages().at(-1)?.threadId;
    expect(Threads.list('me')).toEqual({
      threads: [
        { id: other, snippet: 'Hello', historyId: someText },
        { id: threadId, snippet: 'second', historyId: someText },
      ],
      resultSizeEstimate: 2,
    });
    expect(ids(Threads.list('me', { q: 'in:sent' }).threads)).toEqual([threadId]);
    expect(Threads.list('me', { q: 'from:cy in:sent' })).toEqual({ resultSizeEstimate: 0 });
  });

  it('gives all messages, oldest first, also those in Trash, but never raw', () => {
    const { Threads, Messages, threadId } = conversation();
    Messages.trash('me', threadId);
    expect(
      Threads.get('me', threadId, { format: 'minimal' }).messages?.map(({ snippet }) => snippet),
    ).toEqual(['first', 'second']);
    expect(caught(() => Threads.get('me', threadId, { format: 'raw' })).details.code).toBe(400);
    expect(caught(() => Threads.get('me', '1a00000000000999')).details.code).toBe(404);
  });

  it('labels the messages there are, but no draft and none that comes later', () => {
    const { Threads, Labels, Drafts, Messages, threadId, answer } = conversation();
    Drafts.create({ message: answer }, 'me');
    const label = Labels.create({ name: 'mark' }, 'me').id ?? '';
    const labelled = () =>
      Threads.get('me', threadId, { format: 'minimal' }).messages?.map(({ labelIds }) =>
        labelIds?.includes(label),
      );
    Threads.modify({ addLabelIds: [label] }, 'me', threadId);
    expect(labelled()).toEqual([true, true, false]);
    Messages.send(answer, 'me');
    expect(labelled()).toEqual([true, true, false, false]);
  });

  it('goes to Trash as a whole', () => {
    const { Threads, threadId } = conversation();
    expect(Threads.trash('me', threadId).messages?.map(({ labelIds }) => labelIds)).toEqual([
      ['UNREAD', 'TRASH'],
      ['SENT', 'TRASH'],
    ]);
  });
});
