import { Latency, MEASURED } from '../../../emulator/trouble/latency';

/** The value that a share of the numbers stays below. */
const quantile = (numbers: readonly number[], share: number): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length * share)] ?? Number.NaN;

const draws = (name: string, apiName: string | null = null): number[] => {
  const latency = new Latency({ seed: 3 });
  return Array.from({ length: 4_000 }, () => latency.ofCall({ name, apiName }));
};

describe('a latency', () => {
  it.each([
    ['Properties.getProperty', null, 30, 80],
    ['Properties.setProperty', null, 62, 200],
    ['Tables.Spreadsheets.batchUpdate', 'sheets.spreadsheets.batchUpdate', 300, 900],
  ])('of %s is spread as measured', (name, apiName, median, p95) => {
    const drawn = draws(name, apiName);
    expect(quantile(drawn, 0.5) / median).toBeCloseTo(1, 1);
    expect(quantile(drawn, 0.95) / p95).toBeCloseTo(1, 0);
  });

  it('takes no time for what never leaves the script', () => {
    expect(Math.max(...draws('CardService.newCardBuilder'))).toBe(0);
  });

  it('has a cold start now and then', () => {
    const latency = new Latency({ seed: 5 });
    const starts = Array.from({ length: 2_000 }, () => latency.ofStart());
    expect(Math.min(...starts)).toBeLessThan(MEASURED.start.median);
    const cold = starts.filter((ms) => ms > MEASURED.cold.ms).length / starts.length;
    expect(cold).toBeGreaterThan(0.08);
    expect(cold).toBeLessThan(0.2);
  });
});
