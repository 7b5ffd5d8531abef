import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../Icon';

/** The add-on's own menu: its universal actions. */
export function PanelMenu(props: {
  readonly labels: readonly string[];
  readonly onChoose: (index: number) => void;
}): JSX.Element | null {
  const [open, setOpen] = useState(false);
  if (props.labels.length === 0) return null;
  return (
    <div class="card-menu">
      <button
        type="button"
        class="icon-button"
        aria-label="More"
        title="More"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="more_vert" size={18} />
      </button>
      {open && (
        <ul class="plain card-menu-list">
          {props.labels.map((label, index) => (
            <li key={label}>
              <button
                type="button"
                class="card-menu-item"
                onClick={() => {
                  setOpen(false);
                  props.onChoose(index);
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
