import { useT, useWords } from '../../i18n/I18n.tsx';
import { usePeriodName } from './periodWords.ts';
import { FigureLink } from './PartPanel.tsx';
import type { Overview } from './stores.ts';
import type { OpenFigure } from './view.ts';
import { HeadRow } from '../../parts/frame/HeadRow.tsx';

const WIDTH = 560;
const HEIGHT = 260;
const LEFT = 36;
const TOP = 22;
const BOTTOM = 30;
const BAR = 40;
const INSIDE = HEIGHT - TOP - BOTTOM;

/** A round number at or above the highest bar, in four steps. */
function scaleOf(most: number): number {
  const rough = Math.max(4, most) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough && Number.isInteger(n)) ?? rough;
  return Math.ceil(step) * 4;
}

/** Answers of six periods: on time below, late above and hatched, the sum written on the bar. Zero based. */
export function AnsweredChart({ series }: { series: Overview['series'] }) {
  const { t, format } = useWords();
  const name = usePeriodName();
  const top = scaleOf(Math.max(0, ...series.map((one) => one.answeredOnTime + one.answeredLate)));
  const y = (count: number): number => TOP + INSIDE * (1 - count / top);
  const room = (WIDTH - LEFT) / Math.max(1, series.length);
  return (
    <svg
      className="figureChart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('figures.answered')}
    >
      <defs>
        <pattern
          id="figureLate"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" className="chartLate" />
          <rect width="2" height="6" className="chartHatch" />
        </pattern>
      </defs>
      {[0, 1, 2, 3, 4].map((step) => (
        <g key={step}>
          <line
            x1={LEFT}
            x2={WIDTH}
            y1={y((top * step) / 4)}
            y2={y((top * step) / 4)}
            className="chartGrid"
          />
          <text x={LEFT - 8} y={y((top * step) / 4) + 4} className="chartText" textAnchor="end">
            {format.number((top * step) / 4)}
          </text>
        </g>
      ))}
      {series.map((one, index) => {
        const { answeredOnTime: onTime, answeredLate: late } = one;
        const x = LEFT + room * index + (room - BAR) / 2;
        const words = { name: name(one.period), onTime, late };
        return (
          <g key={one.period.from}>
            <title>{t('figures.chart.label', words)}</title>
            <rect x={x} y={y(onTime)} width={BAR} height={y(0) - y(onTime)} className="chartOnTime" />
            {late > 0 ? (
              <rect
                x={x}
                y={y(onTime + late)}
                width={BAR}
                height={y(onTime) - y(onTime + late)}
                fill="url(#figureLate)"
              />
            ) : null}
            <text x={x + BAR / 2} y={y(onTime + late) - 6} className="chartSum" textAnchor="middle">
              {format.number(onTime + late)}
            </text>
            <text x={x + BAR / 2} y={HEIGHT - 8} className="chartText" textAnchor="middle">
              {name(one.period, 'short')}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The same as a table. */
export function AnsweredTable({ series, open }: { series: Overview['series']; open: OpenFigure }) {
  const t = useT();
  const name = usePeriodName();
  return (
    <table className="figureTable">
      <HeadRow
        titles={[t('figures.period'), t('figures.figure.received'), t('figures.onTime'), t('figures.late')]}
      />
      <tbody>
        {series.map((one) => (
          <tr key={one.period.from}>
            <th scope="row">{name(one.period)}</th>
            {(['received', 'answeredOnTime', 'answeredLate'] as const).map((figure) => (
              <td key={figure}>
                <FigureLink
                  figure={figure}
                  count={one[figure]}
                  of={name(one.period)}
                  open={() => open(figure, undefined, one.period)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
