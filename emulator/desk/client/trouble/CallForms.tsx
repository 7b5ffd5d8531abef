import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { TEXTS, type TextName } from '../../../trouble/texts';
import { orderTrouble } from './askTrouble';
import { callOrderOf, callOrderWords, FIRST_DRAFT, type CallDraft } from './callOrder';
import { LatencyForm } from './LatencyForm';
import { Choice, Count, OrderForm, SpanField } from './fields';

const WHAT = [
  { value: 'fail', words: 'fails' },
  { value: 'seem', words: 'does its work, then seems to fail' },
  { value: 'stop', words: 'stops the whole run' },
  { value: 'slow', words: 'takes longer' },
] as const;

const WHICH = [
  { value: 'next', words: 'the next one' },
  { value: 'nth', words: 'a certain one, or several' },
  { value: 'while', words: 'every one, for a while' },
  { value: 'rate', words: 'some, by chance' },
  { value: 'all', words: 'every one, until taken back' },
] as const;

const LANGUAGES = [
  { value: 'account', words: 'the account’s language' },
  { value: 'en', words: 'English' },
  { value: 'de', words: 'German' },
] as const;

/** Failing and slow calls, one by one or all. */
export function CallForms({ calls }: { readonly calls: readonly string[] }): JSX.Element {
  const [draft, setDraft] = useState(FIRST_DRAFT);
  const change = (changes: Partial<CallDraft>): void => {
    setDraft({ ...draft, ...changes });
  };
  const order = callOrderOf(draft);
  return (
    <>
      <OrderForm title="A call goes wrong" button="Order" onOrder={() => void orderTrouble(order)}>
        <label class="field field-wide">
          Which call
          <input
            list="known-calls"
            required
            value={draft.call}
            onInput={(event) => {
              change({ call: event.currentTarget.value });
            }}
          />
          <span class="hint">* is any call that leaves the script, sheets.* all of a service.</span>
        </label>
        <datalist id="known-calls">
          {['*', ...calls].map((call) => (
            <option key={call} value={call} />
          ))}
        </datalist>
        <Choice
          label="Which of these"
          value={draft.which}
          options={WHICH}
          onChange={(which) => {
            change({ which });
          }}
        />
        <Which draft={draft} change={change} />
        <Choice
          label="What it does"
          value={draft.what}
          options={WHAT}
          onChange={(what) => {
            change({ what });
          }}
        />
        {draft.what === 'slow' && (
          <SpanField
            label="Longer by"
            value={draft.longer}
            onChange={(longer) => {
              change({ longer });
            }}
          />
        )}
        {(draft.what === 'fail' || draft.what === 'seem') && <Says draft={draft} change={change} />}
        <p class="order-preview" role="status">
          {callOrderWords(order)}
        </p>
      </OrderForm>
      <LatencyForm />
    </>
  );
}

interface Part {
  readonly draft: CallDraft;
  readonly change: (changes: Partial<CallDraft>) => void;
}

function Which({ draft, change }: Part): JSX.Element | null {
  switch (draft.which) {
    case 'nth':
      return (
        <>
          <Count
            label="Beginning with number"
            value={draft.nth}
            onChange={(nth) => {
              change({ nth });
            }}
          />
          <Count
            label="How many in a row"
            value={draft.times}
            onChange={(times) => {
              change({ times });
            }}
          />
        </>
      );
    case 'while':
      return (
        <SpanField
          label="For"
          value={draft.lasting}
          onChange={(lasting) => {
            change({ lasting });
          }}
        />
      );
    case 'rate':
      return (
        <>
          <Count
            label="Of 100"
            value={draft.percent}
            max={100}
            onChange={(percent) => {
              change({ percent });
            }}
          />
          <Count
            label="Seed (the same seed, the same calls)"
            min={0}
            value={draft.seed}
            onChange={(seed) => {
              change({ seed });
            }}
          />
        </>
      );
    case 'next':
    case 'all':
      return null;
  }
}

function Says({ draft, change }: Part): JSX.Element {
  return (
    <>
      <Choice
        wide
        label="Google says"
        value={draft.text}
        options={SAID}
        onChange={(text) => {
          change({ text });
        }}
      />
      {draft.text === 'own' ? (
        <label class="field field-wide">
          Own words
          <input
            required
            value={draft.message}
            onInput={(event) => {
              change({ message: event.currentTarget.value });
            }}
          />
        </label>
      ) : (
        <Choice
          label="Language"
          value={draft.language}
          options={LANGUAGES}
          onChange={(language) => {
            change({ language });
          }}
        />
      )}
    </>
  );
}

const textName = (name: string): name is TextName => name in TEXTS;

const SAID: readonly { readonly value: TextName | 'own'; readonly words: string }[] = [
  ...Object.keys(TEXTS)
    .filter(textName)
    .map((value) => ({ value, words: shortened(TEXTS[value].en) })),
  { value: 'own', words: 'own words…' },
];

function shortened(words: string): string {
  const longest = 90;
  return words.length <= longest ? words : `${words.slice(0, longest)}…`;
}
