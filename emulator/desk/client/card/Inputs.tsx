import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { SelectionInputJson, TextInputJson } from '../../../cards/cardJson';
import { useCard } from './cardContext';

const REQUIRED = 'This is needed.';

export function TextInput({ widget }: { readonly widget: TextInputJson }): JSX.Element {
  const { inputs, missing, setInput } = useCard();
  const hintId = useId();
  const wrong = missing.includes(widget.name);
  const hint = wrong ? REQUIRED : widget.hintText;
  const shared = {
    name: widget.name,
    value: inputs[widget.name]?.[0] ?? '',
    'aria-invalid': wrong,
    ...(hint === undefined ? {} : { 'aria-describedby': hintId }),
  };
  const typed = (value: string): void => {
    setInput(widget.name, value === '' ? [] : [value]);
  };
  const finished = (value: string): void => {
    if (widget.onChangeAction !== undefined)
      setInput(widget.name, value === '' ? [] : [value], widget.onChangeAction);
  };
  return (
    <div class={`card-input${wrong ? ' card-input-wrong' : ''}`}>
      <label>
        <span>{widget.label ?? widget.name}</span>
        {widget.type === 'MULTIPLE_LINE' ? (
          <textarea
            {...shared}
            rows={3}
            onInput={(event) => {
              typed(event.currentTarget.value);
            }}
            onChange={(event) => {
              finished(event.currentTarget.value);
            }}
          />
        ) : (
          <input
            type="text"
            {...shared}
            onInput={(event) => {
              typed(event.currentTarget.value);
            }}
            onChange={(event) => {
              finished(event.currentTarget.value);
            }}
          />
        )}
      </label>
      {hint !== undefined && (
        <p id={hintId} class="card-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

export function SelectionInput({ widget }: { readonly widget: SelectionInputJson }): JSX.Element {
  const { inputs, setInput } = useCard();
  const chosen = inputs[widget.name] ?? [];
  const choose = (values: readonly string[]): void => {
    setInput(widget.name, values, widget.onChangeAction);
  };
  if (widget.type === 'DROPDOWN') {
    return (
      <label class="card-input">
        <span>{widget.label ?? widget.name}</span>
        <select
          value={chosen[0] ?? ''}
          onChange={(event) => {
            choose([event.currentTarget.value]);
          }}
        >
          {chosen.length === 0 && <option value="" />}
          {widget.items.map((item) => (
            <option key={item.value} value={item.value}>
              {item.text}
            </option>
          ))}
        </select>
      </label>
    );
  }
  const many = widget.type === 'CHECK_BOX';
  return (
    <fieldset class="card-choice">
      {widget.label !== undefined && <legend>{widget.label}</legend>}
      {widget.items.map((item) => (
        <label key={item.value} class="check">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={widget.name}
            checked={chosen.includes(item.value)}
            onChange={(event) => {
              choose(many ? toggled(widget, chosen, item.value, event.currentTarget.checked) : [item.value]);
            }}
          />
          {item.text}
        </label>
      ))}
    </fieldset>
  );
}

/** In the order of the items, whatever the order of pressing. */
const toggled = (
  widget: SelectionInputJson,
  chosen: readonly string[],
  value: string,
  on: boolean,
): readonly string[] =>
  widget.items.map((item) => item.value).filter((one) => (one === value ? on : chosen.includes(one)));
