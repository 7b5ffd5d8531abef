import type { PixelTest } from '../../ports';
import type { Config } from '../../core/config';
import { durationWords } from '../../core/duration';
import { renewLedger, setUp } from '../../flows/setUp';
import { config } from '../config';
import { randomBytes } from '../crypto';
import { installationIn } from '../installation';
import { now } from '../now';
import { refresh } from '../onTick';
import { reviewStore } from '../reviewStore';
import { settleStore } from '../settleStore';
import { vitals, type Vitals } from '../vitals';
import { welcome } from '../welcome';
import { pushed, replaced, type Press } from './entry';
import { showMessage } from './onMessage';
import { homeCard, setUpCard, type HealthView } from './homeCard';

type Card = GoogleAppsScript.Card_Service.Card;
type ActionResponse = GoogleAppsScript.Card_Service.ActionResponse;

export function showHome({ sender }: Press): Card {
  const { found, ...signs } = vitals.readWithConfig();
  const known = found ?? config.read();
  return known === null ? setUpCard('') : home(known, sender, signs);
}

export const backHome = (press: Press): ActionResponse => pushed(showHome(press));

/** Done twice, it changes nothing. */
export function setUpPressed(press: Press): ActionResponse {
  const outcome = setUp(
    { sender: press.sender, address: press.field('address') },
    { now, random: randomBytes, installation: installationIn(press.timeZone) },
  );
  return replaced(home(outcome.config, press.sender, vitals.read(), outcome.pixel), 'Doublecheck is set up.');
}

/** Does at once what the timer would do next: settles if this is the owner, then brings the labels up to date. */
export function refreshPressed(press: Press): ActionResponse {
  refresh(press.sender);
  return replaced(press.messageId === null ? showHome(press) : showMessage(press), 'Up to date.');
}

/** Pressed twice, it makes one. */
export function renewLedgerPressed(press: Press): ActionResponse {
  const { sender } = press;
  if (settleStore.read().desk.trouble?.code !== 'LEDGER_MISSING') {
    return replaced(showHome(press), 'The Sheet is there.');
  }
  return replaced(
    home(
      renewLedger(sender, { installation: installationIn(press.timeZone), store: settleStore }),
      sender,
      vitals.read(),
    ),
    'There is a new Sheet. Old records stay with the old one.',
  );
}

function home(found: Config, sender: string, signs: Vitals, pixel: PixelTest | null = null): Card {
  const before = reviewStore.read();
  const notes = welcome(before);
  return homeCard({
    holder: found.owner,
    ledgerUrl: found.ledger.url,
    welcome: before.welcomedAt === null,
    timerMinutes: notes.timerMinutes ?? 60,
    waiting: notes.unbound.length,
    health: found.owner === sender ? health(signs, pixel) : null,
  });
}

function health({ lastRunAt, lost }: Vitals, pixel: PixelTest | null): HealthView {
  const { entries, desk } = settleStore.read();
  return {
    lastRun: lastRunAt === null ? null : `${durationWords(now() - lastRunAt)} ago`,
    pixel,
    waiting: entries.length,
    lost,
    trouble: desk.trouble,
  };
}
