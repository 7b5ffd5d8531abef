/**
 * `npm run bench`: measures the shipped bundle on the emulator and sets the numbers against their budgets.
 * With `--json`, one object a line. Ends with 1 when a counted budget is broken; times are told, never judged.
 */
import { isBroken, type Figure } from './budgets';
import { LEDGER_SIZES } from './ledgerSize';
import { MEASURES } from './measures';
import { asJson, asTable, inWords } from './report';
import { machine } from './timing';

const isJson = process.argv.includes('--json');
const figures: Figure[] = [];
for (const measure of MEASURES) {
  const found = measure();
  figures.push(...found);
  if (isJson)
    found.map(asJson).forEach((line) => {
      console.log(line);
    });
  else process.stderr.write('.');
}
if (!isJson) {
  const { small, large, huge } = LEDGER_SIZES;
  process.stderr.write('\n');
  console.log(asTable(figures));
  console.log(
    `\nCounted on the emulator, with dist/ as shipped. A small ledger has ${small} messages, a large one ${large}, a huge one ${huge}.`,
  );
  console.log(`Times are medians on ${machine()}.`);
}
for (const broken of figures.filter(isBroken)) {
  console.error(`Broken: ${inWords(broken)}`);
  process.exitCode = 1;
}
