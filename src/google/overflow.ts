/**
 * Where records go when the script's properties have no room, or do not answer: into the properties of whoever runs
 * the script. In the web app that is the owner, where settle finds them.
 */
import { isJournalKey } from '../core/journal';
import { OVERFLOW_KEY, OVERFLOW_PREFIX } from './keys';
import { vitals } from './vitals';

/** Records moved away at once: enough for settle's notes, which take 30 kB at most. */
const MOVED = 400;

/**
 * Keeps one record aside.
 * @throws what Google throws when there is no room either.
 */
export function keepAside(key: string, text: string): void {
  PropertiesService.getUserProperties().setProperty(`${OVERFLOW_PREFIX}${key}`, text);
  try {
    PropertiesService.getScriptProperties().setProperty(OVERFLOW_KEY, 'yes');
  } catch {
    // A full store is looked at for that reason alone.
  }
}

/**
 * Moves the newest records aside, so that settle can note what it does. The newest, since the oldest are in its hands.
 * One that finds room nowhere is given up and counted: otherwise nothing would ever be settled again.
 */
export function makeRoom(): void {
  const script = PropertiesService.getScriptProperties();
  const newest = Object.entries(script.getProperties())
    .filter(([key]) => isJournalKey(key))
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .slice(0, MOVED);
  for (const [key, text] of newest) {
    try {
      keepAside(key, text);
    } catch {
      vitals.countLost();
    }
    script.deleteProperty(key);
  }
}
