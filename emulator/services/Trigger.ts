import type { Timer } from '../world/memory';
import type { Covers } from './coverage';
import { enumOf } from './signature';

export const EventType = enumOf(
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
);
export const TriggerSource = enumOf('SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR');

/** @see https://developers.google.com/apps-script/reference/script/trigger */
export class Trigger implements Covers<
  GoogleAppsScript.Script.Trigger,
  'getEventType' | 'getHandlerFunction' | 'getTriggerSource' | 'getTriggerSourceId' | 'getUniqueId'
> {
  readonly #timer: Timer;

  constructor(timer: Timer) {
    this.#timer = timer;
  }

  getUniqueId(): string {
    return this.#timer.id;
  }

  getHandlerFunction(): string {
    return this.#timer.function;
  }

  getEventType(): string {
    return EventType.CLOCK;
  }

  getTriggerSource(): string {
    return TriggerSource.CLOCK;
  }

  /** Clocks have none. */
  getTriggerSourceId(): null {
    return null;
  }
}
