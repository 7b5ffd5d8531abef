import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ExecutionJson } from '../wire';
import { Icon } from './Icon';
import { useRemote } from './remote';
import { TroubleNote } from './trouble/TroubleNote';
import { clockTime, count, fullTime } from './words';

/** How many are drawn before one asks for more. */
const PAGE = 60;

const KINDS: Readonly<Record<ExecutionJson['kind'], string>> = {
  doGet: 'Web app',
  doPost: 'Web app',
  'page-call': 'Page',
  card: 'Card',
  timer: 'Timer',
};

const OUTCOMES: Readonly<Record<ExecutionJson['outcome']['kind'], string>> = {
  running: 'Running',
  completed: 'Completed',
  failed: 'Failed',
  killed: 'Stopped',
};

const hasFailed = ({ outcome }: ExecutionJson): boolean =>
  outcome.kind === 'failed' || outcome.kind === 'killed';

/** Every run of the script, newest first: when, what, as whom, how it ended, what it called. */
export function ExecutionsPlace(): JSX.Element {
  const executions = useRemote<readonly ExecutionJson[]>('executions');
  const [shown, setShown] = useState(PAGE);
  const [failedOnly, setFailedOnly] = useState(false);
  if (executions.kind !== 'here') {
    return <p class="empty">{executions.kind === 'failed' ? executions.message : 'Opening…'}</p>;
  }
  const wanted = executions.data.filter((one) => !failedOnly || hasFailed(one));
  return (
    <section class="executions">
      <div class="place-head">
        <h1 class="place-title">Executions</h1>
        <label class="check">
          <input
            type="checkbox"
            checked={failedOnly}
            onChange={(event) => {
              setFailedOnly(event.currentTarget.checked);
            }}
          />
          Only failed ones
        </label>
      </div>
      <TroubleNote />
      {wanted.length === 0 ? (
        <p class="empty">
          {failedOnly ? 'None failed.' : 'The script has not run since this Workspace was opened.'}
        </p>
      ) : (
        <div class="table-frame">
          <table class="runs">
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">What ran</th>
                <th scope="col">Outcome</th>
                <th scope="col" class="number">
                  Service calls
                </th>
                <th scope="col">As</th>
              </tr>
            </thead>
            <tbody>
              {wanted.slice(0, shown).map((execution) => (
                <Run key={execution.id} execution={execution} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {wanted.length > shown && (
        <button
          type="button"
          class="button"
          onClick={() => {
            setShown(shown + PAGE);
          }}
        >
          Show more
        </button>
      )}
    </section>
  );
}

function Run({ execution }: { readonly execution: ExecutionJson }): JSX.Element {
  const [open, setOpen] = useState(false);
  const counted = execution.calls.filter((call) => call.counts).length;
  const { outcome } = execution;
  return (
    <>
      <tr class={hasFailed(execution) ? 'run run-failed' : 'run'}>
        <td title={fullTime(execution.startedAt)}>{clockTime(execution.startedAt)}</td>
        <td>
          <button
            type="button"
            class="run-name"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
          >
            <Icon name="expand_more" size={18} />
            <span>
              <code>{execution.function}</code> <span class="hint">{KINDS[execution.kind]}</span>
            </span>
          </button>
        </td>
        <td>
          <span class={`outcome outcome-${outcome.kind}`}>{OUTCOMES[outcome.kind]}</span>
          {(execution.tookMs ?? 0) > 0 && <span class="hint"> after {seconds(execution.tookMs ?? 0)}</span>}
          {'message' in outcome && <p class="run-message">{outcome.message}</p>}
        </td>
        <td class="number">{counted}</td>
        <td>
          {execution.effectiveUser}
          {execution.activeUser !== execution.effectiveUser && (
            <span class="hint"> for {execution.activeUser || 'somebody unknown'}</span>
          )}
        </td>
      </tr>
      {open && (
        <tr class="run-more">
          <td colSpan={5}>
            <Calls execution={execution} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Of the world's time: `0.4 s`, `30 s`. */
const seconds = (ms: number): string =>
  `${ms < 10_000 ? Math.ceil(ms / 100) / 10 : Math.round(ms / 1_000)} s`;

/** First what left the script, for that costs time and quota; the rest on request. */
function Calls({ execution }: { readonly execution: ExecutionJson }): JSX.Element {
  const costly = execution.calls.filter((call) => call.counts || call.threw !== null);
  const free = execution.calls.filter((call) => !costly.includes(call));
  return (
    <>
      {costly.length === 0 ? <p class="hint">No call left the script.</p> : <CallList calls={costly} />}
      {free.length > 0 && (
        <details class="free-calls">
          <summary class="hint">{count(free.length, 'call')} that stayed inside and cost nothing</summary>
          <CallList calls={free} />
        </details>
      )}
      {execution.printed.length > 0 && <pre class="printed">{execution.printed.join('\n')}</pre>}
    </>
  );
}

function CallList({ calls }: { readonly calls: ExecutionJson['calls'] }): JSX.Element {
  return (
    <ol class="calls">
      {calls.map((call, index) => (
        <li key={index} class={call.threw === null ? '' : 'call-threw'}>
          <code>{call.name}</code>
          {call.threw !== null && <span> {call.threw}</span>}
        </li>
      ))}
    </ol>
  );
}
