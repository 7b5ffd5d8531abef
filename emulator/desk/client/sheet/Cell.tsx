import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CellView } from '../../../contracts';

/** One cell; while one types in it, an input. */
export function Cell(props: {
  readonly cell: CellView | undefined;
  /** The cell that keys go to. */
  readonly here: boolean;
  /** What its input begins with; null while nobody types here. */
  readonly typing: string | null;
  readonly onSelect: () => void;
  readonly onStart: () => void;
  /** With the text typed, or null when nothing shall change. */
  readonly onFinish: (text: string | null) => void;
  /** What else is said of it when one points at it. */
  readonly title: string | null;
  /** A button of a filter. */
  readonly children: ComponentChildren;
}): JSX.Element {
  const { cell, here, typing } = props;
  const text = cell?.text ?? '';
  return (
    <td
      role="gridcell"
      tabIndex={here ? 0 : -1}
      class={here ? 'cell cell-here' : 'cell'}
      style={cell?.style ?? ''}
      title={cell?.note ?? (text.length > 20 ? text : (props.title ?? undefined))}
      onFocus={here ? undefined : props.onSelect}
      onDblClick={props.onStart}
    >
      {typing === null ? text : <CellInput first={typing} onFinish={props.onFinish} />}
      {props.children}
      {cell?.note != null && <span class="cell-note" aria-label={`Note: ${cell.note}`} />}
    </td>
  );
}

function CellInput(props: {
  readonly first: string;
  readonly onFinish: (text: string | null) => void;
}): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(props.first.length, props.first.length);
  }, []);
  const finish = (text: string | null): void => {
    if (finished.current) return;
    finished.current = true;
    props.onFinish(text);
  };
  const keys = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter' && input.current !== null) finish(input.current.value);
    if (event.key === 'Escape') finish(null);
  };
  return (
    <input
      ref={input}
      class="cell-input"
      aria-label="Cell"
      defaultValue={props.first}
      onKeyDown={keys}
      onBlur={(event) => {
        finish(event.currentTarget.value);
      }}
    />
  );
}
