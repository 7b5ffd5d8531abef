import type { ComponentChildren, CSSProperties, JSX } from 'preact';
import type { OnClickJson } from '../../../cards/cardJson';
import { useCard } from './cardContext';

/** A link when it leads somewhere, a button when it runs something. */
export function Clickable(props: {
  readonly onClick: OnClickJson;
  readonly class: string;
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly style?: CSSProperties | undefined;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { click, hrefOf } = useCard();
  const { onClick, children } = props;
  const shared = {
    class: props.class,
    ...(props.label === undefined ? {} : { 'aria-label': props.label, title: props.label }),
    ...(props.style === undefined ? {} : { style: props.style }),
  };
  const url =
    'openLink' in onClick && onClick.openLink.openAs !== 'OVERLAY' && onClick.openLink.onClose !== 'RELOAD'
      ? onClick.openLink.url
      : 'authorizationAction' in onClick
        ? onClick.authorizationAction.authorizationUrl
        : null;
  if (url !== null && props.disabled !== true) {
    return (
      <a {...shared} href={hrefOf(url)} target="_blank" rel="noreferrer">
        {children}
      </a>
    );
  }
  return (
    <button
      type="button"
      {...shared}
      disabled={props.disabled === true}
      onClick={() => {
        click(onClick);
      }}
    >
      {children}
    </button>
  );
}
