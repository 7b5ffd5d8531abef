import type { JSX } from 'preact';
import type { DecoratedTextJson, SwitchJson } from '../../../cards/cardJson';
import { CardButton } from './CardButton';
import { useCard } from './cardContext';
import { CardIcon } from './CardIcon';
import { Clickable } from './Clickable';
import { FormattedText, plainText } from './FormattedText';
import { toggled } from './formInputs';

/** A line of text with a label above, words below, an icon before and something to press behind. */
export function DecoratedText({ widget }: { readonly widget: DecoratedTextJson }): JSX.Element {
  const words = (
    <span class={`decorated-words${widget.wrapText === true ? ' decorated-wrap' : ''}`}>
      {widget.topLabel !== undefined && (
        <span class="decorated-label">
          <FormattedText text={widget.topLabel} />
        </span>
      )}
      <span class="decorated-text" title={widget.wrapText === true ? undefined : plainText(widget.text)}>
        <FormattedText text={widget.text} />
      </span>
      {widget.bottomText !== undefined && (
        <span class="decorated-label">
          <FormattedText text={widget.bottomText} />
        </span>
      )}
    </span>
  );
  const start = widget.startIcon !== undefined && <CardIcon icon={widget.startIcon} />;
  const end = widget.endIcon !== undefined && <CardIcon icon={widget.endIcon} />;
  return (
    <div class="decorated">
      {widget.onClick === undefined ? (
        <div class="decorated-main">
          {start}
          {words}
        </div>
      ) : (
        <Clickable onClick={widget.onClick} class="decorated-main decorated-press">
          {start}
          {words}
          {end}
        </Clickable>
      )}
      {widget.switchControl !== undefined && (
        <Switch control={widget.switchControl} label={plainText(widget.text)} />
      )}
      {widget.button !== undefined && <CardButton button={widget.button} />}
      {widget.onClick === undefined && end}
    </div>
  );
}

function Switch({ control, label }: { readonly control: SwitchJson; readonly label: string }): JSX.Element {
  const { inputs, setInput } = useCard();
  const values = inputs[control.name] ?? [];
  const checkBox = control.controlType === 'CHECK_BOX';
  return (
    <input
      type="checkbox"
      class={checkBox ? '' : 'switch'}
      {...(checkBox ? {} : { role: 'switch' as const })}
      aria-label={label}
      checked={values.includes(control.value)}
      onChange={(event) => {
        setInput(
          control.name,
          toggled(values, control.value, event.currentTarget.checked),
          control.onChangeAction,
        );
      }}
    />
  );
}
