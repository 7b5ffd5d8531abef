import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CardJson } from '../../../cards/cardJson';
import { Icon } from '../Icon';
import { Clickable } from './Clickable';

/** The card's own actions behind three dots. */
export function CardMenu({
  actions,
}: {
  readonly actions: NonNullable<CardJson['cardActions']>;
}): JSX.Element | null {
  const [open, setOpen] = useState(false);
  if (actions.length === 0) return null;
  return (
    <div class="card-menu">
      <button
        type="button"
        class="icon-button"
        aria-label="More of this card"
        title="More of this card"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="more_vert" />
      </button>
      {open && (
        <ul class="plain card-menu-list">
          {actions.map((action) => (
            <li
              key={action.actionLabel}
              onClick={() => {
                setOpen(false);
              }}
            >
              <Clickable onClick={action.onClick} class="card-menu-item">
                {action.actionLabel}
              </Clickable>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
