import type { ChartDrawing } from '../../../contracts';

/** The size of a drawing in its own units. */
export const WIDTH = 520;
export const HEIGHT = 240;

/** The colours that Google Sheets gives series in turn. */
const COLOURS = ['#4285f4', '#ea4335', '#fbbc04', '#34a853', '#ff6d01', '#46bdc6'];

/** A series' colour; of a pie, a slice's. */
export const colourOf = ({ shape, series }: ChartDrawing, index: number): string =>
  (shape === 'pie' ? null : series[index]?.color) ?? COLOURS[index % COLOURS.length] ?? '';
