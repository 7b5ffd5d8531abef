import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../Icon';

/** A column's letter, and sorting by it. */
export function ColumnHead(props: {
  readonly index: number;
  readonly hidden: boolean;
  readonly onSort: (order: 'ascending' | 'descending') => void;
}): JSX.Element {
  const [open, setOpen] = useState(false);
  const letter = letterOf(props.index);
  const sort = (order: 'ascending' | 'descending') => () => {
    setOpen(false);
    props.onSort(order);
  };
  const leave = (event: FocusEvent): void => {
    if (
      event.currentTarget instanceof Node &&
      event.relatedTarget instanceof Node &&
      event.currentTarget.contains(event.relatedTarget)
    )
      return;
    setOpen(false);
  };
  return (
    <th scope="col" class={props.hidden ? 'grid-letter grid-letter-hidden' : 'grid-letter'} onBlur={leave}>
      <button
        type="button"
        class="grid-letter-button"
        aria-label={`Column ${letter}${props.hidden ? ', hidden' : ''}`}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
        }}
      >
        {letter}
      </button>
      {open && (
        <div
          class="grid-menu"
          onKeyDown={(event) => {
            event.stopPropagation();
          }}
        >
          <button type="button" onClick={sort('ascending')}>
            <Icon name="arrow_upward" size={16} /> Sort sheet A to Z
          </button>
          <button type="button" onClick={sort('descending')}>
            <Icon name="arrow_downward" size={16} /> Sort sheet Z to A
          </button>
        </div>
      )}
    </th>
  );
}

/** 0 → A, 25 → Z, 26 → AA. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
