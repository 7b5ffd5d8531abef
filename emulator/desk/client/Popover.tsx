import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** A button that opens a sheet below itself; Escape, a press elsewhere, or the sheet itself closes it. */
export function Popover(props: {
  readonly label: string;
  /** The face says in words what the button is. */
  readonly named?: boolean;
  readonly buttonClass: string;
  readonly face: ComponentChildren;
  readonly children: (close: () => void) => ComponentChildren;
}): JSX.Element {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && frame.current?.contains(event.target) !== true) setOpen(false);
    };
    addEventListener('pointerdown', outside);
    return () => {
      removeEventListener('pointerdown', outside);
    };
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && open) close();
  };

  return (
    <div class="menu" ref={frame} onKeyDown={closeOnEscape}>
      <button
        type="button"
        class={props.buttonClass}
        ref={button}
        {...(props.named === true ? {} : { 'aria-label': props.label })}
        title={props.label}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {props.face}
      </button>
      {open && (
        <div class="menu-sheet" role="dialog" aria-label={props.label}>
          {props.children(close)}
        </div>
      )}
    </div>
  );
}
