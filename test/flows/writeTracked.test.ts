import { mailboxesIn } from '../../src/core/addresses';
import { fieldsOf } from '../../src/core/mailHeaders';
import { textPartsOf } from '../../src/core/mime';
import { messagesInMail } from '../../src/flows/findToken';
import { newTrackedMail, trackedAnswer, type WritePorts } from '../../src/flows/writeTracked';
import { hmac } from '../support/hmac';
import { memoryWorld } from '../support/memoryWorld';
import { pixelOf } from '../support/reviewing';
import { rawMail, type Written } from '../support/sending';
import { messageId } from '../support/tracked';

async function worldWith(written: Written | string) {
  const made = memoryWorld();
  const raw = typeof written === 'string' ? written : await rawMail(written);
  made.out.raws.set('mail-1', { gmailMessage: 'mail-1', gmailThread: 'conversation', raw, labels: [] });
  const ports: WritePorts = { ...made.ports(), date: (at) => `on ${at.trim()}` };
  const draftOf = (id: string | null) => {
    const draft = made.out.drafts.get(id ?? '');
    if (draft === undefined) throw new Error('There is no draft.');
    const header = (wanted: string): string =>
      fieldsOf(draft.raw)
        .find(({ name }) => name === wanted)
        ?.value.trim() ?? '';
    return {
      ...draft,
      header,
      to: mailboxesIn(header('to')).mailboxes.map(({ email }) => email),
      html: textPartsOf(draft.raw)[0]?.text ?? '',
      ours: messagesInMail(draft.raw, made.config, hmac),
    };
  };
  return {
    ...made,
    raw,
    answer: () => draftOf(trackedAnswer('mail-1', ports)),
    anew: () => draftOf(newTrackedMail(ports)),
    ports,
  };
}
const FROM_RITA = { from: 'Rita Roe <rita@example.org>', to: 'sam@example.com', cc: 'rob@example.org' };

describe('a new tracked mail', () => {
  it('is a draft with our picture, that will be looked for among sent mail', async () => {
    const made = await worldWith({});
    const draft = made.anew();
    expect(draft.ours).toHaveLength(1);
    expect(draft.html).toMatch(/^<img [^>]*><div dir="ltr"><br><\/div>$/);
    expect(draft.to).toEqual([]);
    expect(draft.gmailThread).not.toBe('conversation');
    expect(made.notes.read().unbound.map(({ message }) => message)).toEqual(draft.ours);
    expect(made.owner.entries.map(({ record }) => record.kind)).toEqual(['tracked']);
  });

  it('is not made when there is no room to record it', async () => {
    const made = await worldWith({});
    made.owner.room = 0;
    expect(() => made.anew()).toThrow('no room');
    expect(made.out.drafts.size).toBe(0);
  });
});

describe('a tracked answer', () => {
  it('goes to whoever wrote, in the conversation, and quotes the mail', async () => {
    const made = await worldWith({ ...FROM_RITA, headers: { References: '<first@example.org>' } });
    const draft = made.answer();
    expect(draft.to).toEqual(['rita@example.org']);
    expect(draft.header('cc')).toBe('');
    expect(draft.header('subject')).toBe('Re: Our offer');
    expect(draft.header('in-reply-to')).toBe('<draft-1@mail.gmail.com>');
    expect(draft.header('references').split(/\s+/)).toEqual([
      '<first@example.org>',
      '<draft-1@mail.gmail.com>',
    ]);
    expect(draft.gmailThread).toBe('conversation');
    expect(draft.ours).toHaveLength(1);
    expect(draft.html).toMatch(/^<img [^>]*><div dir="ltr"><br><\/div><div class="gmail_quote">/);
    expect(draft.html).toContain(
      'on Mon, 02 Mar 2026 09:00:00 +0000, Rita Roe &lt;rita@example.org&gt;:<br>',
    );
    expect(draft.html).toContain('https://example.org/offer?a=1&amp;b=2');
    expect(draft.html).toContain('– “neu” 🙂');
  });

  it('goes where the writer wants answers', async () => {
    const made = await worldWith({ ...FROM_RITA, headers: { 'Reply-To': 'Desk <desk@example.org>' } });
    expect(made.answer().to).toEqual(['desk@example.org']);
  });

  it('to one’s own mail is a follow-up to all who got it', async () => {
    const made = await worldWith({
      from: 'Sam <SAM@example.com>',
      to: 'Rita <rita@example.org>, rob@example.org',
      cc: 'rosa@example.org',
      bcc: 'bea@example.org',
    });
    const draft = made.answer();
    expect(draft.to).toEqual(['rita@example.org', 'rob@example.org']);
    expect(draft.header('cc')).toBe('rosa@example.org');
    expect(draft.raw).not.toContain('bea@example.org');
  });

  it('has only its own picture, and the quoted mail’s links as they were', async () => {
    const made = await worldWith({ ...FROM_RITA, html: `<p>Hi</p>${pixelOf(messageId('old'))}` });
    const draft = made.answer();
    expect(draft.ours).toHaveLength(1);
    expect(draft.ours).not.toContain(messageId('old'));
    expect(draft.html).toContain('<p>Hi</p>');
  });

  it('quotes plain text as text', async () => {
    const made = await worldWith({ ...FROM_RITA, html: '', text: 'a < b\nnext' });
    expect(made.answer().html).toMatch(/<div style="white-space:pre-wrap">a &lt; b\r?\nnext/);
  });

  it('says Re: once', async () => {
    const made = await worldWith({ ...FROM_RITA, subject: 'RE: Our offer' });
    expect(made.answer().header('subject')).toBe('RE: Our offer');
  });

  it('is made also of a mail that says almost nothing', async () => {
    const made = await worldWith('Content-Type: image/png\r\n\r\nx');
    const draft = made.answer();
    expect(draft.to).toEqual([]);
    expect(draft.header('in-reply-to')).toBe('');
    expect(draft.header('subject')).toBe('Re:');
    expect(draft.html).toContain('gmail_quote');
  });

  it('shows the writer’s address where there is no name', async () => {
    const made = await worldWith({ ...FROM_RITA, from: 'rita@example.org' });
    expect(made.answer().html).toContain(', rita@example.org:<br>');
  });

  it('is not made of a mail that is gone', async () => {
    const made = await worldWith(FROM_RITA);
    expect(trackedAnswer('mail-2', made.ports)).toBeNull();
    expect(made.out.drafts.size).toBe(0);
    expect(made.owner.entries).toEqual([]);
  });
});
