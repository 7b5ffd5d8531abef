import { ADA, BEN } from '../aMailServer';
import { aGmail, mail, caught, like, someText, ids } from './aGmail';

// https://developers.google.com/workspace/gmail/api/guides/drafts
describe('Gmail.Users.Drafts', () => {
  const LETTER = { To: BEN.email, Subject: 'Draft' };

  it('makes a draft of one’s own, and a new message at each update', () => {
    const { Drafts, Messages } = aGmail();
    const made = Drafts.create({ message: mail(LETTER, 'one') }, 'me');
    expect(made).toEqual({
      id: like(expect.stringMatching(/^r\d+$/)),
      message: { id: someText, threadId: made.message?.id, labelIds: ['DRAFT'] },
    });
    const { id = '' } = made;
    const updated = Drafts.update({ message: mail(LETTER, 'two') }, 'me', id);
    expect(updated.id).toBe(id);
    expect(updated.message?.id).not.toBe(made.message?.id);
    expect(Drafts.get('me', id).message?.snippet).toBe('two');
    expect(Drafts.get('me', id, { format: 'metadata' }).message?.payload?.headers).toContainEqual({
      name: 'From',
      value: `${ADA.name} <${ADA.email}>`,
    });
    expect(caught(() => Messages.get('me', made.message?.id ?? '')).details.code).toBe(404);
  });

  it('lists drafts, the newest first, by search as well', () => {
    const { Drafts, pass } = aGmail();
    expect(Drafts.list('me')).toEqual({ resultSizeEstimate: 0 });
    const one = Drafts.create({ message: mail(LETTER) }, 'me').id;
    pass(1_000);
    const two = Drafts.create({ message: mail({ Subject: 'Second' }) }, 'me').id;
    expect(ids(Drafts.list('me').drafts)).toEqual([two, one]);
    expect(ids(Drafts.list('me', { maxResults: 1 }).drafts)).toEqual([two]);
    expect(ids(Drafts.list('me', { q: 'subject:draft' }).drafts)).toEqual([one]);
  });

  it('sends a draft and removes it', () => {
    const { Drafts, box } = aGmail();
    const { id = '', message } = Drafts.create({ message: mail(LETTER) }, 'me');
    const sent = Drafts.send({ id }, 'me');
    expect(sent).toEqual({ id: someText, threadId: message?.threadId, labelIds: ['SENT'] });
    expect(sent.id).not.toBe(message?.id);
    expect(box(ADA).messages()).toHaveLength(1);
    expect(box(BEN).messages()).toHaveLength(1);
    expect(caught(() => Drafts.send({ id }, 'me')).details.code).toBe(404);
  });

  it('sends a changed mail in the draft’s place in one call', () => {
    const { Drafts, box } = aGmail();
    const { id = '' } = Drafts.create({ message: mail(LETTER, 'as written') }, 'me');
    Drafts.send({ id, message: mail(LETTER, 'as changed') }, 'me');
    expect(box(BEN).messages()[0]?.index.text).toContain('as changed');
    expect(Drafts.list('me')).toEqual({ resultSizeEstimate: 0 });
  });

  it('keeps a draft that could not be sent', () => {
    const { Drafts } = aGmail();
    const { id = '' } = Drafts.create({ message: mail({ Subject: 'x' }) }, 'me');
    expect(caught(() => Drafts.send({ id }, 'me')).details.message).toBe('Recipient address required');
    expect(caught(() => Drafts.send({ message: mail(LETTER) }, 'me')).details.code).toBe(400);
    expect(Drafts.list('me').drafts).toHaveLength(1);
  });

  it('removes for ever, under the name remove', () => {
    const { Drafts } = aGmail();
    const { id = '' } = Drafts.create({ message: mail(LETTER) }, 'me');
    Drafts.remove('me', id);
    expect(
      caught(() => {
        Drafts.remove('me', id);
      }),
    ).toMatchObject({
      message: 'API call to gmail.users.drafts.delete failed with error: Requested entity was not found.',
    });
    expect(caught(() => Drafts.get('me', 'constructor')).details.code).toBe(404);
  });
});
