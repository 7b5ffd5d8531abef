import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Failure } from '../../trouble';
import type { ExecutionJson } from '../wire';
import { changed } from './changes';
import { send, useRemote, wordsOf } from './remote';
import { sayBad } from './toast';

const WAYS: Readonly<Record<string, { readonly text: string; readonly order: Omit<Failure, 'call'> }>> = {
  fails: { text: 'fails', order: {} },
  seems: { text: 'works, but seems to fail', order: { afterwards: true } },
  stops: { text: 'stops the whole run', order: { kill: true } },
};

/** Orders a failure of a service, to see what the add-on makes of it. */
export function Trouble({ executions }: { readonly executions: readonly ExecutionJson[] }): JSX.Element {
  const pending = useRemote<readonly Failure[]>('trouble');
  const [call, setCall] = useState('*');
  const [way, setWay] = useState('fails');
  const known = new Set(
    executions.flatMap((execution) => execution.calls.filter((one) => one.counts).map((one) => one.name)),
  );
  const ask = (method: 'POST' | 'DELETE', body?: Failure): void =>
    void send(method, 'trouble', body)
      .catch((error: unknown) => {
        sayBad(wordsOf(error));
      })
      .then(changed);
  const orders = pending.kind === 'here' ? pending.data : [];
  return (
    <details class="trouble">
      <summary>Make a service fail{orders.length > 0 ? ` (${orders.length} ordered)` : ''}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask('POST', { call, ...WAYS[way]?.order });
        }}
      >
        <label>
          The next call of
          <select
            value={call}
            onChange={(event) => {
              setCall(event.currentTarget.value);
            }}
          >
            <option value="*">anything that leaves the script</option>
            {[...known].sort().map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          does this
          <select
            value={way}
            onChange={(event) => {
              setWay(event.currentTarget.value);
            }}
          >
            {Object.entries(WAYS).map(([name, { text }]) => (
              <option key={name} value={name}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="button">
          Order
        </button>
        {orders.length > 0 && (
          <button
            type="button"
            class="button"
            onClick={() => {
              ask('DELETE');
            }}
          >
            Take all back
          </button>
        )}
      </form>
      {orders.length > 0 && (
        <ul class="plain">
          {orders.map((order, index) => (
            <li key={index}>
              <code>{order.call}</code> {wordsFor(order)}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

const wordsFor = (order: Failure): string =>
  order.kill === true
    ? 'will stop the run'
    : order.afterwards === true
      ? 'will work and seem to fail'
      : 'will fail';
