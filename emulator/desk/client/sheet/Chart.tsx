import type { JSX } from 'preact';
import type { ChartDrawing, ChartView } from '../../../contracts';
import { colourOf, HEIGHT, WIDTH } from './chartLook';
import { bars, line, pie } from './chartShapes';

/**
 * A chart over the cells, drawn small and plain.
 *
 * Unlike Google: its fonts, colours, axes and legends are the desk's own, and it cannot be moved or changed by hand.
 */
export function Chart({ chart }: { readonly chart: ChartView }): JSX.Element {
  const { title, kind, drawing } = chart;
  const name = title || 'Chart without a title';
  if (drawing === null) {
    return (
      <figure class="chart chart-untold">
        <figcaption>{name}</figcaption>
        <p class="hint">A {kind || 'chart'} chart. It is kept, and not drawn here.</p>
      </figure>
    );
  }
  return (
    <figure class="chart">
      <figcaption>{name}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${name}: ${inWords(drawing)}`}>
        {shapeOf(drawing)}
      </svg>
      {(drawing.shape === 'pie' || drawing.series.length > 1) && <Legend drawing={drawing} />}
    </figure>
  );
}

function shapeOf(drawing: ChartDrawing): JSX.Element {
  switch (drawing.shape) {
    case 'column':
    case 'bar':
      return bars(drawing);
    case 'line':
      return line(drawing);
    case 'pie':
      return pie(drawing);
  }
}

function Legend({ drawing }: { readonly drawing: ChartDrawing }): JSX.Element {
  const names = drawing.shape === 'pie' ? drawing.labels : drawing.series.map(({ name }) => name);
  return (
    <ul class="plain chart-legend">
      {names.map((name, index) => (
        <li key={index}>
          <span class="chart-swatch" style={{ background: colourOf(drawing, index) }} /> {name}
        </li>
      ))}
    </ul>
  );
}

/** The figures, for those who do not see them. */
const inWords = ({ labels, series }: ChartDrawing): string =>
  series
    .map(({ name, values }) => {
      const told = values.map((value, index) => `${labels[index] ?? ''} ${value ?? 'nothing'}`.trim());
      return `${name}: ${told.join(', ')}`;
    })
    .join('; ');
