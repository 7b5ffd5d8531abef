/**
 * `npm run bench`: measures the shipped bundle on the emulator and sets the numbers against their budgets.
 * With `--json`, one object a line. Ends with 1 when a counted budget is broken; times are told, never judged.
 */
import { isBroken, type Figure } from './budgets';
import { MEASURES } from './measures';
import { asJson, asTable } from './report';
import { machine } from './timing';

const isJson = process.argv.includes('--json');
const figures: Figure[] = [];
for (const measure of MEASURES) {
  const found = measure();
  figures.push(...found);
  if (isJson) found.map(asJson).forEach((line) => { console.log(line); });
  else process.stderr.write('.');
}
if (!isJson) {
  process.stderr.write('\n');
  console.log(asTable(figures));
  console.log(`\nCounted on the emulator with dist/ as shipped. Times: medians on ${machine()}.`);
}
const broken = figures.filter(isBroken);
if (broken.length > 0) {
  console.error(`Broken: ${broken.map(({ name }) => name).join('; ')}.`);
  process.exitCode = 1;
}
