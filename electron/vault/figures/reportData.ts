import { formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import { FIGURES } from '../../../shared/domain/figures/figure.ts';
import { ordinalOf } from '../../../shared/domain/figures/period.ts';
import { PART_FIGURES } from '../../../shared/domain/figures/sheet.ts';
import { hideSmall } from '../../../shared/domain/figures/suppress.ts';
import { hideSmallLines, UNIT_COLUMNS, type UnitLine } from '../../../shared/domain/figures/unitBalance.ts';
import type { PaperData } from '../../../shared/domain/papers/paperForm.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Ports } from '../ports.ts';
import { BOOK_TEXT } from '../printing/bookText.ts';
import { FIGURE_TEXT } from '../printing/figureText.ts';
import { CASE_TEXT } from '../submissions/caseText.ts';
import { type Leaving, leaving, type Scope } from './leaving.ts';
import type { OldestCase } from './oldestOpen.ts';
import { sentencesOf } from './sentences.ts';

type Overview = Output<'figures.overview'>;

const sourceNames: Readonly<Record<string, string>> = CASE_TEXT.source;
type Part = 'field' | 'source' | 'unit';
type PartRow = NonNullable<Overview['parts'][Part]>[number];

function nameOf(by: Part, { value, unit }: PartRow): string {
  if (by === 'unit') return unit ?? FIGURE_TEXT.noUnit;
  if (by === 'source') return sourceNames[value] ?? value;
  return value === '' ? FIGURE_TEXT.noField : value;
}

/** Parts as they leave the desk; for everybody, small numbers hidden, and what they could be worked out from. */
export const hiddenParts = {
  figures: PART_FIGURES,
  rows: (
    { parts, least }: Overview,
    told: Leaving,
    by: Part,
  ): { name: string; counts: (number | null)[] }[] => {
    const rows = parts[by] ?? [];
    const columns = PART_FIGURES.map((figure) => {
      const column = rows.map((row) => row.counts[figure] ?? 0);
      if (!told.hidesParts) return column;
      return told.counts[figure] === null ? column.map(() => null) : hideSmall(column, least);
    });
    return rows.map((row, line) => ({
      name: nameOf(by, row),
      counts: columns.map((column) => column[line] ?? null),
    }));
  },
};

/** The balance of the units as it leaves the desk, and of the office beneath. */
export function unitBalanceRows(
  { lines, office }: Output<'figures.units'>,
  least: number,
  { balanceHidden, hidesParts }: Leaving,
): { name: string; counts: (number | string)[] }[] {
  const shown = balanceHidden ? lines.map(() => null) : hidesParts ? hideSmallLines(lines, least) : lines;
  const cells = (line: UnitLine | null): (number | string)[] =>
    UNIT_COLUMNS.map((column) => (line === null ? FIGURE_TEXT.hidden(least) : line[column]));
  return [
    ...lines.map(({ unit }, index) => ({
      name: unit ?? FIGURE_TEXT.noUnit,
      counts: cells(shown[index] ?? null),
    })),
    { name: FIGURE_TEXT.wholeOffice, counts: cells(balanceHidden ? null : office) },
  ];
}

export const periodWords = (period: Overview['period']): string =>
  FIGURE_TEXT.period(period.kind, ordinalOf(period));

const signers = (ports: Ports) => ({
  maker: ports.actor.fullName,
  confirmer: BOOK_TEXT.confirmer(ports.station.office.kind),
});

/** What the office's report of a period says. */
export function reportData(
  ports: Ports,
  {
    overview,
    units,
    oldest,
  }: { overview: Overview; units: Output<'figures.units'>; oldest: OldestCase | null },
  scope: Scope,
): PaperData {
  const { rating, least } = overview;
  const told = leaving(overview, scope);
  const text = (count: number | null): string => (count === null ? FIGURE_TEXT.hidden(least) : String(count));
  const tableOf = (by: Part) =>
    hiddenParts.rows(overview, told, by).map(({ name, counts: line }, index) => ({
      line: String(index + 1),
      name,
      ...Object.fromEntries(
        PART_FIGURES.map((figure, at) => [
          figure,
          line[at] == null ? FIGURE_TEXT.hidden(least) : String(line[at]),
        ]),
      ),
    }));
  return {
    values: {
      number: '',
      period: periodWords(overview.period),
      from: formatDate(overview.period.from),
      to: formatDate(overview.period.to),
      asOf: formatDate(overview.asOf),
      group: scope.words,
      summary: sentencesOf(overview, told, oldest),
      median: FIGURE_TEXT.median(told.medianDays),
      rating: FIGURE_TEXT.rating(rating.average, rating.count),
      adopted: text(told.adopted),
      piloted: text(told.piloted),
      rejected: text(told.rejected),
      hidden: FIGURE_TEXT.note(scope, least),
      superior: ports.station.office.superior,
      ...signers(ports),
    },
    tables: {
      figures: [
        ...FIGURES.map((name) => ({
          name: FIGURE_TEXT.figure[name],
          now: text(told.counts[name]),
          before: text(told.before[name]),
        })),
        ...told.moved.map(({ move, count }) => ({
          name: FIGURE_TEXT.moved[move],
          now: text(count),
          before: '',
        })),
      ].map((line, index) => ({ line: String(index + 1), ...line })),
      fields: tableOf('field'),
      sources: tableOf('source'),
      units: tableOf('unit'),
      unitBalance: unitBalanceRows(units, least, told).map(({ name, counts: line }) => ({
        name,
        ...Object.fromEntries(UNIT_COLUMNS.map((column, at) => [column, String(line[at] ?? '')])),
      })),
      series: told.series.map((one) => ({
        name: periodWords(one.period),
        received: text(one.received),
        onTime: text(one.answeredOnTime),
        late: text(one.answeredLate),
      })),
    },
  };
}

/** What the report on the offices below says. */
export function officesData(ports: Ports, view: Output<'figures.offices'>): PaperData {
  const figures = ['opening', 'received', 'answeredOnTime', 'answeredLate', 'closing', 'overdue'] as const;
  return {
    values: {
      number: '',
      period: periodWords(view.period),
      from: formatDate(view.period.from),
      to: formatDate(view.period.to),
      due: formatDate(view.dueOn),
      sum: FIGURE_TEXT.sumOf(view.reported, view.missing),
      adopted: String(view.adopted),
      ...signers(ports),
    },
    tables: {
      offices: view.offices.map((office, index) => ({
        line: String(index + 1),
        name: office.name,
        status: FIGURE_TEXT.status[office.state],
        ...Object.fromEntries(
          figures.map((name) => [name, office.counts === null ? '' : String(office.counts[name] ?? 0)]),
        ),
      })),
      sum: FIGURES.map((name, index) => ({
        line: String(index + 1),
        name: FIGURE_TEXT.figure[name],
        now: String(view.sum[name] ?? 0),
      })),
    },
  };
}
