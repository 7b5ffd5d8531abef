import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SheetTabView } from '../../../contracts';
import { Cell } from './Cell';
import { ColumnHead } from './ColumnHead';

/** Width of the column with the row numbers. */
const NUMBERS_PX = 44;

/**
 * One tab as a grid. Arrow keys move; a letter replaces what the cell holds; Enter, F2 or a double click changes it;
 * Escape leaves it as it was.
 */
export function Grid(props: {
  readonly tab: SheetTabView;
  readonly hiddenShown: boolean;
  readonly onType: (row: number, column: number, text: string) => void;
  readonly onSort: (column: number, order: 'ascending' | 'descending') => void;
}): JSX.Element {
  const { tab, hiddenShown, onType } = props;
  const [at, setAt] = useState({ row: 0, column: 0 });
  /** What the cell's input begins with; null while nobody types. */
  const [typing, setTyping] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const wanted = useRef(false);
  const columns = tab.columns
    .map((column, index) => ({ ...column, index }))
    .filter((one) => hiddenShown || !one.hidden);
  const rows = tab.rows.map((row, index) => ({ ...row, index })).filter((one) => hiddenShown || !one.hidden);

  useLayoutEffect(() => {
    if (wanted.current && typing === null)
      table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [at, typing]);

  const textAt = (row: number, column: number): string => tab.rows[row]?.cells[column]?.text ?? '';
  const select = (row: number, column: number): void => {
    wanted.current = true;
    setAt({ row, column });
  };
  const move = (rowStep: number, columnStep: number): void => {
    const row = rows[rows.findIndex(({ index }) => index === at.row) + rowStep];
    const column = columns[columns.findIndex(({ index }) => index === at.column) + columnStep];
    if (row !== undefined && column !== undefined) select(row.index, column.index);
  };
  const keys = (event: KeyboardEvent): void => {
    if (typing !== null) return;
    const step = STEPS[event.key];
    if (step !== undefined) move(...step);
    else if (event.key === 'Enter' || event.key === 'F2') setTyping(textAt(at.row, at.column));
    else if (isLetter(event)) setTyping(event.key);
    else return;
    event.preventDefault();
  };
  const finish = (text: string | null): void => {
    setTyping(null);
    wanted.current = true;
    if (text !== null && text !== textAt(at.row, at.column)) onType(at.row, at.column, text);
  };

  const frozenTops = rows.slice(0, tab.frozenRows).map((_, place) => 26 + place * 29);
  return (
    <div class="grid-frame">
      <table
        ref={table}
        class="grid"
        role="grid"
        aria-label={tab.title}
        style={{ width: px(NUMBERS_PX + columns.reduce((sum, { widthPx }) => sum + widthPx, 0)) }}
        onKeyDown={keys}
      >
        <colgroup>
          <col style={{ width: px(NUMBERS_PX) }} />
          {columns.map(({ index, widthPx }) => (
            <col key={index} style={{ width: px(widthPx) }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th class="grid-corner" />
            {columns.map(({ index, hidden }) => (
              <ColumnHead
                key={index}
                index={index}
                hidden={hidden}
                onSort={(order) => {
                  props.onSort(index, order);
                }}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr
              key={row.index}
              class={place < tab.frozenRows ? 'grid-frozen' : ''}
              style={place < tab.frozenRows ? { '--top': px(frozenTops[place] ?? 0) } : {}}
            >
              <th scope="row" class="grid-number">
                {row.index + 1}
              </th>
              {columns.map((column) => {
                const here = row.index === at.row && column.index === at.column;
                return (
                  <Cell
                    key={column.index}
                    cell={row.cells[column.index]}
                    here={here}
                    typing={here ? typing : null}
                    onSelect={() => {
                      select(row.index, column.index);
                    }}
                    onStart={() => {
                      select(row.index, column.index);
                      setTyping(textAt(row.index, column.index));
                    }}
                    onFinish={finish}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey;

const px = (length: number): string => `${length}px`;

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
