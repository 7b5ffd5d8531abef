import type { Instant, ServiceContext } from '../contracts';
import { ServiceError } from '../runtime/ServiceError';
import type { Covers } from './coverage';
import { TRIGGER_HOURS, TRIGGER_MINUTES, TRIGGERS } from './limits';
import { integer, wrongParameters } from './signature';
import { Trigger } from './Trigger';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Schedule = { readonly everyMs: number } | { readonly at: Instant };

/**
 * Makes a timer. The last schedule named counts.
 *
 * Unlike Google: the first run of a repeating timer comes one interval after its making; Google picks a moment.
 *
 * @see https://developers.google.com/apps-script/reference/script/clock-trigger-builder
 */
export class ClockTriggerBuilder implements Covers<
  GoogleAppsScript.Script.ClockTriggerBuilder,
  'after' | 'at' | 'create' | 'everyHours' | 'everyMinutes'
> {
  readonly #context: ServiceContext;
  readonly #function: string;
  #schedule: Schedule | null = null;

  constructor(context: ServiceContext, functionName: string) {
    this.#context = context;
    this.#function = functionName;
  }

  everyMinutes(n: unknown): this {
    const minutes = integer('ClockTriggerBuilder.everyMinutes', n);
    if (!TRIGGER_MINUTES.value.some((each) => each === minutes)) {
      throw new ServiceError(
        'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
      );
    }
    this.#schedule = { everyMs: minutes * MINUTE_MS };
    return this;
  }

  everyHours(n: unknown): this {
    const hours = integer('ClockTriggerBuilder.everyHours', n);
    if (!TRIGGER_HOURS.value.some((each) => each === hours)) {
      throw new ServiceError(
        'The value you passed to everyHours was invalid. It must be one of 1, 2, 4, 6, 8 or 12.',
      );
    }
    this.#schedule = { everyMs: hours * HOUR_MS };
    return this;
  }

  after(durationMilliseconds: unknown): this {
    const duration = integer('ClockTriggerBuilder.after', durationMilliseconds);
    this.#schedule = { at: this.#context.world.clock.now() + duration };
    return this;
  }

  at(date: unknown): this {
    if (!(date instanceof Date)) throw wrongParameters('ClockTriggerBuilder.at', date);
    this.#schedule = { at: date.getTime() };
    return this;
  }

  /** @throws {ServiceError} for the 21st, and for one that an add-on may not have */
  create(): Trigger {
    const { world, execution } = this.#context;
    const { timers } = world.script;
    const schedule = this.#schedule;
    // Unlike Google: its words for a builder without a schedule are not known.
    if (schedule === null) throw new ServiceError('The trigger has no schedule.');
    if (execution.kind === 'card') {
      if (!world.switches.addOnTimersEveryMinute) refuseOften(schedule);
      if (!world.switches.addOnTimersMayBeSeveral && timers.of(execution.effectiveUser).length > 0)
        throw new ServiceError(SECOND_OF_AN_ADD_ON);
    }
    if (timers.of(execution.effectiveUser).length >= TRIGGERS.value) {
      throw new ServiceError(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    const everyMs = 'everyMs' in schedule ? schedule.everyMs : null;
    return new Trigger(
      timers.add({
        creator: execution.effectiveUser,
        function: this.#function,
        madeBy: execution.id,
        everyMs,
        nextAt: 'at' in schedule ? schedule.at : world.clock.now() + schedule.everyMs,
      }),
    );
  }
}

/**
 * Documented of Editor add-ons: one trigger of each type, user and document.
 *
 * @see https://developers.google.com/workspace/add-ons/concepts/editor-triggers
 * @see https://stackoverflow.com/questions/32110240 (the words)
 */
const SECOND_OF_AN_ADD_ON =
  'This add-on has created too many time-based triggers in this document for this Google user account.';

/**
 * The documented limit of Editor add-ons, met by some in Gmail's, too.
 *
 * @see https://developers.google.com/workspace/add-ons/concepts/editor-triggers
 * @see https://github.com/ttsukagoshi/mail-merge-for-gmail/issues/165 (the words)
 */
function refuseOften(schedule: Schedule): void {
  if ('everyMs' in schedule && schedule.everyMs < HOUR_MS) {
    throw new ServiceError('The recurrence interval for an Add-on trigger must be at least one hour.');
  }
}
