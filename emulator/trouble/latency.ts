import { fits } from './fits';
import { logNormal, randomFrom, type Spread } from './random';

/** How long calls and starts take. */
export interface LatencyProfile {
  /** By call: the first pattern that fits counts; a call that none fits takes no time. */
  readonly calls: readonly (readonly [pattern: string, spread: Spread])[];
  /** What every execution takes besides its calls. */
  readonly start: Spread;
  /** Milliseconds that a cold start takes longer, and the share of executions that start cold. */
  readonly cold: { readonly ms: number; readonly share: number };
}

const took = (pattern: string, median: number, p95: number): readonly [string, Spread] => [
  pattern,
  { median, p95 },
];

/**
 * What others measured, one account each and widely scattered; Google publishes nothing. Locks, Gmail, MailApp and
 * triggers are assumed.
 *
 * @see https://ziritione.org (cache, properties)
 * @see https://justin.poehnelt.com/posts/exploring-apps-script-key-value-stores (cache, properties, UrlFetchApp)
 * @see https://github.com/tanaikech/taking-advantage-of-Web-Apps-with-google-apps-script (web apps)
 */
export const MEASURED: LatencyProfile = {
  calls: [
    took('Cache.get', 4, 8),
    took('Cache.getAll', 4, 8),
    took('Cache.*', 60, 200),
    took('Properties.getProperty', 30, 80),
    took('Properties.getProperties', 30, 80),
    took('Properties.getKeys', 30, 80),
    took('Properties.*', 62, 200),
    took('Lock.*', 20, 100),
    took('UrlFetchApp.fetch', 175, 600),
    took('UrlFetchApp.fetchAll', 175, 600),
    took('MailApp.sendEmail', 300, 900),
    took('ClockTriggerBuilder.create', 300, 900),
    took('ScriptApp.getProjectTriggers', 100, 300),
    took('ScriptApp.deleteTrigger', 200, 600),
    took('sheets.spreadsheets.batchUpdate', 300, 900),
    took('sheets.spreadsheets.create', 300, 900),
    took('sheets.spreadsheets.values.append', 300, 700),
    took('sheets.spreadsheets.values.update', 300, 700),
    took('sheets.spreadsheets.values.batchUpdate', 300, 900),
    took('sheets.*', 150, 500),
    took('gmail.users.messages.list', 300, 900),
    took('gmail.users.threads.list', 300, 900),
    took('gmail.*', 200, 600),
  ],
  start: { median: 350, p95: 1_200 },
  cold: { ms: 1_500, share: 0.1 },
};

/** Draws how long things take; the same seed gives the same times in the same order. */
export class Latency {
  readonly #profile: LatencyProfile;
  readonly #random: () => number;

  constructor({
    profile = MEASURED,
    seed = 1,
  }: { readonly profile?: LatencyProfile; readonly seed?: number } = {}) {
    this.#profile = profile;
    this.#random = randomFrom(seed);
  }

  get hasColdStarts(): boolean {
    return this.#profile.cold.share > 0;
  }

  /** Whole milliseconds that an execution takes to start. */
  ofStart(): number {
    const { start, cold } = this.#profile;
    const isCold = this.#random() < cold.share;
    return Math.round(logNormal(this.#random, start) + (isCold ? cold.ms : 0));
  }

  /** Whole milliseconds that a call takes. */
  ofCall(call: { readonly name: string; readonly apiName: string | null }): number {
    const found = this.#profile.calls.find(([pattern]) => fits(pattern, call));
    return found === undefined ? 0 : Math.round(logNormal(this.#random, found[1]));
  }
}
