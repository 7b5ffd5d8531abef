import { ADA, BEN } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import {
  costlyCalls,
  inboxOf,
  labelsOf,
  lastExecution,
  MINUTE,
  openOffice,
  SECOND,
  sendTracked,
  sheetTab,
  type Sent,
} from '../support/office';
import { forgetCache, scriptProperties, waitingRecords } from '../support/officeBooks';
import { open, post, type Visit } from '../support/stranger';

const DESTINATION = 'https://example.com/offer?for=ben&price=1#top';

interface Followed {
  readonly world: EmulatedWorld;
  readonly sent: Sent;
  readonly page: Visit;
  /** What the page says: by the beacon, by `google.script.run`, or both. */
  say(
    what: { readonly pressed: boolean; readonly device?: string; readonly driven?: boolean },
    ...ways: readonly Way[]
  ): void;
}

type Way = 'beacon' | 'run';

/** A mail with a link, ten minutes old, and the page that opens when the link is followed. */
function followed(): Followed {
  const world = openOffice();
  const sent = sendTracked(world, { destination: DESTINATION });
  world.advance(10 * MINUTE);
  const page = open(world, sent.linkUrl);
  const ticket = /var ticket = "([^"]*)"/.exec(page.body)?.[1];
  return {
    world,
    sent,
    page,
    say({ pressed, device = 'desktop', driven = false }, ...ways) {
      const text = JSON.stringify({ ticket, pressed, device, driven });
      for (const way of ways) {
        if (way === 'beacon') post(world, text);
        else page.run('reportClick', text);
      }
    },
  };
}

const clickRows = (world: EmulatedWorld): string[][] =>
  sheetTab(world, 'Events').filter(([, , , what]) => what === 'clicked');
const statusIn = (world: EmulatedWorld): string | undefined => sheetTab(world, 'Messages')[1]?.[3];
const clicksIn = (world: EmulatedWorld): string | undefined => sheetTab(world, 'Messages')[1]?.[7];
const alertsIn = (world: EmulatedWorld): string[] => inboxOf(world, ADA.email).map(({ subject }) => subject);

describe('the page of a link', () => {
  it('has one link, to the destination and no other, with the host in large letters and the whole address below', () => {
    const { page } = followed();
    expect(page.body.match(/<a\b[^>]*>/g)).toEqual([
      '<a class="go" id="go" href="https://example.com/offer?for=ben&amp;price=1#top" target="_top" rel="noreferrer noopener">',
    ]);
    expect(page.body).toContain('<h1>example.com</h1>');
    expect(page.body).toContain('<span class="url">https://example.com/offer?for=ben&amp;price=1#top</span>');
  });

  it('says that the sender is told, and who keeps the record', () => {
    const { page } = followed();
    expect(page.body).toContain('the sender is told that you followed it');
    expect(page.body).toContain(`The record is kept by ${ADA.email}.`);
  });

  it('costs at most two calls when warm, and takes no lock', () => {
    const { world, sent } = followed();
    world.advance(MINUTE);
    open(world, sent.linkUrl);
    const calls = costlyCalls(lastExecution(world, 'doGet'));
    expect(calls).toEqual(['Cache.getAll', 'Properties.setProperty']);
  });

  it('cannot be broken out of by a destination', () => {
    const world = openOffice();
    const hostile = 'https://example.com/?a="><script>alert(1)</script>&b=\'</script>';
    const { linkUrl } = sendTracked(world, { destination: hostile });
    const { body } = open(world, linkUrl);
    expect(body).not.toContain('<script>alert');
    expect(body.match(/<\/script>/g)).toHaveLength(1);
    expect(body).toContain('href="https://example.com/?a=&quot;&gt;&lt;script&gt;');
  });
});

describe('a visit without a press', () => {
  it('is uncertain when the page ran', () => {
    const { world, sent, say } = followed();
    say({ pressed: false }, 'beacon', 'run');
    world.advance(5 * MINUTE);
    expect(clickRows(world).map((row) => row[4])).toEqual(['not sure']);
    expect(clicksIn(world)).toBe('0');
    expect(labelsOf(world, ADA.email, sent.messageId)).toEqual(['✓ maybe']);
    expect(alertsIn(world)).toEqual([]);
  });

  it('is uncertain when the page never ran, and says why', () => {
    const { world } = followed();
    world.advance(5 * MINUTE);
    const last = clickRows(world).slice(-1)[0];
    expect(last?.[4]).toBe('not sure');
    expect(last?.[5]).toContain('no browser ran it within 2 min');
    expect(alertsIn(world)).toEqual([]);
  });

  it('is a program’s when a driven browser ran the page', () => {
    const { world, sent, say } = followed();
    say({ pressed: true, driven: true }, 'beacon', 'run');
    world.advance(5 * MINUTE);
    expect(clickRows(world).slice(-1)[0]?.[4]).toBe('a program');
    expect(labelsOf(world, ADA.email, sent.messageId)).toEqual(['✓ sent']);
    expect(alertsIn(world)).toEqual([]);
  });
});

const WAYS: readonly (readonly [string, readonly Way[]])[] = [
  ['by the beacon', ['beacon']],
  ['by google.script.run', ['run']],
  ['by both', ['beacon', 'run']],
  ['by both, twice, and in another order', ['run', 'beacon', 'beacon', 'run']],
];

