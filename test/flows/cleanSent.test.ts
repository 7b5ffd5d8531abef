import type { Config } from '../../src/core/config';
import { MOST_NOT_CLEANED, MOST_THREADS_LOST, mayClean } from '../../src/flows/cleanSent';
import { review } from '../../src/flows/review';
import type { Outgoing } from '../../src/ports';
import type { Fault } from '../support/countedCalls';
import { sentFolder } from '../support/memoryOutgoing';
import { samsConfig } from '../support/memoryWorld';
import { pixelOf, senderWorld } from '../support/reviewing';
import { bodyOf } from '../support/sending';
import { HOUR, messageId, MINUTE, SENT_AT } from '../support/tracked';

const mailOf = (html: string): string =>
  [
    'From: sam@example.com',
    'To: rita@example.org',
    'Subject: Our offer',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
  ].join('\r\n');

/** A sender who pressed *Track* for mails and then sent them from Gmail. */
function cleaningWorld(difference: Partial<Config> = { cleanSent: true }) {
  const made = senderWorld();
  made.at(SENT_AT);
  const config = { ...made.config, ...difference };
  const { outgoing } = made.ports();
  const portsFor = (fault?: Fault, ways: Partial<Outgoing> = {}) => {
    const counted = made.ports(fault);
    return { ...counted, config, outgoing: { ...counted.outgoing, ...ways } };
  };
  return {
    ...made,
    portsFor,
    sendByGmail(...names: readonly string[]) {
      for (const name of names) {
        made.track(name);
        const sent = outgoing.send(mailOf(`${pixelOf(messageId(name))}<p>${name}</p>`), `thread-${name}`);
        if (sent.kind !== 'sent') throw new Error(sent.kind);
      }
      made.pass(MINUTE);
    },
    reviewed: (fault?: Fault, ways?: Partial<Outgoing>) => {
      review(portsFor(fault, ways));
    },
    bodies: () => sentFolder(made.out).map(({ raw }) => bodyOf(raw).trim()),
    marksOnSent: () =>
      sentFolder(made.out).map(({ gmailMessage }) =>
        [...(made.mail.labelled.get(gmailMessage) ?? [])].map((id) => made.mail.labels.get(id)),
      ),
  };
}
const tracked = (name: string): string => `${pixelOf(messageId(name))}<p>${name}</p>`;

describe('whether mail in Sent may be put back as it was written', () => {
  it.each([
    ['consumer', undefined, true],
    ['consumer', false, false],
    ['workspace', undefined, false],
    ['workspace', true, true],
  ] as const)('is for a %s owner who said %s: %s', (ownerKind, cleanSent, may) => {
    const said = cleanSent === undefined ? {} : { cleanSent };
    expect(mayClean(samsConfig({ ownerKind, ...said }))).toBe(may);
  });
});

describe('a mail sent by Gmail after Track', () => {
  it('lies in Sent as it was written, once, with its mark, and is recorded there', () => {
    const made = cleaningWorld();
    made.sendByGmail('a');
    made.reviewed();
    expect(made.bodies()).toEqual(['<p>a</p>']);
    expect(made.marksOnSent()).toEqual([['sent']]);
    const [{ gmailMessage } = { gmailMessage: '' }] = sentFolder(made.out);
    expect(made.records()).toMatchObject([
      { kind: 'sent', message: messageId('a'), at: SENT_AT, gmailMessage },
    ]);
    expect(made.notes.read()).toMatchObject({
      unbound: [],
      lastTracked: { 'thread-a': gmailMessage },
      notCleaned: {},
      threadsLost: 0,
    });
  });

  it.each([
    ['the sender', { cleanSent: true }, false],
    ['the owner', { cleanSent: false }, true],
  ])('stays as it was sent when %s wants that', (_, config, cleanSent) => {
    const made = cleaningWorld(config);
    made.notes.write({ choices: { cleanSent, wrapText: false } });
    made.sendByGmail('a');
    made.reviewed();
    expect(made.bodies()).toEqual([tracked('a')]);
    expect(made.marksOnSent()).toEqual([['sent']]);
  });

  it('stays as it was sent where Gmail would not count it as sent, with the reason', () => {
    const made = cleaningWorld();
    made.out.filing = 'no-sent-label';
    made.sendByGmail('a');
    made.reviewed();
    expect(made.bodies()).toEqual([tracked('a')]);
    const [{ gmailMessage } = { gmailMessage: '' }] = sentFolder(made.out);
    expect(made.notes.read()).toMatchObject({
      notCleaned: { [gmailMessage]: 'not-among-sent' },
      threadsLost: 0,
    });
  });

  it('is tried again when it fails, and after an hour is marked as it is', () => {
    const made = cleaningWorld();
    made.sendByGmail('a');
    const failing = {
      file: () => {
        throw new Error('not now');
      },
    };
    made.at(SENT_AT + HOUR);
    expect(() => {
      made.reviewed(undefined, failing);
    }).toThrow('not now');
    expect(made.unbound()).toEqual([messageId('a')]);
    made.pass(1);
    made.reviewed(undefined, failing);
    const [{ gmailMessage } = { gmailMessage: '' }] = sentFolder(made.out);
    expect(made.notes.read()).toMatchObject({ unbound: [], notCleaned: { [gmailMessage]: 'failed' } });
    expect(made.bodies()).toEqual([tracked('a')]);
    expect(made.marksOnSent()).toEqual([['sent']]);
  });
});

