import { type Counts, type FigureName, MOVES_OF, NO_COUNTS } from '../../../shared/domain/figures/figure.ts';
import { hideSmall, hideSmallCounts, isSmall } from '../../../shared/domain/figures/suppress.ts';
import { periodBefore } from '../../../shared/domain/figures/period.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { FigureFilter } from '../../../shared/ipc/contract/figures.ts';
import { findPerson } from '../people/lookUps.ts';
import type { Ports } from '../ports.ts';
import { FIGURE_TEXT } from '../printing/figureText.ts';
import { CASE_TEXT } from '../submissions/caseText.ts';
import { findUnit } from '../units/store.ts';

type Overview = Output<'figures.overview'>;

/** What a report is about, said on it; and whether that is only a part of what the office has. */
export interface Scope {
  readonly words: string;
  readonly narrowed: boolean;
}

export function scopeOf(ports: Pick<Ports, 'db'>, filter: FigureFilter): Scope {
  const { kind, source, field, unitId, holderId } = filter;
  const { part } = FIGURE_TEXT;
  const parts = [
    kind === null ? null : `${part.kind}: ${CASE_TEXT.kind[kind]}`,
    source === null ? null : `${part.source}: ${CASE_TEXT.source[source]}`,
    field === null ? null : `${part.field}: ${field === '' ? FIGURE_TEXT.noField : field}`,
    unitId === null ? null : `${part.unit}: ${findUnit(ports.db, unitId)?.name ?? ''}`,
    holderId === null ? null : `${part.holder}: ${findPerson(ports.db, holderId)?.fullName ?? ''}`,
  ].filter((words) => words !== null);
  return { words: [FIGURE_TEXT.group[filter.group], ...parts].join('; '), narrowed: parts.length > 0 };
}

type Shown = 'received' | 'answeredOnTime' | 'answeredLate';
type Hidden = Readonly<Record<FigureName, number | null>>;
export type Leaving = ReturnType<typeof leaving>;

/**
 * Figures as they leave the desk. Of a report that is only a part of the office, small numbers are hidden, and every
 * other place of the report that would tell a hidden one.
 */
export function leaving(overview: Overview, { narrowed }: Scope) {
  const { initiatives, medianDays, medianBefore, least, series, period } = overview;
  const whole = (given: Overview['counts']): Counts => ({ ...NO_COUNTS, ...given });
  const of = (given: Overview['counts']): Hidden =>
    narrowed ? hideSmallCounts(whole(given), least) : whole(given);
  const one = (count: number): number | null => (narrowed && isSmall(count, least) ? null : count);
  const median = (given: Overview['counts'], days: number | null): number | 'few' | null => {
    const { answeredOnTime, answeredLate } = whole(given);
    return narrowed && isSmall(answeredOnTime + answeredLate, least) ? 'few' : days;
  };
  const counts = of(overview.counts);
  const before = of(overview.before);
  const told = [
    { from: period.from, counts },
    { from: periodBefore(period).from, counts: before },
  ];
  /** the quarters of a year add up to it: what its balance hides they don't tell, nor one what the others leave */
  const column = (name: Shown): (number | null)[] => {
    const line = series.map((one) => one[name]);
    if (!narrowed) return line;
    if (period.kind !== 'year') return line.map(one);
    return counts[name] === null ? line.map(() => null) : hideSmall(line, least);
  };
  return {
    counts,
    before,
    /** a line of the balance is hidden, so nothing is told that adds up to it */
    balanceHidden: Object.values(counts).includes(null),
    medianDays: median(overview.counts, medianDays),
    medianBefore: median(overview.before, medianBefore),
    moved:
      overview.moved === null
        ? []
        : MOVES_OF.map((move) => ({ move, count: one(overview.moved?.[move] ?? 0) })),
    adopted: one(initiatives.adopted),
    piloted: one(initiatives.piloted),
    rejected: one(initiatives.rejected),
    series: series.map((line, index) => {
      const above = told.find(({ from }) => from === line.period.from && line.period.kind === period.kind);
      const at = (name: Shown): number | null =>
        above === undefined ? (column(name)[index] ?? null) : above.counts[name];
      return {
        period: line.period,
        received: at('received'),
        answeredOnTime: at('answeredOnTime'),
        answeredLate: at('answeredLate'),
      };
    }),
  };
}
