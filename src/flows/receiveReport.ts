import * as v from 'valibot';
import { GROUP_TAG, secretFor } from '../core/keys';
import { onDemand } from '../core/onDemand';
import { openTicket, peekTicket } from '../core/ticket';
import type { Clock, Doorstep, Hmac, Journal } from '../ports';

export interface ReportPorts {
  readonly now: Clock;
  readonly hmac: Hmac;
  readonly doorstep: Doorstep;
  readonly journal: Journal;
}

const Report = onDemand(() =>
  v.object({
    ticket: v.pipe(v.string(), v.maxLength(100)),
    pressed: v.boolean(),
    device: v.nullable(v.picklist(['desktop', 'mobile', 'tablet'])),
    driven: v.boolean(),
  }),
);

/**
 * Writes down what a click page tells us, if it shows the ticket it was served with. Said twice, by the beacon and by
 * `reportClick`, it counts once. Answers nothing and never throws: a stranger learns nothing from it.
 */
export function receiveReport(text: string, ports: ReportPorts): void {
  try {
    const { ticket, pressed, device, driven } = v.parse(Report(), JSON.parse(text));
    const about = peekTicket(ticket);
    if (about === null) return;
    const { config, objected } = ports.doorstep.look({ message: about.message, tag: GROUP_TAG });
    if (config === null || objected) return;
    const at = ports.now();
    const visit = openTicket(ticket, at, secretFor(config, 'ticket', ports.hmac), ports.hmac);
    if (visit === null) return;
    const report = { hit: visit.hit, at, pressed, device, driven };
    ports.journal.append({ kind: 'report', message: visit.message, report }, at);
  } catch {
    // The page has gone on, and nobody is there to be told.
  }
}
