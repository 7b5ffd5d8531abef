import { BUDGETS, isBroken, type Budget, type Figure } from './budgets';
import { missing } from './office';

/** `{"name","value","unit","budget"}`; the budget is null where nothing is promised. */
export function asJson({ name, value }: Figure): string {
  const { unit, value: budget }: Budget = BUDGETS[name];
  return JSON.stringify({ name, value: rounded(value), unit, budget });
}

/** A table with a line for each budget, in the order of the budgets. */
export function asTable(figures: readonly Figure[]): string {
  const byName = new Map(figures.map((each) => [each.name, each]));
  const lines = namesOf(BUDGETS).map((name) => {
    const found = byName.get(name) ?? missing(`figure “${name}”`);
    const { unit, value: most, isCounted }: Budget = BUDGETS[name];
    const isOver = most !== null && found.value > most;
    const verdict =
      most === null ? '' : isBroken(found) ? 'BROKEN' : isCounted ? 'ok' : isOver ? 'slow here' : 'ok here';
    return [name, String(rounded(found.value)), most === null ? '' : `≤ ${most}`, unit, verdict];
  });
  return columns([['', 'measured', 'budget', 'unit', ''], ...lines]);
}

/** One figure with its budget, and where that comes from. */
export function inWords({ name, value }: Figure): string {
  const { unit, value: most, from }: Budget = BUDGETS[name];
  return `${name}: ${rounded(value)} ${unit}, at most ${String(most)} (${from}).`;
}

function columns(lines: readonly (readonly string[])[]): string {
  const width = (column: number): number => Math.max(...lines.map((line) => (line[column] ?? '').length));
  return lines
    .map((line) =>
      line
        .map((text, column) =>
          column === 1 || column === 2 ? text.padStart(width(column)) : text.padEnd(width(column)),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Three significant figures for what is not whole. */
const rounded = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(3)));

const namesOf = <Name extends string>(names: Readonly<Record<Name, unknown>>): Name[] =>
  // The keys of a literal are those its type names.
  Object.keys(names) as Name[];
