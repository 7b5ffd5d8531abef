import type { PixelTest } from '../../ports';
import {
  action,
  button,
  buttons,
  card,
  holderSection,
  input,
  line,
  linkButton,
  mainButton,
  plain,
  section,
  text,
} from './widgets';

type Card = GoogleAppsScript.Card_Service.Card;
type Section = GoogleAppsScript.Card_Service.CardSection;

/** For whoever opens the add-on before it is set up. */
export const setUpCard = (address: string): Card =>
  card(
    'Set up Doublecheck',
    'Once, by the account that will keep the records',
    section(
      '',
      text(
        '1. In the Apps Script editor press <b>Deploy</b>, <b>New deployment</b>, <b>Web app</b>: run as you, access for anyone.',
      ),
      text('2. Copy the address of the web app and put it here.'),
      input('address', 'Web app address', 'https://script.google.com/macros/s/…/exec', address),
      buttons(mainButton('Set up', action('onSetUp'))),
    ),
    section(
      '',
      text(
        'This makes a Sheet in your Drive, where every record lies, and a timer that keeps it up to date.',
      ),
    ),
  );

export interface HomeView {
  readonly holder: string;
  readonly ledgerUrl: string;
  /** The first time this sender sees the add-on. */
  readonly welcome: boolean;
  /** How often this sender's labels are brought up to date, in minutes. */
  readonly timerMinutes: number;
  /** Tracked and not yet seen among sent mail. */
  readonly waiting: number;
  /** For the owner only. */
  readonly health: HealthView | null;
}

export interface HealthView {
  /** In words: "40 seconds ago". Null: it has not run yet. */
  readonly lastRun: string | null;
  /** Null: not tried now. */
  readonly pixel: PixelTest | null;
  /** Records not yet in the Sheet. */
  readonly waiting: number;
  /** Records that found no room in the last hours. */
  readonly lost: number;
  readonly trouble: { readonly code: string; readonly text: string } | null;
}

export const homeCard = (view: HomeView): Card =>
  card('Doublecheck', view.welcome ? 'Welcome' : '✓ sent  ✓✓ opened', ...homeSections(view));

function homeSections(view: HomeView): Section[] {
  const trouble = view.health?.trouble ?? null;
  return [
    ...(trouble === null ? [] : [troubleSection(trouble)]),
    howSection(view),
    ...(view.health === null ? [] : [healthSection(view.health, view.timerMinutes, view.ledgerUrl)]),
    holderSection(view.holder),
  ];
}

const howSection = ({ welcome, waiting, timerMinutes }: HomeView): Section =>
  section(
    '',
    text(
      welcome
        ? 'Write a mail, open Doublecheck in the compose window and press <b>Track</b>. After you send it, the thread is marked <b>✓ sent</b>; when somebody opens it, <b>✓✓ opened</b>. To follow links you have written yourself, too, send a saved draft from here.'
        : 'To follow a mail, open Doublecheck in the compose window and press <b>Track</b>. To follow links you have written yourself, too, send a saved draft from here.',
    ),
    buttons(
      mainButton('Drafts ready to send', action('onDrafts')),
      button('New tracked mail', action('onNewMail')),
    ),
    line(
      'Marks are brought up to date',
      every(timerMinutes),
      waiting === 0
        ? ''
        : waiting === 1
          ? 'One mail is not yet seen in Sent.'
          : `${waiting} mails are not yet seen in Sent.`,
    ),
    buttons(button('Refresh now', action('onRefresh')), button('Settings', action('onSettings'))),
  );

const PIXEL_WORDS: Readonly<Record<PixelTest, string>> = {
  unharmed: 'Arrives unharmed',
  changed:
    'Arrives, but was changed on the way. Opens are noted all the same; some readers may see a broken picture.',
  absent: 'Does not arrive. Check that the web app is open to anyone.',
};

/** @example every(60) // 'every hour' */
const every = (minutes: number): string =>
  minutes === 1 ? 'every minute' : minutes === 60 ? 'every hour' : `every ${minutes} minutes`;

function healthSection(health: HealthView, timerMinutes: number, ledgerUrl: string): Section {
  const rows = [
    health.lastRun === null
      ? line('Timer', 'Has not run yet', `It is set to run ${every(timerMinutes)}.`)
      : line('Timer', `Last ran ${health.lastRun}`),
    line('Waiting to be written', health.waiting === 0 ? 'Nothing' : `${health.waiting} records`),
  ];
  if (health.lost > 0) rows.push(line('Not kept, for lack of room', `${health.lost} hits in the last hours`));
  if (health.pixel !== null) rows.push(line('The picture', PIXEL_WORDS[health.pixel]));
  return section('Health', ...rows, buttons(linkButton('Open the Sheet', ledgerUrl)));
}

const troubleSection = ({ code, text: words }: { readonly code: string; readonly text: string }): Section =>
  section(
    'Please look at this',
    text(plain(words)),
    ...(code === 'LEDGER_MISSING' ? [buttons(mainButton('Make a new Sheet', action('onRenewLedger')))] : []),
  );