describe.each(WAYS)('a press that the page tells %s', (_how, ways) => {
  it('counts once: one click row, one click, the mark, one alert', () => {
    const { world, sent, say } = followed();
    say({ pressed: false }, ...ways);
    world.advance(3 * SECOND);
    say({ pressed: true, device: 'mobile' }, ...ways);
    world.advance(5 * MINUTE);
    expect(clickRows(world)).toHaveLength(1);
    expect(clicksIn(world)).toBe('1');
    expect(statusIn(world)).toBe('✓✓ clicked');
    expect(labelsOf(world, ADA.email, sent.messageId)).toEqual(['✓✓ clicked']);
    expect(alertsIn(world)).toEqual(['Link pressed: The offer']);
    expect(waitingRecords(world)).toEqual([]);
  });

  it('counts once, too, when the timer ran between the two', () => {
    const { world, say } = followed();
    say({ pressed: false }, ...ways);
    world.advance(2 * MINUTE);
    say({ pressed: true }, ...ways);
    world.advance(2 * MINUTE);
    say({ pressed: true }, ...ways);
    world.advance(2 * MINUTE);
    expect(clicksIn(world)).toBe('1');
    expect(alertsIn(world)).toEqual(['Link pressed: The offer']);
  });
});

describe('a pressed link', () => {
  it('stands in the Sheet with who, why, on what, and where to, without what stands behind the question mark', () => {
    const { world, say } = followed();
    say({ pressed: true, device: 'tablet' }, 'beacon');
    world.advance(2 * MINUTE);
    expect(clickRows(world)).toEqual([
      [
        '4 Jan 2027 10:10',
        'The offer',
        BEN.email,
        'clicked',
        'a person, verified',
        'The link was pressed on our page: the surest sign of a person.',
        'https://example.com/offer',
        'tablet',
        '1',
      ],
    ]);
  });

  it('leaves no query anywhere in what is kept', () => {
    const { world, say } = followed();
    say({ pressed: true }, 'beacon');
    expect(JSON.stringify(scriptProperties(world))).not.toContain('price=1');
    world.advance(2 * MINUTE);
    expect(
      JSON.stringify([scriptProperties(world), sheetTab(world, 'Events'), sheetTab(world, 'Messages')]),
    ).not.toContain('price=1');
  });

  it('proves that the mail was open, though no picture was loaded', () => {
    const { world, say } = followed();
    say({ pressed: true }, 'run');
    world.advance(2 * MINUTE);
    expect(
      sheetTab(world, 'Events')
        .slice(1)
        .map(([, , , what]) => what)
        .sort(),
    ).toEqual(['clicked', 'opened']);
    expect(sheetTab(world, 'Messages')[1]?.[4]).toBe('1');
  });

  it('is told to the sender with where it leads', () => {
    const { world, say } = followed();
    say({ pressed: true }, 'run');
    world.advance(2 * MINUTE);
    const [alert] = inboxOf(world, ADA.email);
    expect(alert?.html).toContain('https://example.com/offer');
    expect(alert?.html).not.toContain('price=1');
  });
});

describe('a page whose visit cannot be written down', () => {
  it('still has the link, and tells nothing to anybody', () => {
    const world = openOffice();
    const { linkUrl } = sendTracked(world, { destination: DESTINATION });
    world.advance(10 * MINUTE);
    world.trouble.fail({ call: 'Properties.setProperty', times: 9 });
    const { body } = open(world, linkUrl);
    expect(body).toContain('href="https://example.com/offer?for=ben&amp;price=1#top"');
    expect(body).not.toMatch(/sendBeacon|reportClick|ticket/);
  });
});

describe('a page when nothing can be checked', () => {
  const unchecked = (lose: (world: EmulatedWorld) => void): Visit => {
    const world = openOffice();
    const { linkUrl } = sendTracked(world, { destination: DESTINATION });
    lose(world);
    return open(world, linkUrl);
  };

  it.each([
    [
      'the properties do not answer',
      (world: EmulatedWorld) => {
        forgetCache(world);
        world.trouble.fail({ call: 'Properties.getProperties', times: 9 });
      },
    ],
    [
      'the configuration is gone',
      (world: EmulatedWorld) => {
        forgetCache(world);
        Reflect.deleteProperty(scriptProperties(world), 'config');
      },
    ],
    [
      'the configuration cannot be read',
      (world: EmulatedWorld) => {
        forgetCache(world);
        scriptProperties(world)['config'] = '{"version":2}';
      },
    ],
  ] as const)('(%s) shows the address as text, never as a link, and says so', (_why, lose) => {
    const { body } = unchecked(lose);
    expect(body).toContain('This link could not be checked');
    expect(body).toContain('<code class="url">https://example.com/offer?for=ben&amp;price=1#top</code>');
    expect(body).not.toMatch(/<a\b|href=/);
  });

  it('shows nothing of an address that could never have been signed', () => {
    const world = openOffice();
    const { linkUrl } = sendTracked(world, { destination: DESTINATION });
    forgetCache(world);
    world.trouble.fail({ call: 'Properties.getProperties', times: 9 });
    const url = new URL(linkUrl);
    url.searchParams.set('u', 'javascript:alert(1)');
    expect(open(world, url.href).body).not.toContain('alert(1)');
  });
});
