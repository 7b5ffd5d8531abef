import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { TimeOrder } from '../../../trouble/Order';
import type { TroubleChoices } from '../../wire';
import { orderTrouble } from './askTrouble';
import { Choice, msOf, OrderForm, SpanField, type Span } from './fields';

const WHAT = [
  { value: 'late', words: 'comes late' },
  { value: 'twice', words: 'comes twice, one right after the other' },
  { value: 'run', words: 'runs now, besides its times' },
] as const;

const WAYS = [
  { value: 'ahead', words: 'ahead' },
  { value: 'back', words: 'back' },
] as const;

/** Timers late, twice, by chance, now; and a clock that jumps. */
export function TimeForms({ timers }: Pick<TroubleChoices, 'timers'>): JSX.Element {
  return (
    <>
      {timers.length === 0 ? (
        <p class="hint">No timer waits. The add-on makes one when it is set up.</p>
      ) : (
        <OneTimer timers={timers} />
      )}
      <AllTimers />
      <Jump />
    </>
  );
}

function OneTimer({ timers }: Pick<TroubleChoices, 'timers'>): JSX.Element {
  const [timer, setTimer] = useState('');
  const [what, setWhat] = useState<'late' | 'twice' | 'run'>('late');
  const [by, setBy] = useState<Span>({ many: 20, unit: 'minutes' });
  const options = timers.map(({ id, words }) => ({ value: id, words }));
  const chosen = timers.some(({ id }) => id === timer) ? timer : (timers[0]?.id ?? '');
  const order: TimeOrder =
    what === 'late' ? { kind: 'late', ms: msOf(by), timer: chosen } : { kind: what, timer: chosen };
  return (
    <OrderForm
      title="A timer misbehaves"
      button={what === 'run' ? 'Run it' : 'Order'}
      onOrder={() => void orderTrouble(order)}
    >
      <Choice label="The timer" value={chosen} options={options} onChange={setTimer} />
      <Choice label="What it does" value={what} options={WHAT} onChange={setWhat} />
      {what === 'late' && <SpanField label="Late by" value={by} onChange={setBy} />}
    </OrderForm>
  );
}

function AllTimers(): JSX.Element {
  const [upTo, setUpTo] = useState<Span>({ many: 15, unit: 'minutes' });
  return (
    <OrderForm
      title="All timers are late by chance"
      hint="Each run by another time, until you take it back."
      button="Order"
      onOrder={() => void orderTrouble({ kind: 'jitter', mostMs: msOf(upTo) })}
    >
      <SpanField label="Up to" value={upTo} onChange={setUpTo} />
    </OrderForm>
  );
}

function Jump(): JSX.Element {
  const [way, setWay] = useState<'ahead' | 'back'>('ahead');
  const [by, setBy] = useState<Span>({ many: 3, unit: 'hours' });
  return (
    <OrderForm
      title="The clock jumps"
      hint="No timer runs on the way; what was due comes late, once. A jump is taken back by a jump."
      button="Jump"
      onOrder={() => void orderTrouble({ kind: 'jump', ms: way === 'ahead' ? msOf(by) : -msOf(by) })}
    >
      <Choice label="Where to" value={way} options={WAYS} onChange={setWay} />
      <SpanField label="By" value={by} onChange={setBy} />
    </OrderForm>
  );
}
