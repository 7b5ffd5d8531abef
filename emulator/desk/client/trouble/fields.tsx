import type { ComponentChildren, JSX } from 'preact';

/** A choice by words; the first is chosen when none is. */
export function Choice<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly words: string }[];
  readonly onChange: (value: Value) => void;
  readonly wide?: boolean;
}): JSX.Element {
  return (
    <label class={props.wide === true ? 'field field-wide' : 'field'}>
      {props.label}
      <select
        value={props.value}
        onChange={(event) => {
          const chosen = props.options.find(({ value }) => value === event.currentTarget.value);
          if (chosen !== undefined) props.onChange(chosen.value);
        }}
      >
        {props.options.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A number; what is no number in bounds is refused by the browser when the form is sent. */
export function Count(props: {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly onChange: (value: number) => void;
}): JSX.Element {
  return (
    <label class="field field-number">
      {props.label}
      <input
        type="number"
        required
        step={1}
        min={props.min ?? 1}
        max={props.max}
        value={Number.isNaN(props.value) ? '' : props.value}
        onInput={(event) => {
          props.onChange(event.currentTarget.valueAsNumber);
        }}
      />
    </label>
  );
}

export const UNITS = { seconds: 1_000, minutes: 60_000, hours: 60 * 60_000, days: 24 * 60 * 60_000 } as const;

/** So many of a unit. */
export interface Span {
  readonly many: number;
  readonly unit: keyof typeof UNITS;
}

export const msOf = ({ many, unit }: Span): number => many * UNITS[unit];

/** A span of time: a number and its unit. */
export function SpanField(props: {
  readonly label: string;
  readonly value: Span;
  readonly onChange: (value: Span) => void;
}): JSX.Element {
  const { label, value, onChange } = props;
  return (
    <span class="span-field">
      <Count
        label={label}
        value={value.many}
        max={Math.floor(UNITS.days / UNITS[value.unit]) * 31}
        onChange={(many) => {
          onChange({ ...value, many });
        }}
      />
      <label class="field">
        <span class="sr-only">{label}: unit</span>
        <select
          value={value.unit}
          onChange={(event) => {
            const { value: chosen } = event.currentTarget;
            if (chosen in UNITS) onChange({ ...value, unit: chosen as Span['unit'] }); // it is in UNITS
          }}
        >
          {Object.keys(UNITS).map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </select>
      </label>
    </span>
  );
}

/** One order to fill in: its name, its fields, its button. */
export function OrderForm(props: {
  readonly title: string;
  readonly hint?: string;
  readonly button: string;
  readonly onOrder: () => void;
  readonly children?: ComponentChildren;
}): JSX.Element {
  return (
    <form
      class="order-form"
      aria-label={props.title}
      onSubmit={(event) => {
        event.preventDefault();
        props.onOrder();
      }}
    >
      <h3>{props.title}</h3>
      {props.hint !== undefined && <p class="hint">{props.hint}</p>}
      <div class="order-fields">{props.children}</div>
      <button type="submit" class="button">
        {props.button}
      </button>
    </form>
  );
}