describe('Gmail losing conversations', () => {
  it('three times in a row ends the cleaning in this account', () => {
    const made = cleaningWorld();
    made.out.filing = 'another-thread';
    made.sendByGmail('a', 'b', 'c', 'd');
    made.reviewed();
    expect(made.bodies()).toEqual(['a', 'b', 'c', 'd'].map(tracked));
    expect(made.notes.read().threadsLost).toBe(MOST_THREADS_LOST);
    expect(Object.values(made.notes.read().notCleaned)).toEqual(Array(3).fill('thread-not-kept'));
    made.out.filing = 'as-wished';
    made.sendByGmail('e');
    made.reviewed();
    expect(made.bodies()).toContain(tracked('e'));
    expect(made.unbound()).toEqual([]);
  });

  it('twice is forgotten when one is kept', () => {
    const made = cleaningWorld();
    made.notes.write({ threadsLost: 2 });
    made.sendByGmail('a');
    made.reviewed();
    expect(made.bodies()).toEqual(['<p>a</p>']);
    expect(made.notes.read().threadsLost).toBe(0);
  });
});

describe('the reasons why mails were not cleaned', () => {
  it('are kept for the newest fifty', () => {
    const made = cleaningWorld();
    const old = Object.fromEntries(
      Array.from({ length: MOST_NOT_CLEANED }, (_, index) => [`mail-${index}`, 'sealed' as const]),
    );
    made.notes.write({ notCleaned: old });
    made.out.filing = 'no-sent-label';
    made.sendByGmail('a');
    made.reviewed();
    const kept = Object.keys(made.notes.read().notCleaned);
    expect(kept).toHaveLength(MOST_NOT_CLEANED);
    expect(kept).not.toContain('mail-0');
  });
});

describe('any call that fails while two mails are cleaned', () => {
  const begun = () => {
    const made = cleaningWorld();
    made.sendByGmail('a', 'b');
    return made;
  };
  const whole = begun();
  const counted = whole.portsFor();
  review(counted);
  const faults = counted.calls.flatMap((name, index) =>
    (['before', 'after'] as const).flatMap((when) =>
      [false, true].map((forGood): [string, Fault] => [
        `${forGood ? 'killed' : 'failing'} ${when} call ${index + 1} (${name})`,
        { call: index + 1, when, forGood },
      ]),
    ),
  );

  it('is one of many', () => {
    expect(counted.calls.filter((name) => name === 'outgoing.file')).toHaveLength(2);
    expect(counted.calls.filter((name) => name === 'outgoing.trash')).toHaveLength(2);
  });

  it.each(faults)('%s is made up for by the next reviews', (_, fault) => {
    const made = begun();
    expect(() => {
      made.reviewed(fault);
    }).toThrow();
    made.pass(MINUTE);
    made.reviewed();
    expect(made.bodies().sort()).toEqual(['<p>a</p>', '<p>b</p>']);
    expect(made.marksOnSent()).toEqual([['sent'], ['sent']]);
    expect(made.unbound()).toEqual([]);
    const places = new Map(
      made
        .records()
        .flatMap((record) =>
          record.kind === 'sent' ? [[record.message, record.gmailMessage] as const] : [],
        ),
    );
    expect([...places.values()].sort()).toEqual(
      sentFolder(made.out)
        .map(({ gmailMessage }) => gmailMessage)
        .sort(),
    );
    expect(Object.values(made.notes.read().lastTracked).sort()).toEqual([...places.values()].sort());
  });
});
