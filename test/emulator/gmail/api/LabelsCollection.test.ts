import { ADA } from '../aMailServer';
import { aGmail, caught } from './aGmail';

// https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.labels
describe('Gmail.Users.Labels', () => {
  it('makes, lists, changes and removes labels', () => {
    const { Labels, Messages, receive, box } = aGmail();
    receive();
    const id = box(ADA).messages()[0]?.id ?? '';
    const color = { textColor: '#ffffff', backgroundColor: '#16a766' };
    const made = Labels.create({ name: 'Doublecheck/✓✓', color }, 'me');
    expect(made).toEqual({
      id: 'Label_1',
      name: 'Doublecheck/✓✓',
      labelListVisibility: 'labelShow',
      messageListVisibility: 'show',
      color,
    });
    expect(Labels.list('me').labels).toContainEqual({ ...made, type: 'user' });
    expect(Labels.list('me').labels).toContainEqual({ id: 'INBOX', name: 'INBOX', type: 'system' });
    Messages.modify({ addLabelIds: ['Label_1'] }, 'me', id);
    expect(Labels.get('me', 'Label_1')).toMatchObject({
      type: 'user',
      messagesTotal: 1,
      messagesUnread: 1,
      threadsTotal: 1,
      threadsUnread: 1,
    });
    expect(Labels.get('me', 'INBOX')).toMatchObject({ type: 'system', messagesTotal: 1 });
    expect(Labels.patch({ labelListVisibility: 'labelHide' }, 'me', 'Label_1')).toMatchObject({
      name: 'Doublecheck/✓✓',
      color,
    });
    expect(Labels.update({ name: 'Other' }, 'me', 'Label_1')).toMatchObject({
      name: 'Other',
      labelListVisibility: 'labelShow',
    });
    expect(Messages.get('me', id).labelIds).toContain('Label_1');
    Labels.remove('me', 'Label_1');
    expect(Messages.get('me', id).labelIds).not.toContain('Label_1');
    expect(caught(() => Labels.get('me', 'Label_1')).details.code).toBe(404);
  });

  // Words and codes as seen in live runs.
  it('refuses in Google’s words', () => {
    const { Labels } = aGmail();
    Labels.create({ name: 'a' }, 'me');
    expect(caught(() => Labels.create({ name: 'A' }, 'me'))).toMatchObject({
      message: 'API call to gmail.users.labels.create failed with error: Label name exists or conflicts',
      details: { code: 409, errors: [{ domain: 'global', reason: 'aborted' }] },
    });
    expect(caught(() => Labels.create({ name: 'Inbox' }, 'me'))).toMatchObject({
      message: 'API call to gmail.users.labels.create failed with error: Invalid label name',
      details: { code: 400, errors: [{ reason: 'invalidArgument' }] },
    });
    expect(caught(() => Labels.update({}, 'me', 'Label_1')).details.message).toBe('Invalid label name');
    expect(
      caught(() => {
        Labels.remove('me', 'INBOX');
      }),
    ).toMatchObject({
      message: 'API call to gmail.users.labels.delete failed with error: Invalid delete request',
    });
  });
});
