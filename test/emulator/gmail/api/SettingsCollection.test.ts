import { ADA } from '../aMailServer';
import { aGmail } from './aGmail';

// https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.settings.sendAs/list
describe('Gmail.Users.Settings.SendAs', () => {
  it('lists the primary address', () => {
    expect(aGmail().Settings.SendAs.list('me').sendAs).toEqual([
      {
        sendAsEmail: ADA.email,
        displayName: ADA.name,
        replyToAddress: '',
        signature: '',
        isPrimary: true,
        isDefault: true,
      },
    ]);
  });
});
