import * as fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { alertMail, alertsDue, type AlertPlaces } from '../../src/core/alert';
import type { AlertKind, JudgedEvent, MessageState } from '../../src/core/event';
import { summaryOf } from '../../src/core/summary';
import { HOUR, MINUTE, SECOND, SENT_AT, aMessage, anEvent, hitId, sent } from '../support/tracked';

const opened = anEvent({ at: SENT_AT + 2 * MINUTE });
const pressed = anEvent({
  id: hitId('click'),
  kind: 'click',
  at: SENT_AT + 3 * MINUTE,
  verdict: 'verified',
  reason: 'C10',
  destination: 'https://example.org/offer',
});
const PLACES: AlertPlaces = {
  to: 'sam@example.com',
  threadUrl: 'https://mail.google.com/mail/#all/thread-1',
  ledgerUrl: null,
};

const due = (events: readonly JudgedEvent[], now: number, difference: Partial<MessageState> = {}) => {
  const state = { ...aMessage(sent()), ...difference };
  return alertsDue(state, summaryOf(state, events), now);
};
const mail = (
  kind: AlertKind,
  state: MessageState,
  events: readonly JudgedEvent[],
  places: Partial<AlertPlaces> = {},
) => alertMail(kind, state, summaryOf(state, events), { ...PLACES, ...places });

describe('alerts', () => {
  it('are held back for 5 min after sending, and then go', () => {
    expect(due([opened], SENT_AT + 5 * MINUTE - 1)).toEqual({ due: [], nextLook: SENT_AT + 5 * MINUTE });
    expect(due([opened], SENT_AT + 5 * MINUTE)).toEqual({ due: ['first-open'], nextLook: null });
  });

  it('go only for what people did', () => {
    const notPeople = [
      anEvent({ verdict: 'self' }),
      anEvent({ verdict: 'automatic' }),
      anEvent({ verdict: 'uncertain' }),
    ];
    expect(due(notPeople, SENT_AT + HOUR)).toEqual({ due: [], nextLook: null });
    expect(due([], SENT_AT + MINUTE)).toEqual({ due: [], nextLook: null });
  });

  it('tell of a first click, and with it of the open', () => {
    expect(due([opened, pressed], SENT_AT + HOUR)).toEqual({ due: ['first-click'], nextLook: null });
  });

  it('tell of a click that comes after the alert of the open', () => {
    expect(due([opened, pressed], SENT_AT + HOUR, { alerted: { 'first-open': SENT_AT } }).due).toEqual([
      'first-click',
    ]);
  });

  it('go once each, and no first open goes after a first click', () => {
    expect(due([opened], SENT_AT + HOUR, { alerted: { 'first-open': SENT_AT } }).due).toEqual([]);
    expect(due([opened, pressed], SENT_AT + HOUR, { alerted: { 'first-click': SENT_AT } }).due).toEqual([]);
  });

  it('wait for the sending to be confirmed', () => {
    expect(due([opened], SENT_AT + HOUR, { sent: null })).toEqual({ due: [], nextLook: null });
  });
});

describe('an alert by mail', () => {
  it('names the reader of a mail to one, and says how sure it is', () => {
    const { kind, to, subject, text } = mail('first-open', aMessage(sent()), [opened]);
    expect({ kind, to, subject }).toEqual({
      kind: 'first-open',
      to: 'sam@example.com',
      subject: 'Opened: Our offer',
    });
    expect(text).toContain(
      'rita@example.org opened “Our offer” at least once, the first time 2 min after you sent it.',
    );
    expect(text).toContain('It is likely, not certain.');
    expect(text).toContain('Open the conversation: https://mail.google.com/mail/#all/thread-1');
    expect(text).not.toContain('Sheet');
  });

  it('names nobody in a group', () => {
    const state = aMessage(sent({ recipients: ['rita@example.org', 'raj@example.org'], otherRecipients: 1 }));
    for (const kind of ['first-open', 'first-click'] as const) {
      const { subject, text, html } = mail(kind, state, [opened, pressed]);
      expect(text).toContain('Someone of 3 recipients (we cannot tell who)');
      expect(subject + text + html).not.toMatch(/rita|raj/);
    }
  });

  it('tells where a pressed link leads', () => {
    const { subject, text } = mail('first-click', aMessage(sent()), [opened, pressed]);
    expect(subject).toBe('Link pressed: Our offer');
    expect(text).toContain(
      'rita@example.org pressed a link in “Our offer” at least once, the first time 3 min after you sent it.',
    );
    expect(text).toContain('It leads to https://example.org/offer');
  });

  it('leads to the Sheet when there is one', () => {
    const { text, html } = mail('first-open', aMessage(sent()), [opened], {
      ledgerUrl: 'https://docs.google.com/x',
    });
    expect(text).toContain('Open the Sheet with all records: https://docs.google.com/x');
    expect(html).toContain('<a href="https://docs.google.com/x">');
  });

  it('has words for what is not known', () => {
    const unknown = mail('first-click', aMessage(), []);
    expect(unknown.subject).toBe('Link pressed: (no subject)');
    expect(unknown.text).toContain('Somebody pressed a link in “(no subject)” at least once.');
    expect(mail('first-open', aMessage(sent()), []).text).toContain('at least once.');
    expect(mail('first-open', aMessage(sent({ subject: '\r\n' })), []).subject).toBe('Opened: (no subject)');
  });

  it('is the same in text and in HTML', () => {
    const { text, html } = mail('first-click', aMessage(sent()), [opened, pressed]);
    const sentences = text.split('\n\n').slice(0, -2);
    expect(html.split('\n').slice(0, -1)).toEqual(sentences.map((sentence) => `<p>${sentence}</p>`));
  });

  it('lets no subject, address or place of the outside world break out', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        'x\r\nBcc: eve@example.org',
        '"><script>alert(1)</script>',
        '</p><img src=x onerror=y>',
        '\u202Eevil',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (subject, recipient, destination, url) => {
        const state = aMessage(sent({ subject, recipients: [recipient] }));
        const built = mail('first-click', state, [opened, { ...pressed, destination }], {
          threadUrl: url,
          to: recipient,
        });
        expect(built.subject + built.to).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        expect(tagsOf(built.html)).toEqual(['p', 'p', 'p', 'p', 'a']);
      }),
    );
  });

  it('keeps its subject short', () => {
    expect(
      mail('first-open', aMessage(sent({ subject: 'x'.repeat(5 * SECOND) })), [opened]).subject.length,
    ).toBe(128);
  });
});

function tagsOf(html: string): string[] {
  const tags: string[] = [];
  const visit = (node: DefaultTreeAdapterMap['node']): void => {
    if ('tagName' in node) tags.push(node.tagName);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(html));
  return tags;
}
