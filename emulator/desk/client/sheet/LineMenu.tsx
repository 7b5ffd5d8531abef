import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useDismiss } from '../useDismiss';

export interface LineDeed {
  readonly text: string;
  readonly act: () => void;
}

interface Drag {
  readonly draggable: boolean;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** The head of a row or a column: pressed, it shows what can be done with the line. */
export function LineMenu(props: {
  /** As a screen reader says it: `Column A`. */
  readonly name: string;
  readonly scope: 'row' | 'col';
  readonly class: string;
  readonly deeds: readonly LineDeed[];
  /** What happens when the head is dragged, or something onto it. */
  readonly drag?: Drag;
  readonly children: ComponentChildren;
}): JSX.Element {
  const [open, setOpen] = useState(false);
  const head = useDismiss<HTMLTableCellElement>(open, () => {
    setOpen(false);
  });
  const keys = (event: KeyboardEvent): void => {
    // Not for the grid, where keys type into cells.
    event.stopPropagation();
    if (event.key === 'Escape') setOpen(false);
  };
  return (
    <th scope={props.scope} class={props.class} ref={head} onKeyDown={keys} {...props.drag}>
      <button
        type="button"
        class="grid-head-button"
        aria-label={props.name}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {props.children}
      </button>
      {open && (
        <div class="grid-menu">
          {props.deeds.map(({ text, act }) => (
            <button
              key={text}
              type="button"
              onClick={() => {
                setOpen(false);
                act();
              }}
            >
              {text}
            </button>
          ))}
        </div>
      )}
    </th>
  );
}
