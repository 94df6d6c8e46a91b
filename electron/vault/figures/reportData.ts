import { formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import { FIGURES } from '../../../shared/domain/figures/figure.ts';
import { ordinalOf } from '../../../shared/domain/figures/period.ts';
import { PART_FIGURES } from '../../../shared/domain/figures/sheet.ts';
import { hideSmall } from '../../../shared/domain/figures/suppress.ts';
import { hideSmallLines, UNIT_COLUMNS, type UnitLine } from '../../../shared/domain/figures/unitBalance.ts';
import type { PaperData } from '../../../shared/domain/papers/paperForm.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { FigureFilter } from '../../../shared/ipc/contract/figures.ts';
import type { Ports } from '../ports.ts';
import { BOOK_TEXT } from '../reports/bookText.ts';
import { FIGURE_TEXT } from '../reports/figureText.ts';
import { CASE_TEXT } from '../reports/papers/caseText.ts';

type Overview = Output<'figures.overview'>;

const sourceNames: Readonly<Record<string, string>> = CASE_TEXT.source;
type Part = 'field' | 'source' | 'unit';
type PartRow = NonNullable<Overview['parts'][Part]>[number];

function nameOf(by: Part, { value, unit }: PartRow): string {
  if (by === 'unit') return unit ?? FIGURE_TEXT.noUnit;
  if (by === 'source') return sourceNames[value] ?? value;
  return value === '' ? FIGURE_TEXT.noField : value;
}

/** Parts as they leave the desk: small numbers hidden, and what they could be worked out from. */
export const hiddenParts = {
  figures: PART_FIGURES,
  rows: ({ parts, least }: Overview, by: Part): { name: string; counts: (number | null)[] }[] => {
    const rows = parts[by] ?? [];
    const columns = PART_FIGURES.map((figure) =>
      hideSmall(
        rows.map((row) => row.counts[figure] ?? 0),
        least,
      ),
    );
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
): { name: string; counts: (number | string)[] }[] {
  const shown = hideSmallLines(lines, least);
  const cells = (line: UnitLine | null): (number | string)[] =>
    UNIT_COLUMNS.map((column) => (line === null ? FIGURE_TEXT.hidden(least) : line[column]));
  return [
    ...lines.map(({ unit }, index) => ({
      name: unit ?? FIGURE_TEXT.noUnit,
      counts: cells(shown[index] ?? null),
    })),
    { name: FIGURE_TEXT.wholeOffice, counts: cells(office) },
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
  { overview, units }: { overview: Overview; units: Output<'figures.units'> },
  group: FigureFilter['group'],
): PaperData {
  const { counts, before, initiatives, rating, medianDays, least, series } = overview;
  const tableOf = (by: Part) =>
    hiddenParts.rows(overview, by).map(({ name, counts: line }, index) => ({
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
      group: FIGURE_TEXT.group[group],
      median: FIGURE_TEXT.median(medianDays),
      rating: FIGURE_TEXT.rating(rating.average, rating.count),
      adopted: String(initiatives.adopted),
      piloted: String(initiatives.piloted),
      rejected: String(initiatives.rejected),
      hidden: FIGURE_TEXT.hiddenNote(least),
      superior: ports.station.office.superior,
      ...signers(ports),
    },
    tables: {
      figures: FIGURES.map((name, index) => ({
        line: String(index + 1),
        name: FIGURE_TEXT.figure[name],
        now: String(counts[name] ?? 0),
        before: String(before[name] ?? 0),
      })),
      fields: tableOf('field'),
      sources: tableOf('source'),
      units: tableOf('unit'),
      unitBalance: unitBalanceRows(units, least).map(({ name, counts: line }) => ({
        name,
        ...Object.fromEntries(UNIT_COLUMNS.map((column, at) => [column, String(line[at] ?? '')])),
      })),
      series: series.map((one) => ({
        name: periodWords(one.period),
        received: String(one.received),
        onTime: String(one.answeredOnTime),
        late: String(one.answeredLate),
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
