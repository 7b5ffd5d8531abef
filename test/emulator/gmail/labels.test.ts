import { changeLabel, checkLabelIds, createLabel, dropLabel } from '../../../emulator/gmail/labels';
import { newMailboxState } from '../../../emulator/gmail/state';
import { refusal } from './aMailServer';

// https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.labels
describe('A user label', () => {
  it('is shown everywhere unless asked otherwise', () => {
    expect(createLabel(newMailboxState(), { name: '✓✓ opened' })).toEqual({
      id: 'Label_1',
      name: '✓✓ opened',
      labelListVisibility: 'labelShow',
      messageListVisibility: 'show',
      color: null,
    });
  });

  it('never gets the id of one that was removed', () => {
    const mailbox = newMailboxState();
    createLabel(mailbox, { name: 'a' });
    dropLabel(mailbox, 'Label_1');
    expect(createLabel(mailbox, { name: 'b' }).id).toBe('Label_2');
  });

  it('takes two colours of the classic palette', () => {
    const color = { backgroundColor: '#16a766', textColor: '#ffffff' };
    expect(createLabel(newMailboxState(), { name: 'a', color }).color).toEqual(color);
  });

  it.each(['#123456', '#16A766', 'green'])('is refused in %s, in Google’s words', (backgroundColor) => {
    const color = { backgroundColor, textColor: '#ffffff' };
    expect(() => createLabel(newMailboxState(), { name: 'a', color })).toThrow(
      `Label color ${backgroundColor} is not on the allowed color palette`,
    );
  });

  it('is refused with one colour alone', () => {
    expect(() => createLabel(newMailboxState(), { name: 'a', color: { textColor: '#ffffff' } })).toThrow(
      'required',
    );
  });

  it.each(['Inbox', 'INBOX', 'Trash', 'Drafts', 'Muted', ''])('may not be called "%s"', (name) => {
    expect(() => createLabel(newMailboxState(), { name })).toThrow('Invalid label name');
  });

  it.each(['Social', 'Inbox/old', 'a//b'])('may be called %s', (name) => {
    expect(createLabel(newMailboxState(), { name }).name).toBe(name);
  });

  // As seen in live runs: case, and spaces around slashes, make no difference.
  it.each(['Finance/Bill', 'finance/bill', 'Finance / Bill'])(
    'conflicts with one of the same name: %s',
    (name) => {
      const mailbox = newMailboxState();
      createLabel(mailbox, { name: 'Finance/Bill' });
      expect(refusal(() => createLabel(mailbox, { name }))).toMatchObject({
        code: 409,
        message: 'Label name exists or conflicts',
      });
      expect(mailbox.labels).toHaveLength(1);
    },
  );

  it('is changed in what is named, and keeps the rest', () => {
    const mailbox = newMailboxState();
    createLabel(mailbox, { name: 'a', messageListVisibility: 'hide' });
    expect(changeLabel(mailbox, 'Label_1', { name: 'A' })).toMatchObject({
      name: 'A',
      messageListVisibility: 'hide',
    });
    expect(() => changeLabel(mailbox, 'Label_1', { labelListVisibility: 'never' })).toThrow('Invalid value');
  });

  it('that is not there, or is Gmail’s own, cannot be changed or removed', () => {
    const mailbox = newMailboxState();
    const dropping = (id: string) => () => {
      dropLabel(mailbox, id);
    };
    expect(refusal(dropping('Label_9')).code).toBe(404);
    expect(refusal(() => changeLabel(mailbox, 'INBOX', { name: 'x' })).code).toBe(400);
  });
});

// As seen in live runs.
describe('checkLabelIds', () => {
  it('tells a name from an unknown id', () => {
    const mailbox = newMailboxState();
    createLabel(mailbox, { name: 'mine' });
    const check = (id: string) => () => {
      checkLabelIds(mailbox, [id], { gmailOwn: 'refused' });
    };
    expect(check('Label_1')).not.toThrow();
    expect(check('STARRED')).not.toThrow();
    expect(check('mine')).toThrow('Invalid label: mine');
    expect(check('Label_999999999')).toThrow('labelId not found');
    expect(check('SENT')).toThrow('Invalid label: SENT');
  });
});
