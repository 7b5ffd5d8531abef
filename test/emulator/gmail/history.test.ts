import { HISTORY_KEPT_MS } from '../../../emulator/gmail/limits';
import { historySince, note } from '../../../emulator/gmail/history';
import { ADA, aMailServer, MONDAY, rawMail, refusal } from './aMailServer';

// https://developers.google.com/workspace/gmail/api/guides/sync
describe('The history of a mailbox', () => {
  const mailboxWithMail = () => {
    const world = aMailServer();
    const mailbox = world.box(ADA);
    const start = mailbox.state.historyId;
    const message = mailbox.add({
      raw: rawMail({ Subject: 'x' }),
      labelIds: ['INBOX'],
      internalDate: MONDAY,
      threadId: null,
    });
    return { ...world, mailbox, start, message };
  };

  it('has one record for each change, with the labels of that moment', () => {
    const { mailbox, start, message, now } = mailboxWithMail();
    mailbox.relabel(message, { add: ['STARRED'], remove: ['INBOX'] });
    expect(
      historySince(mailbox.state, start, now()).map(({ change, message: then, labelIds }) => [
        change,
        then.labelIds,
        labelIds,
      ]),
    ).toEqual([
      ['messageAdded', ['INBOX'], []],
      ['labelRemoved', [], ['INBOX']],
      ['labelAdded', ['STARRED'], ['STARRED']],
    ]);
  });

  it('has no record of what changes nothing', () => {
    const { mailbox, message } = mailboxWithMail();
    const before = mailbox.state.historyId;
    mailbox.relabel(message, { add: ['INBOX'], remove: ['STARRED'] });
    expect(mailbox.state.historyId).toBe(before);
  });

  it('moves a message’s own history id with each change', () => {
    const { mailbox, message } = mailboxWithMail();
    mailbox.relabel(message, { add: ['STARRED'], remove: [] });
    expect(message.historyId).toBe(mailbox.state.historyId);
  });

  it('answers 404 for an id before what is remembered', () => {
    const { mailbox, start, message, pass, now } = mailboxWithMail();
    pass(HISTORY_KEPT_MS + 1);
    note(mailbox.state, null, message, now());
    expect(refusal(() => historySince(mailbox.state, start, now())).code).toBe(404);
    expect(historySince(mailbox.state, mailbox.state.historyId, now())).toEqual([]);
  });

  it('answers nothing for the present id', () => {
    const { mailbox, now } = mailboxWithMail();
    expect(historySince(mailbox.state, mailbox.state.historyId, now())).toEqual([]);
  });
});
