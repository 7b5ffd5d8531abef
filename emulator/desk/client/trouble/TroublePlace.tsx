import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { OpenOrder } from '../../../trouble/Order';
import type { DeskState } from '../../wire';
import { changed } from '../changes';
import { useRemote } from '../remote';
import { hashOf } from '../route';
import { CustomOrder } from './CustomOrder';
import { OpenOrders } from './OpenOrders';
import { Presets } from './Presets';

/** Where a person orders what should go wrong, to see what the add-on makes of it. */
export function TroublePlace({ desk }: { readonly desk: DeskState }): JSX.Element {
  const open = useRemote<readonly OpenOrder[]>('trouble');
  const orders = open.kind === 'here' ? open.data : [];
  useLapse(orders, desk);
  return (
    <section class="trouble">
      <div class="place-head">
        <h1 class="place-title">Trouble</h1>
        <p class="hint">
          Order what should go wrong at Google. What the add-on makes of it stands under{' '}
          <a href={hashOf({ place: 'executions' })}>Executions</a>.
        </p>
      </div>
      <div class="trouble-parts">
        <OpenOrders open={orders} now={desk.now} />
        <div class="trouble-offers">
          {open.kind === 'failed' && <p class="hint">{open.message}</p>}
          <Presets />
          <CustomOrder open={orders} files={desk.spreadsheets} />
        </div>
      </div>
    </section>
  );
}

/** Asks again when the first order lapses: the clock's own ticking is no change that the page is told of. */
function useLapse(orders: readonly OpenOrder[], { now, clockRuns }: DeskState): void {
  const first = Math.min(...orders.map(({ until }) => until ?? Number.POSITIVE_INFINITY));
  useEffect(() => {
    // Longer waits than a browser can count end with some other change.
    if (!clockRuns || first - now > LONGEST_WAIT_MS) return undefined;
    const timer = setTimeout(changed, Math.max(0, first - now) + BEAT_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [first, now, clockRuns]);
}

const BEAT_MS = 1_000;
const LONGEST_WAIT_MS = 24 * 60 * 60_000;
