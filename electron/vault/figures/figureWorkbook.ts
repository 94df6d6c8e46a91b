import { FIGURES } from '../../../shared/domain/figures/figure.ts';
import { periodBefore } from '../../../shared/domain/figures/period.ts';
import { lacksHolder } from '../../../shared/domain/submission/lifecycle.ts';
import { UNIT_COLUMNS } from '../../../shared/domain/figures/unitBalance.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { FIGURE_TEXT } from '../printing/figureText.ts';
import { CASE_TEXT } from '../submissions/caseText.ts';
import type { Cell, Sheet } from '../printing/workbook.ts';
import type { ReportCase } from './report.ts';
import { leaving, type Scope } from './leaving.ts';
import { hiddenParts, periodWords, unitBalanceRows } from './reportData.ts';

const QUALITY = ['reopened', 'late', 'satisfied'] as const;

type Overview = Output<'figures.overview'>;
const { column, sheet: tab } = FIGURE_TEXT;

/** The figures of a period as a workbook: counts, parts with small numbers hidden, six periods, what was received. */
export function figureSheets(
  { overview, units }: { overview: Overview; units: Output<'figures.units'> },
  scope: Scope,
  cases: readonly ReportCase[],
  stateName: (row: ReportCase['row']) => string,
): Sheet[] {
  const { quality, rating, least, period } = overview;
  const told = leaving(overview, scope);
  const shown = (count: number | null): Cell => count ?? FIGURE_TEXT.hidden(least);
  const median = (days: number | 'few' | null): Cell => (days === 'few' ? FIGURE_TEXT.tooFew(least) : days);
  const figures: Cell[][] = [
    [FIGURE_TEXT.periodName, periodWords(period), periodWords(periodBefore(period))],
    [FIGURE_TEXT.scopeName, scope.words, null],
    ...FIGURES.map((name): Cell[] => [
      FIGURE_TEXT.figure[name],
      shown(told.counts[name]),
      shown(told.before[name]),
    ]),
    ...told.moved.map(({ move, count }): Cell[] => [FIGURE_TEXT.moved[move], shown(count), null]),
    [FIGURE_TEXT.medianName, median(told.medianDays), median(told.medianBefore)],
    [FIGURE_TEXT.ratingName, rating.average, null],
    ...QUALITY.map((name): Cell[] => [
      FIGURE_TEXT.quality[name],
      quality[name] ?? FIGURE_TEXT.tooFew(overview.least),
      null,
    ]),
    [FIGURE_TEXT.adopted, shown(told.adopted), null],
    [FIGURE_TEXT.piloted, shown(told.piloted), null],
    [FIGURE_TEXT.rejected, shown(told.rejected), null],
  ];
  const part = (by: 'field' | 'source' | 'unit', name: string): Sheet => ({
    name: { field: tab.fields, source: tab.sources, unit: tab.units }[by],
    heading: [name, ...hiddenParts.figures.map((figure) => FIGURE_TEXT.figure[figure])],
    rows: hiddenParts
      .rows(overview, told, by)
      .map(({ name: value, counts: line }) => [
        value,
        ...line.map((count): Cell => count ?? FIGURE_TEXT.hidden(overview.least)),
      ]),
    widths: [36, 14, 14, 14, 14, 14],
  });
  return [
    {
      name: tab.figures,
      heading: [column.name, column.now, column.before],
      rows: figures,
      widths: [40, 24, 24],
    },
    part('field', column.field),
    part('source', column.source),
    part('unit', column.unit),
    {
      name: tab.unitBalance,
      heading: [column.unit, ...UNIT_COLUMNS.map((name) => FIGURE_TEXT.unitColumn[name])],
      rows: unitBalanceRows(units, least, told).map(({ name, counts: line }) => [name, ...line]),
      widths: [36, 14, 14, 22, 14, 14],
    },
    {
      name: tab.series,
      heading: [
        ...[column.from, column.to, FIGURE_TEXT.figure.received],
        ...[FIGURE_TEXT.figure.answeredOnTime, FIGURE_TEXT.figure.answeredLate],
      ],
      rows: told.series.map((one) => [
        ...[{ day: one.period.from }, { day: one.period.to }],
        ...[one.received, one.answeredOnTime, one.answeredLate].map(shown),
      ]),
      widths: [14, 14, 14, 18, 18],
    },
    {
      name: tab.cases,
      heading: [
        ...[column.code, column.receivedOn, column.kind, column.source, column.field],
        ...[column.title, column.state, column.holder, column.dueOn],
      ],
      rows: cases.map(({ row }) => [
        ...[row.receiptCode, { day: row.receivedOn }, CASE_TEXT.kind[row.kind], CASE_TEXT.source[row.source]],
        ...[
          row.field,
          row.title,
          stateName(row),
          row.holder?.fullName ?? (lacksHolder(row) ? FIGURE_TEXT.nobody : ''),
        ],
        row.dueOn === null ? null : { day: row.dueOn },
      ]),
      widths: [16, 13, 13, 20, 24, 60, 20, 24, 13],
    },
  ];
}

/** The offices below as a workbook: a line each, and their sum. */
export function officeSheets(view: Output<'figures.offices'>): Sheet[] {
  const rows: Cell[][] = view.offices.map((office) => [
    office.name,
    FIGURE_TEXT.status[office.state],
    office.editions[0]?.edition ?? null,
    ...FIGURES.map((name) => office.counts?.[name] ?? null),
    office.medianDays,
    office.adopted,
  ]);
  return [
    {
      name: tab.offices,
      heading: [
        ...[column.office, column.status, column.edition],
        ...FIGURES.map((name) => FIGURE_TEXT.figure[name]),
        ...[FIGURE_TEXT.medianName, FIGURE_TEXT.adopted],
      ],
      rows: [
        ...rows,
        [
          ...[FIGURE_TEXT.sumOf(view.reported, view.missing), null, null],
          ...FIGURES.map((name) => view.sum[name] ?? 0),
          ...[null, view.adopted],
        ],
      ],
      widths: [44, 20, 8, ...FIGURES.map(() => 13), 16, 16],
    },
  ];
}
