import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SheetEdit, SheetTabView } from '../../../contracts';
import { Cell } from './Cell';
import { Chart } from './Chart';
import { ColumnHead } from './ColumnHead';
import { FilterButton } from './FilterButton';
import { letterOf, rowDeeds } from './lineDeeds';
import { LineMenu } from './LineMenu';
import { lockAt, lockWords } from './locks';
import { chartsOver, COLUMN_HEADS_PX, NUMBERS_PX, ROW_PX } from './places';

/**
 * One tab as a grid. Arrow keys move; a letter replaces what the cell holds; Enter, F2 or a double click changes it;
 * Escape leaves it as it was. The heads of rows and columns have menus.
 */
export function Grid(props: {
  readonly tab: SheetTabView;
  readonly owner: string;
  readonly hiddenShown: boolean;
  /** Rows that the filter view looked through hides, besides those hidden for everybody. */
  readonly unseen: readonly number[];
  readonly onEdit: (edit: SheetEdit) => void;
}): JSX.Element {
  const { tab, hiddenShown, onEdit } = props;
  const [at, setAt] = useState({ row: 0, column: 0 });
  /** What the cell's input begins with; null while nobody types. */
  const [typing, setTyping] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const wanted = useRef(false);
  const columns = tab.columns
    .map((column, index) => ({ ...column, index }))
    .filter((one) => hiddenShown || !one.hidden);
  const rows = tab.rows
    .map((row, index) => ({ ...row, index }))
    .filter((one) => !props.unseen.includes(one.index) && (hiddenShown || !one.hidden));

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
    if (text !== null && text !== textAt(at.row, at.column)) {
      onEdit({ kind: 'type', ...at, text });
    }
  };

  const frozenTops = rows.slice(0, tab.frozenRows).map((_, place) => COLUMN_HEADS_PX + place * ROW_PX);
  const head = tab.filter === null ? null : Number(/\d+/.exec(tab.filter)?.[0]) - 1;
  const filterAt = (row: number, column: number): JSX.Element | null => {
    const filter = row === head ? tab.filterColumns.find((one) => one.column === column) : undefined;
    if (filter === undefined) return null;
    return (
      <FilterButton
        name={textAt(row, column) || `column ${letterOf(column)}`}
        values={valuesBelow(tab, row, column)}
        hiddenValues={filter.hiddenValues}
        onChange={(hiddenValues) => {
          onEdit({ kind: 'filter', column, hiddenValues });
        }}
      />
    );
  };
  return (
    <div class="grid-frame">
      <div class="grid-sheet">
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
              <th class="grid-corner">
                <span class="sr-only">Row</span>
              </th>
              {columns.map(({ index, hidden }) => (
                <ColumnHead
                  key={index}
                  index={index}
                  columns={tab.columns.length}
                  hidden={hidden}
                  onEdit={onEdit}
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
                <LineMenu
                  name={`Row ${row.index + 1}${row.filteredOut ? ', filtered out' : row.hidden ? ', hidden' : ''}`}
                  scope="row"
                  class={row.hidden ? 'grid-number grid-letter-hidden' : 'grid-number'}
                  deeds={rowDeeds(row.index, tab.rows.length, onEdit)}
                >
                  {row.index + 1}
                </LineMenu>
                {columns.map((column) => {
                  const here = row.index === at.row && column.index === at.column;
                  const lock = lockAt(tab, row.index, column.index);
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
                      title={lock === null ? null : lockWords(lock, props.owner)}
                    >
                      {filterAt(row.index, column.index)}
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {chartsOver(tab.charts, columns, rows).map(({ chart, left, top }, index) => (
          <div
            key={index}
            class="grid-chart"
            style={{ left: px(left), top: px(top), width: px(chart.widthPx), height: px(chart.heightPx) }}
          >
            <Chart chart={chart} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** The texts below the filter's head, each once, in order. */
function valuesBelow(tab: SheetTabView, head: number, column: number): readonly string[] {
  const last = Number(/:[A-Z]*(\d+)$/.exec(tab.filter ?? '')?.[1] ?? tab.rows.length);
  const texts = tab.rows.slice(head + 1, last).map(({ cells }) => cells[column]?.text ?? '');
  return [...new Set(texts)].sort((a, b) => a.localeCompare(b));
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
