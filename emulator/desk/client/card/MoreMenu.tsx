import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Icon } from '../Icon';
import { useDismiss } from '../useDismiss';

export interface MoreItem {
  readonly text: string;
  readonly act: () => void;
}

/** Three dots with what is not needed every day. */
export function MoreMenu(props: {
  readonly label: string;
  readonly items: readonly MoreItem[];
  /** Unfolds upwards. */
  readonly up?: boolean;
}): JSX.Element | null {
  const [open, setOpen] = useState(false);
  const frame = useDismiss<HTMLDivElement>(open, () => {
    setOpen(false);
  });
  const button = useRef<HTMLButtonElement>(null);
  if (props.items.length === 0) return null;
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="card-menu" ref={frame} onKeyDown={closeOnEscape}>
      <button
        type="button"
        class="icon-button"
        ref={button}
        aria-label={props.label}
        title={props.label}
        aria-expanded={open}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="more_vert" size={18} />
      </button>
      {open && (
        <ul class={`plain card-menu-list${props.up === true ? ' card-menu-up' : ''}`}>
          {props.items.map(({ text, act }) => (
            <li key={text}>
              <button
                type="button"
                class="card-menu-item"
                onMouseDown={(event) => {
                  event.preventDefault();
                }}
                onClick={() => {
                  setOpen(false);
                  act();
                }}
              >
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
