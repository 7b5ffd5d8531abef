import type { SheetEdit } from '../../../contracts';
import type { LineDeed } from './LineMenu';

type Edit = (edit: SheetEdit) => void;

/** What one does with a whole column, in words as in Google Sheets. */
export const columnDeeds = (index: number, columns: number, edit: Edit): readonly LineDeed[] => [
  deed(edit, 'Sort sheet A to Z', { kind: 'sort', column: index, order: 'ascending' }),
  deed(edit, 'Sort sheet Z to A', { kind: 'sort', column: index, order: 'descending' }),
  deed(edit, 'Insert 1 column left', { kind: 'insert', axis: 'column', index }),
  deed(edit, 'Insert 1 column right', { kind: 'insert', axis: 'column', index: index + 1 }),
  ...moves(edit, { axis: 'column', index, lines: columns, words: ['Move column left', 'Move column right'] }),
  deed(edit, 'Delete column', { kind: 'delete', axis: 'column', index }),
];

export const rowDeeds = (index: number, rows: number, edit: Edit): readonly LineDeed[] => [
  deed(edit, 'Insert 1 row above', { kind: 'insert', axis: 'row', index }),
  deed(edit, 'Insert 1 row below', { kind: 'insert', axis: 'row', index: index + 1 }),
  ...moves(edit, { axis: 'row', index, lines: rows, words: ['Move row up', 'Move row down'] }),
  deed(edit, 'Delete row', { kind: 'delete', axis: 'row', index }),
];

const deed = (edit: Edit, text: string, change: SheetEdit): LineDeed => ({
  text,
  act() {
    edit(change);
  },
});

function moves(
  edit: Edit,
  line: {
    readonly axis: 'row' | 'column';
    readonly index: number;
    readonly lines: number;
    readonly words: readonly [back: string, on: string];
  },
): readonly LineDeed[] {
  const { axis, index: from, lines, words } = line;
  return [
    ...(from > 0 ? [deed(edit, words[0], { kind: 'move', axis, from, to: from - 1 })] : []),
    ...(from < lines - 1 ? [deed(edit, words[1], { kind: 'move', axis, from, to: from + 1 })] : []),
  ];
}

/** 0 → A, 25 → Z, 26 → AA. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
