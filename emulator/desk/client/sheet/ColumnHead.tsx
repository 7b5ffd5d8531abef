import type { JSX } from 'preact';
import type { SheetEdit } from '../../../contracts';
import { columnDeeds, letterOf } from './lineDeeds';
import { LineMenu } from './LineMenu';

/** A column's letter; pressed, it shows what can be done with the column. It can also be dragged onto another one. */
export function ColumnHead(props: {
  readonly index: number;
  readonly columns: number;
  readonly hidden: boolean;
  readonly onEdit: (edit: SheetEdit) => void;
}): JSX.Element {
  const { index, hidden } = props;
  const letter = letterOf(index);
  return (
    <LineMenu
      name={`Column ${letter}${hidden ? ', hidden' : ''}`}
      scope="col"
      class={hidden ? 'grid-letter grid-letter-hidden' : 'grid-letter'}
      deeds={columnDeeds(index, props.columns, props.onEdit)}
      drag={{
        draggable: true,
        onDragStart: (event) => event.dataTransfer?.setData(COLUMN, String(index)),
        onDragOver: (event) => {
          if (event.dataTransfer?.types.includes(COLUMN) === true) event.preventDefault();
        },
        onDrop: (event) => {
          event.preventDefault();
          const from = Number(event.dataTransfer?.getData(COLUMN));
          if (from !== index) props.onEdit({ kind: 'move', axis: 'column', from, to: index });
        },
      }}
    >
      {letter}
    </LineMenu>
  );
}

/** What is dragged: a column's number. */
const COLUMN = 'application/x-sheet-column';
