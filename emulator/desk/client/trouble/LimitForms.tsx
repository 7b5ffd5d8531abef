import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { QUOTA_WORDS, type QuotaName } from '../../../trouble/quotaWords';
import type { TroubleChoices } from '../../wire';
import { orderTrouble } from './askTrouble';
import { Choice, msOf, OrderForm, SpanField, type Span } from './fields';

type People = Pick<TroubleChoices, 'people'>;

const quotaName = (name: string): name is QuotaName => name in QUOTA_WORDS;

const QUOTAS = Object.keys(QUOTA_WORDS)
  .filter(quotaName)
  .map((value) => ({ value, words: QUOTA_WORDS[value] }));

const SHARES = [
  { value: '1', words: 'everything' },
  { value: '0.5', words: 'about half' },
] as const;

/** Quotas that are spent, a lock that somebody has, a memory that was lost. */
export function LimitForms({ people }: People): JSX.Element {
  return (
    <>
      <Spend people={people} />
      <Hold people={people} />
      <LoseCache />
      <ForgetHistory people={people} />
    </>
  );
}

const named = (people: People['people']) => people.map(({ email, name }) => ({ value: email, words: name }));

function Spend({ people }: People): JSX.Element {
  const [quota, setQuota] = useState<QuotaName>('mail');
  const [email, setEmail] = useState(people[0]?.email ?? '');
  return (
    <OrderForm
      title="A quota is spent"
      hint="It comes back by itself when its minute or its day is over."
      button="Spend it"
      onOrder={() => void orderTrouble({ kind: 'quota', quota, email })}
    >
      <Choice label="Whose" value={email} options={named(people)} onChange={setEmail} />
      <Choice label="Which" value={quota} options={QUOTAS} onChange={setQuota} />
    </OrderForm>
  );
}

function Hold({ people }: People): JSX.Element {
  const [whose, setWhose] = useState('');
  const [time, setTime] = useState<Span>({ many: 30, unit: 'seconds' });
  const locks = [
    { value: '', words: 'the script’s lock' },
    ...people.map(({ email, name }) => ({ value: email, words: `the lock of ${name}` })),
  ];
  return (
    <OrderForm
      title="Somebody else has the lock"
      button="Hold it"
      onOrder={() =>
        void orderTrouble({ kind: 'lock', ms: msOf(time), ...(whose === '' ? {} : { email: whose }) })
      }
    >
      <Choice label="Which lock" value={whose} options={locks} onChange={setWhose} />
      <SpanField label="For" value={time} onChange={setTime} />
    </OrderForm>
  );
}

function LoseCache(): JSX.Element {
  const [share, setShare] = useState<'1' | '0.5'>('1');
  return (
    <OrderForm
      title="The cache is lost"
      hint="At once, and for good."
      button="Lose it"
      onOrder={() => void orderTrouble({ kind: 'cache', share: Number(share) })}
    >
      <Choice label="Of the script’s cache" value={share} options={SHARES} onChange={setShare} />
    </OrderForm>
  );
}

function ForgetHistory({ people }: People): JSX.Element {
  const [email, setEmail] = useState(people[0]?.email ?? '');
  return (
    <OrderForm
      title="Gmail forgets its history"
      hint="At once, and for good: a script that asks what is new since then meets 404."
      button="Forget it"
      onOrder={() => void orderTrouble({ kind: 'history', email })}
    >
      <Choice label="Whose mailbox" value={email} options={named(people)} onChange={setEmail} />
    </OrderForm>
  );
}
