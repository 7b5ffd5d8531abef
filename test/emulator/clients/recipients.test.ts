import type { NetRequest, NetResponse, Network } from '../../../emulator/contracts';
import { DIRECT_USER_AGENT } from '../../../emulator/clients/directClient';
import { PROXY_USER_AGENT } from '../../../emulator/clients/imageProxy';
import { Recipients } from '../../../emulator/clients/Recipients';
import { newRecipientsState, type RecipientsState } from '../../../emulator/clients/recipientsState';
import { CLIENT_NAMES, ROSTER, type ClientName } from '../../../emulator/clients/roster';
import { newMailState, type MailState } from '../../../emulator/gmail/state';
import { MovableClock } from '../../../emulator/world/MovableClock';
import { Scheduler } from '../../../emulator/world/Scheduler';
import { createMailSystem } from '../../../emulator/gmail/MailSystem';
import { ADA, BEN, CY, MONDAY } from '../gmail/aMailServer';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

const HTML =
  '<p><a href="https://example.com/a">a</a> <a href="https://example.com/b">b</a> <a href="https://example.com/c">c</a></p>' +
  '<img src="https://example.com/pixel">';
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

interface Saved {
  readonly mail: MailState;
  readonly recipients: RecipientsState;
  readonly now: number;
}

/** Mailboxes, and a web that notes who asked for what, and when. */
function aTown(saved: Saved = { mail: newMailState(), recipients: newRecipientsState(), now: MONDAY }) {
  const asked: string[] = [];
  const agents: (string | undefined)[] = [];
  const web = { status: 200, keepsFailures: false };
  const clock = new MovableClock(saved.now);
  const network: Network = {
    request({ url, method, headers }: NetRequest): NetResponse {
      asked.push(
        `${String((clock.now() - MONDAY) / SECOND)} s ${method} ${url.replace('https://example.com', '')}`,
      );
      agents.push(headers['user-agent']);
      return { status: web.status, headers: { 'cache-control': 'no-store' }, body: GIF };
    },
  };
  const mail = createMailSystem({
    state: saved.mail,
    accounts: [ADA, BEN, CY],
    clock,
    touch: () => {
      recipients.lookForMail();
    },
  });
  const recipients = new Recipients({
    state: saved.recipients,
    mail,
    network,
    clock,
    proxyOptions: () => ({ keepsFailures: web.keepsFailures }),
  });
  const scheduler = new Scheduler(clock);
  scheduler.add(recipients);
  const send = (to = CY.email): string => {
    mail.dispatch({ from: ADA, to: [to], subject: 'x', text: 'x', html: HTML, keepCopy: true });
    return mail.mailbox(to).threads('INBOX')[0]?.messages[0]?.id ?? '';
  };
  return {
    asked,
    agents,
    web,
    recipients,
    mail,
    send,
    pass: (ms: number) => {
      scheduler.advance(ms);
    },
    next: () => scheduler.next(),
    save: () => JSON.stringify({ ...saved, now: clock.now() }),
  };
}

/** What the program asks for when a mail comes, and is read an hour later. */
function requestsOf(client: ClientName) {
  const town = aTown();
  town.recipients.watch(CY.email, [client], { readsAfterMs: HOUR });
  town.send();
  town.pass(2 * HOUR);
  return { asked: town.asked, agents: [...new Set(town.agents)] };
}

describe('a recipient’s program', () => {
  it.each<[ClientName, string[]]>([
    ['gmail', ['3600 s GET /pixel']],
    ['gmail-prefetch', ['3 s GET /pixel', '3600 s GET /pixel']],
    ['apple-mail', ['240 s GET /pixel']],
    ['outlook', [0, 4, 8, 12, 16, 20].map((second) => `${String(3600 + second)} s GET /pixel`)],
    ['yahoo', ['3600 s GET /pixel']],
    ['thunderbird', ['3600 s GET /pixel']],
    ['images-off', []],
    ['head-prober', ['5 s HEAD /a', '5 s HEAD /b', '5 s HEAD /c']],
    ['link-sweep', ['9 s GET /pixel', '43 s GET /a', '46.5 s GET /b', '50 s GET /c']],
    ['slow-link-sweep', ['75 s GET /pixel', '110 s GET /a', '114 s GET /b', '118 s GET /c']],
    ['sandbox', ['30 s GET /a', '30 s GET /b', '30 s GET /c']],
    ['chat-unfurler', ['3660 s GET /a']],
  ])('%s asks for what its script says, when it says', (client, asked) => {
    expect(requestsOf(client).asked).toEqual(asked);
  });

  it('calls itself what its script says', () => {
    const names = CLIENT_NAMES.filter((client) => client !== 'gmail-prefetch' && client !== 'images-off');
    for (const client of names) {
      expect(requestsOf(client).agents).toEqual([ROSTER[client].userAgent ?? undefined]);
    }
  });

  it('of Gmail that loads ahead, leaves the later view to the proxy', () => {
    expect(requestsOf('gmail-prefetch').agents).toEqual([
      ROSTER['gmail-prefetch'].userAgent,
      PROXY_USER_AGENT,
    ]);
  });

  it('has words and a source', () => {
    for (const client of CLIENT_NAMES) {
      expect(ROSTER[client].words).not.toBe('');
      expect(ROSTER[client].sources).not.toEqual([]);
    }
  });
});

