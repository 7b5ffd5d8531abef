import type { Locator } from 'playwright-core';
import type { Desk } from './story';

/** Waits until the row that shows all of these texts is there. */
export async function seesRow(grid: Locator, ...texts: readonly string[]): Promise<void> {
  const rows = texts.reduce(
    (found, text) => found.filter({ has: grid.page().getByRole('gridcell', { name: text, exact: true }) }),
    grid.getByRole('row'),
  );
  await rows.first().waitFor();
}

/** The picture's own size, once the browser has decoded it. Rejects when it is no picture. */
export const sizeOf = (picture: Locator): Promise<{ width: number; height: number }> =>
  picture.evaluate(async (element) => {
    if (!(element instanceof HTMLImageElement)) throw new Error('This is no picture.');
    await element.decode();
    return { width: element.naturalWidth, height: element.naturalHeight };
  });

/** How often the web app was told something: by click pages, by either of their two ways. */
export const reportsTo = ({ world }: Desk): number =>
  world.executions.filter(({ kind }) => kind === 'doPost' || kind === 'page-call').length;

/** Waits until the web app has been told something that often. */
export const reported = (desk: Desk, count: number): Promise<void> =>
  new Promise((resolve) => {
    const check = (): void => {
      if (reportsTo(desk) < count) return;
      stop();
      resolve();
    };
    const stop = desk.world.onChange(check);
    check();
  });
