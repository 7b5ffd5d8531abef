import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { orderTrouble } from './askTrouble';
import { OrderForm } from './fields';

/** The times that others measured, for every call and start. */
export function LatencyForm(): JSX.Element {
  const [coldStarts, setColdStarts] = useState(true);
  return (
    <OrderForm
      title="Everything takes its time"
      hint="As long as others measured at Google, in the workspace’s own time. Executions shows how long runs took."
      button="Make it slow"
      onOrder={() => void orderTrouble({ kind: 'latency', coldStarts })}
    >
      <label class="check">
        <input
          type="checkbox"
          checked={coldStarts}
          onChange={(event) => {
            setColdStarts(event.currentTarget.checked);
          }}
        />
        One start in ten is cold
      </label>
    </OrderForm>
  );
}