describe('recipients', () => {
  it('leave mailboxes alone that nobody told them to watch', () => {
    const town = aTown();
    town.recipients.watch(BEN.email, ['link-sweep']);
    town.send(CY.email);
    expect(town.next()).toBeNull();
  });

  it('leave alone what lay in the mailbox before', () => {
    const town = aTown();
    town.send();
    town.recipients.watch(CY.email, ['link-sweep']);
    town.recipients.lookForMail();
    expect(town.next()).toBeNull();
  });

  it('say what they will do next, and when', () => {
    const town = aTown();
    town.recipients.watch(CY.email, ['head-prober'], { readsAfterMs: HOUR });
    town.send();
    expect(town.next()).toEqual({
      at: MONDAY + 5 * SECOND,
      what: `${CY.email}, A filter that asks whether links exist`,
    });
    town.pass(5 * SECOND);
    expect(town.next()).toEqual({ at: MONDAY + HOUR, what: `${CY.email} opens a mail` });
  });

  it('may be several for one mailbox', () => {
    const town = aTown();
    town.recipients.watch(CY.email, ['link-sweep', 'thunderbird'], { readsAfterMs: HOUR });
    town.send();
    town.pass(2 * HOUR);
    expect(town.asked).toContain('9 s GET /pixel');
    expect(town.asked).toContain('3600 s GET /pixel');
  });

  it('go on where they were when the world is saved and loaded', () => {
    const town = aTown();
    town.recipients.watch(CY.email, ['link-sweep']);
    town.send();
    town.pass(44 * SECOND);
    const later = aTown(JSON.parse(town.save()) as Saved);
    later.pass(HOUR);
    expect(later.asked).toEqual(['46.5 s GET /b', '50 s GET /c']);
  });

  it('do nothing with a mail that was deleted', () => {
    const town = aTown();
    town.recipients.watch(CY.email, ['link-sweep'], { readsAfterMs: HOUR });
    const box = town.mail.boxFor(CY.email);
    const message = box?.message(town.send());
    if (!box || !message) throw new Error('No mail came.');
    box.erase(message);
    town.pass(2 * HOUR);
    expect(town.asked).toEqual([]);
  });

  it('read with the account’s own program unless told another', () => {
    for (const [reader, client, agent] of [
      [BEN, undefined, PROXY_USER_AGENT],
      [CY, undefined, DIRECT_USER_AGENT],
      [CY, 'yahoo', ROSTER.yahoo.userAgent],
    ] as const) {
      const town = aTown();
      const id = town.send(reader.email);
      town.recipients.read(reader.email, id, client);
      expect(town.agents).toEqual([agent]);
      expect(town.mail.mailbox(reader.email).message(id)?.labelIds).toEqual(['INBOX']);
    }
  });

  it('may have a proxy that remembers failures', () => {
    for (const [keeps, requests] of [
      [false, 2],
      [true, 1],
    ] as const) {
      const town = aTown();
      town.web.keepsFailures = keeps;
      const id = town.send(BEN.email);
      town.web.status = 404;
      town.recipients.read(BEN.email, id);
      town.web.status = 200;
      town.recipients.read(BEN.email, id);
      expect(town.asked).toHaveLength(requests);
    }
  });

  it('refuse to read or press what is not there, by name', () => {
    const town = aTown();
    const id = town.send();
    expect(() => {
      town.recipients.read(CY.email, '1a');
    }).toThrow('cy@example.org has no message 1a.');
    expect(() => {
      town.recipients.press(CY.email, id, 3);
    }).toThrow(`Message ${id} of cy@example.org has no link 3.`);
  });
});
