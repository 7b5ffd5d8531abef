import type { CSSProperties, JSX } from 'preact';
import type { ButtonJson, ColorJson } from '../../../cards/cardJson';
import { CardIcon } from './CardIcon';
import { Clickable } from './Clickable';
import { FormattedText } from './FormattedText';

/** A text button, filled or not, or an image button. */
export function CardButton({ button }: { readonly button: ButtonJson }): JSX.Element {
  const { text, icon, color, altText } = button;
  if (text === undefined || text === '') {
    return (
      <Clickable
        onClick={button.onClick}
        class="icon-button"
        label={altText ?? icon?.altText}
        disabled={button.disabled}
      >
        {icon !== undefined && <CardIcon icon={{ ...icon, altText: '' }} />}
      </Clickable>
    );
  }
  const filled = button.type === 'FILLED' || (button.type === undefined && color !== undefined);
  return (
    <Clickable
      onClick={button.onClick}
      class={`card-button card-button-${filled ? 'filled' : LOOKS[button.type ?? 'BORDERLESS']}`}
      label={altText}
      disabled={button.disabled}
      style={filled && color !== undefined ? colorsOf(color) : undefined}
    >
      {icon !== undefined && <CardIcon icon={icon} />}
      <FormattedText text={text} />
    </Clickable>
  );
}

const LOOKS = { FILLED: 'filled', FILLED_TONAL: 'tonal', OUTLINED: 'outlined', BORDERLESS: 'plain' } as const;

/** The button's colour with whichever of black and white is read better on it. */
function colorsOf(color: ColorJson): CSSProperties {
  const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const luminance = 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
  const byte = (part: number): number => Math.round(part * 255);
  return {
    background: `rgb(${byte(color.red)} ${byte(color.green)} ${byte(color.blue)})`,
    color: luminance > 0.179 ? '#000000' : '#ffffff',
  };
}
