import type { MessageId } from '../../src/core/event';
import { findLinks, restoreHtml } from '../../src/core/html';
import { keyRingOf, recipientTag } from '../../src/core/keys';
import { Problem } from '../../src/core/problem';
import { openToken } from '../../src/core/token';
import { destinationOfFor, isPixelFor, readTrackingUrl } from '../../src/core/trackingUrl';
import { messageIn } from '../../src/flows/findToken';
import { MOST_LINKS, newMessageId, trackDraft, type Choice } from '../../src/flows/trackDraft';
import { OrderedFailure, type Fault } from '../support/countedCalls';
import { hmac } from '../support/hmac';
import { samsConfig, BASE, memoryWorld, SAM } from '../support/memoryWorld';
import { messageId, TRACKED_AT } from '../support/tracked';

const config = samsConfig();
const URL = 'https://example.org/offer?a=1&b="2"';

const choice = (difference: Partial<Choice> = {}): Choice => ({
  message: messageId('draft'),
  sender: SAM,
  recipients: ['rita@example.org'],
  what: 'pixel',
  ...difference,
});
const link = (url = URL, label = 'Our <offer>') => choice({ what: { url, label } });

function world() {
  const made = memoryWorld();
  return {
    ...made,
    track: (chosen: Choice, fault?: Fault) => trackDraft(chosen, config, made.ports(fault)),
    records: () => made.owner.entries.map(({ record }) => record),
  };
}

/** What the one link in some HTML claims. */
function claimIn(html: string) {
  const [found] = findLinks(html);
  const url = readTrackingUrl(found?.url ?? '', [BASE]);
  const opened = url && openToken(url.token, url.destination, keyRingOf(config, hmac), hmac);
  return opened?.ok ? opened.claim : null;
}

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('Track', () => {
  it('answers a pixel for the start of the draft', () => {
    const { track } = world();
    const { html, at, kind } = track(choice());
    expect({ at, kind }).toEqual({ at: 'start', kind: 'insert' });
    expect(html).toMatch(/^<img src="[^"]+" width="1" height="1" alt="" style="display:block">$/);
    expect(messageIn(html, config, hmac)).toBe(messageId('draft'));
  });

  it('writes down who asked, before the draft changes', () => {
    const { track, records, notes } = world();
    track(choice());
    expect(records()).toEqual([
      { kind: 'tracked', message: messageId('draft'), at: TRACKED_AT, sender: SAM, links: [] },
    ]);
    expect(notes.read().unbound).toEqual([{ message: messageId('draft'), at: TRACKED_AT, links: 0 }]);
  });

  it('knows a single recipient again, and no one in a group', () => {
    const { track } = world();
    const alone = claimIn(track(link()).html);
    const group = claimIn(
      track(choice({ ...link(), recipients: ['rita@example.org', 'rob@example.org'] })).html,
    );
    expect(alone?.tag).toBe(recipientTag(config, ['rita@example.org'], hmac));
    expect(group?.tag).toBe('00000000');
  });

  it('costs three calls, and two when it is pressed again', () => {
    const { ports } = world();
    const [first, again] = [ports(), ports()];
    trackDraft(choice(), config, first);
    trackDraft(choice(), config, again);
    expect(first.calls).toEqual(['notes.read', 'notes.write', 'journal.append']);
    expect(again.calls).toEqual(['notes.read', 'journal.append']);
  });
});

describe('a tracked link', () => {
  it('goes to the cursor, and leads to its address', () => {
    const { track, records } = world();
    const { html, at } = track(link());
    expect(at).toBe('cursor');
    expect(html).toContain('>Our &lt;offer&gt;</a>');
    expect(claimIn(html)).toMatchObject({ kind: 'click', link: 0, destination: URL });
    expect(records()).toMatchObject([{ links: [{ index: 0, destination: 'https://example.org/offer' }] }]);
  });

  it('can be restored to the ordinary link', () => {
    const { track } = world();
    const html = restoreHtml(track(link()).html + track(choice()).html, {
      isPixel: isPixelFor([BASE]),
      destinationOf: destinationOfFor([BASE]),
    });
    expect(findLinks(html).map(({ url }) => url)).toEqual([URL]);
    expect(html).not.toContain('<img');
  });

  it.each(['', '   '])('without words shows its address', (label) => {
    const { track } = world();
    expect(track(link('https://example.org/', label)).html).toContain('>https://example.org/</a>');
  });

  it.each([
    'example.org',
    'javascript:alert(1)',
    'mailto:rita@example.org',
    'https://rita:secret@example.org/',
    '',
  ])('to "%s" is refused with words, and nothing is written', (url) => {
    const { track, records, notes } = world();
    const problem = problemOf(() => track(link(url)));
    expect(problem.code).toBe('BAD_INPUT');
    expect(problem.message).toContain('https://');
    expect(records()).toEqual([]);
    expect(notes.read().unbound).toEqual([]);
  });

  it('has its own number among the links of the message', () => {
    const { track, notes } = world();
    track(choice());
    const numbers = [track(link()), track(link()), track(choice()), track(link())].map(
      ({ html }) => claimIn(html)?.link,
    );
    expect(numbers).toEqual([0, 1, undefined, 2]);
    expect(notes.read().unbound).toEqual([{ message: messageId('draft'), at: TRACKED_AT, links: 3 }]);
  });

  it('is refused when the message has as many as it can have', () => {
    const { track, notes, records } = world();
    notes.write({ unbound: [{ message: messageId('draft'), at: TRACKED_AT, links: MOST_LINKS - 1 }] });
    expect(claimIn(track(link()).html)?.link).toBe(MOST_LINKS - 1);
    expect(problemOf(() => track(link())).code).toBe('BAD_INPUT');
    expect(track(choice()).at).toBe('start');
    expect(records()).toHaveLength(2);
  });

  it('keeps other messages of the sender as they are', () => {
    const { track, notes } = world();
    const other = { message: messageId('other'), at: TRACKED_AT - 1, links: 4 };
    notes.write({ unbound: [other] });
    track(link());
    expect(notes.read().unbound).toEqual([other, { message: messageId('draft'), at: TRACKED_AT, links: 1 }]);
  });
});

describe('a failure', () => {
  it('in a full journal is told, and nothing is inserted', () => {
    const { track, owner } = world();
    owner.room = 0;
    expect(problemOf(() => track(choice())).code).toBe('JOURNAL_FULL');
  });

  it.each([1, 2, 3])('of call %d inserts nothing, and the next press is whole', (call) => {
    for (const when of ['before', 'after'] as const) {
      const { track, records, notes } = world();
      expect(() => track(link(), { call, when })).toThrow(OrderedFailure);
      const claim = claimIn(track(link()).html);
      const noted = notes.read().unbound;
      expect(noted.map(({ message }) => message)).toEqual([messageId('draft')]);
      expect(noted[0]?.links).toBeGreaterThan(claim?.link ?? Infinity);
      expect(records()).toContainEqual(
        expect.objectContaining({
          links: [{ index: claim?.link, destination: 'https://example.org/offer' }],
        }),
      );
    }
  });
});

describe('a new message id', () => {
  it('is twelve characters made of nine random bytes', () => {
    const asked: number[] = [];
    const id: MessageId = newMessageId((length) => (asked.push(length), new Uint8Array(length).fill(255)));
    expect(id).toBe('____________');
    expect(asked).toEqual([9]);
  });
});
