import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { SelectionInputJson, TextInputJson } from '../../../cards/cardJson';
import { useCard } from './cardContext';
import { pictureUrl } from './CardIcon';
import { toggled } from './formInputs';

const REQUIRED = 'This is needed.';

export function TextInput({ widget }: { readonly widget: TextInputJson }): JSX.Element {
  const { inputs, missing, setInput } = useCard();
  const hintId = useId();
  const listId = useId();
  const { characterLimit, inputType } = widget.validation ?? {};
  const wrong = missing.includes(widget.name);
  const hint = wrong ? REQUIRED : widget.hintText;
  const shared = {
    name: widget.name,
    value: inputs[widget.name]?.[0] ?? '',
    'aria-invalid': wrong,
    ...(characterLimit === undefined ? {} : { maxLength: characterLimit }),
    ...(inputType === undefined ? {} : { inputMode: INPUT_MODES[inputType] }),
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
            {...(widget.initialSuggestions === undefined ? {} : { list: listId })}
            onInput={(event) => {
              typed(event.currentTarget.value);
            }}
            onChange={(event) => {
              finished(event.currentTarget.value);
            }}
          />
        )}
      </label>
      {widget.initialSuggestions !== undefined && (
        <datalist id={listId}>
          {widget.initialSuggestions.items.map(({ text }) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
      {hint !== undefined && (
        <p id={hintId} class="card-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

const INPUT_MODES = { TEXT: 'text', INTEGER: 'numeric', FLOAT: 'decimal', EMAIL: 'email' } as const;

/** Unlike Google: a multiselect menu is drawn as a list of check boxes. */
export function SelectionInput({ widget }: { readonly widget: SelectionInputJson }): JSX.Element {
  const { inputs, missing, setInput } = useCard();
  const hintId = useId();
  const wrong = missing.includes(widget.name);
  const needed = wrong && (
    <p id={hintId} class="card-hint">
      {REQUIRED}
    </p>
  );
  const described = { 'aria-invalid': wrong, ...(wrong ? { 'aria-describedby': hintId } : {}) };
  const chosen = inputs[widget.name] ?? [];
  const choose = (values: readonly string[]): void => {
    setInput(widget.name, values, widget.onChangeAction);
  };
  if (widget.type === 'DROPDOWN') {
    return (
      <div class={`card-input${wrong ? ' card-input-wrong' : ''}`}>
        <label>
          <span>{widget.label ?? widget.name}</span>
          <select
            {...described}
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
        {needed}
      </div>
    );
  }
  const many = widget.type !== 'RADIO_BUTTON';
  const values = widget.items.map((item) => item.value);
  const full = chosen.length >= (widget.multiSelectMaxSelectedItems ?? Infinity);
  return (
    <fieldset class={`card-choice${wrong ? ' card-input-wrong' : ''}`} {...described}>
      {widget.label !== undefined && <legend>{widget.label}</legend>}
      {widget.items.map((item) => (
        <label key={item.value} class="check">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={widget.name}
            checked={chosen.includes(item.value)}
            disabled={many && full && !chosen.includes(item.value)}
            onChange={(event) => {
              choose(many ? toggled(chosen, item.value, event.currentTarget.checked, values) : [item.value]);
            }}
          />
          {item.startIconUri !== undefined && (
            <img class="card-picture" src={pictureUrl(item.startIconUri)} alt="" />
          )}
          <span>
            {item.text}
            {item.bottomText !== undefined && <small class="choice-below">{item.bottomText}</small>}
          </span>
        </label>
      ))}
      {needed}
    </fieldset>
  );
}
