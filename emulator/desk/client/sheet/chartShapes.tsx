import type { JSX } from 'preact';
import type { ChartDrawing } from '../../../contracts';
import { colourOf, HEIGHT, WIDTH } from './chartLook';

/** Room for figures at the left and words below. */
const LEFT = 44;
const BOTTOM = 26;
const TOP = 8;
const MOST_LABELS = 12;

/** Columns stand, bars lie: the same picture with its axes changed. */
export function bars(drawing: ChartDrawing): JSX.Element {
  const { shape, labels, series } = drawing;
  const lying = shape === 'bar';
  const scale = scaleOf(drawing);
  const length = lying ? WIDTH - LEFT - 40 : HEIGHT - TOP - BOTTOM;
  const room = (lying ? HEIGHT - TOP - BOTTOM : WIDTH - LEFT) / Math.max(1, labels.length);
  const thick = (room * 0.7) / Math.max(1, series.length);
  return (
    <>
      {!lying && <Axis scale={scale} />}
      {labels.map((label, place) => {
        const start = (lying ? TOP : LEFT) + place * room + room * 0.15;
        return (
          <g key={place}>
            {series.map(({ values }, index) => {
              const size = (Math.max(0, values[place] ?? 0) / scale.top) * length;
              const at = start + index * thick;
              return lying ? (
                <rect
                  key={index}
                  x={LEFT + 40}
                  y={at}
                  width={size}
                  height={thick}
                  fill={colourOf(drawing, index)}
                />
              ) : (
                <rect
                  key={index}
                  x={at}
                  y={TOP + length - size}
                  width={thick}
                  height={size}
                  fill={colourOf(drawing, index)}
                />
              );
            })}
            {isTold(place, labels.length) &&
              (lying ? (
                <text x={LEFT + 34} y={start + room * 0.35 + 4} text-anchor="end">
                  {short(label)}
                </text>
              ) : (
                <text x={start + room * 0.35} y={HEIGHT - 8} text-anchor="middle">
                  {short(label)}
                </text>
              ))}
          </g>
        );
      })}
    </>
  );
}

export function line(drawing: ChartDrawing): JSX.Element {
  const { labels, series } = drawing;
  const scale = scaleOf(drawing);
  const length = HEIGHT - TOP - BOTTOM;
  const room = (WIDTH - LEFT) / Math.max(1, labels.length);
  const x = (place: number): number => LEFT + (place + 0.5) * room;
  const y = (value: number): number => TOP + length - (value / scale.top) * length;
  return (
    <>
      <Axis scale={scale} />
      {series.map(({ values }, index) => (
        <path key={index} d={pathOf(values, x, y)} fill="none" stroke={colourOf(drawing, index)} />
      ))}
      {labels.map((label, place) => {
        return (
          isTold(place, labels.length) && (
            <text key={place} x={x(place)} y={HEIGHT - 8} text-anchor="middle">
              {short(label)}
            </text>
          )
        );
      })}
    </>
  );
}

export function pie(drawing: ChartDrawing): JSX.Element {
  const values = (drawing.series[0]?.values ?? []).map((value) => Math.max(0, value ?? 0));
  const sum = values.reduce((total, value) => total + value, 0);
  const radius = HEIGHT / 2 - TOP;
  const point = (share: number): string => {
    const angle = share * 2 * Math.PI;
    return `${WIDTH / 2 + radius * Math.sin(angle)} ${HEIGHT / 2 - radius * Math.cos(angle)}`;
  };
  let before = 0;
  return (
    <>
      {values.map((value, index) => {
        const [from, to] = [before / sum, (before + value) / sum];
        before += value;
        if (value === 0) return null;
        const fill = colourOf(drawing, index);
        if (value === sum)
          return <circle key={index} cx={WIDTH / 2} cy={HEIGHT / 2} r={radius} fill={fill} />;
        const large = to - from > 0.5 ? 1 : 0;
        const d = `M${WIDTH / 2} ${HEIGHT / 2}L${point(from)}A${radius} ${radius} 0 ${large} 1 ${point(to)}Z`;
        return <path key={index} d={d} fill={fill} stroke="#fff" />;
      })}
    </>
  );
}

interface Scale {
  readonly top: number;
  readonly steps: readonly number[];
}

/** From 0 to a round figure above the highest, in four steps at the most. */
function scaleOf({ series }: ChartDrawing): Scale {
  const highest = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const count = Math.ceil(highest / step);
  return { top: count * step, steps: Array.from({ length: count + 1 }, (_, index) => index * step) };
}

function Axis({ scale: { top, steps } }: { readonly scale: Scale }): JSX.Element {
  const length = HEIGHT - TOP - BOTTOM;
  return (
    <>
      {steps.map((step) => {
        const y = TOP + length - (step / top) * length;
        return (
          <g key={step}>
            <line x1={LEFT} x2={WIDTH} y1={y} y2={y} stroke="#dfe3e8" />
            <text x={LEFT - 6} y={y + 4} text-anchor="end">
              {Number(step.toFixed(2))}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** A gap where there is no number. */
function pathOf(
  values: readonly (number | null)[],
  x: (place: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, place) => {
      if (value === null) return '';
      const begins = place === 0 || values[place - 1] === null;
      return `${begins ? 'M' : 'L'}${x(place)} ${y(value)}`;
    })
    .join('');
}

const isTold = (place: number, count: number): boolean => place % Math.ceil(count / MOST_LABELS) === 0;

const short = (label: string): string => (label.length > 12 ? `${label.slice(0, 11)}…` : label);
