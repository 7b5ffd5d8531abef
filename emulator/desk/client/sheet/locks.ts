import type { SheetTabView } from '../../../contracts';

type Lock = SheetTabView['protectedRanges'][number];

/** The protection over a cell, if any. */
export const lockAt = (
  { protectedRanges }: Pick<SheetTabView, 'protectedRanges'>,
  row: number,
  column: number,
): Lock | null =>
  protectedRanges.find(
    ({ cells: { top, bottom, left, right } }) =>
      row >= top && row < bottom && column >= left && column < right,
  ) ?? null;

/** Whose the range is, and what that means: `A1:C9: Google asks before anybody changes it. …` */
export function lockWords({ range, description, warningOnly, editors }: Lock, owner: string): string {
  const others = editors.filter((editor) => editor !== owner);
  const who = warningOnly
    ? 'Google asks before anybody changes it'
    : `only ${[owner, ...others].join(' and ')} may change it`;
  return `${range}: ${who}.${description === '' ? '' : ` “${description}”`}`;
}
