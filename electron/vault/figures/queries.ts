import { addDays } from '../../../shared/domain/calendar/civilDate.ts';
import { type FigureName, FIGURES, medianOf, qualityOf } from '../../../shared/domain/figures/figure.ts';
import { type Period, periodBefore, periodOf, seriesUpTo } from '../../../shared/domain/figures/period.ts';
import { type CaseEntry, replayFigures } from '../../../shared/domain/figures/replay.ts';
import { raise } from '../../../shared/errors.ts';
import { FIGURE_PARTS, type FigureFilter, type FigurePart } from '../../../shared/ipc/contract/figures.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { PersonRef } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import { checkDate } from '../rules/officeRules.ts';
import { findPerson } from '../people/lookUps.ts';
import { countDecisions } from '../initiatives/decided.ts';
import { type Ports, handlers } from '../ports.ts';
import { findLine } from '../submissions/listStore.ts';
import { rowOf } from '../submissions/rows.ts';
import { findUnit } from '../units/store.ts';
import { type Asked, MADE } from './conditions.ts';
import { flowOfUnit, isWhose } from './unitFlows.ts';
import {
  countFigure,
  countFigures,
  countParts,
  countReopened,
  flowsByDay,
  histogramOf,
  listFigure,
} from './store.ts';

type Overview = Output<'figures.overview'>;

/** What is open at the end of the period: of one that still runs, as it stands. */
const OPEN_AT_END: readonly FigureName[] = ['closing', 'overdue'];

export const figureQueries = handlers({
  'figures.overview': (ports, input) => overview(ports, input),

  'figures.cases': (ports, { period, filter, figure, part, unitFlow, made, after, limit }) => {
    const asked = askedOf(ports, periodFor(period), filter);
    const ofUnit = unitFlow === null ? null : flowOfUnit(unitFlow);
    const move = made === 'taken' || made === 'passed' ? made : null;
    if (move !== null && !isWhose(asked.filter)) raise('bad-input', { field: 'made', rule: 'whose' });
    const instead = ofUnit ?? (made === null || made === 'taken' || made === 'passed' ? null : MADE[made]);
    if (ofUnit !== null && part?.by !== 'unit') raise('bad-input', { field: 'unitFlow', rule: 'unit' });
    if (after !== null && !/^-?\d+\.-?\d+\.\d+$/.test(after))
      raise('bad-input', { field: 'after', rule: 'cursor' });
    const lines = listFigure(ports.db, asked, { figure, part, instead, move }, { after, limit: limit + 1 });
    const page = lines.slice(0, limit);
    const today =
      instead === null && move === null && OPEN_AT_END.includes(figure) && asked.period.to >= ports.today();
    const rows = page.map(({ id, ...line }) => {
      const row = rowOf(ports, findLine(ports.db, id) ?? raise('internal', { at: 'list-line' }));
      return { ...line, row, council: today ? row.council : null, waitsFor: today ? row.waitsFor : null };
    });
    const next = lines.length > page.length ? (page.at(-1)?.key ?? null) : null;
    return { rows, next, total: countFigure(ports.db, asked, { figure, part, instead, move }) };
  },

  'figures.recount': (ports, { period, group }) => {
    const asked = askedOf(ports, periodFor(period), { ...NO_FILTER, group });
    const counts = countFigures(ports.db, asked);
    const ledger = new Ledger(ports.db);
    const told = replayFigures(ledger, asked.period, group);
    const differing = FIGURES.filter(
      (name) => name in told && counts[name] !== told[name as keyof typeof told],
    );
    return { equal: differing.length === 0, differing, entries: ledger.read };
  },
});

export const NO_FILTER: FigureFilter = {
  group: 'all',
  kind: null,
  source: null,
  field: null,
  holderId: null,
  unitId: null,
};

/** @throws AppError `date-invalid` */
export function periodFor({ kind, on }: Parsed<'figures.overview'>['period']): Period {
  checkDate('on', on);
  return periodOf(kind, on);
}

/** A period that still runs is counted as it stands today. */
export function askedOf(ports: Ports, period: Period, filter: FigureFilter): Asked {
  const next = addDays(period.to, 1);
  const today = ports.today();
  return { period, asOf: next < today ? next : today, filter };
}

export function overview(ports: Ports, input: Parsed<'figures.overview'>): Overview {
  const period = periodFor(input.period);
  const asked = askedOf(ports, period, input.filter);
  const before = askedOf(ports, periodBefore(period), input.filter);
  const { least, id: leastRule } = ports.rules.asOf(ports.today()).submission.smallNumbers;
  const ratings = histogramOf(ports.db, asked, 'rating');
  const raters = ratings.reduce((sum, { count }) => sum + count, 0);
  const sum = ratings.reduce((total, { value, count }) => total + value * count, 0);
  const today = ports.today();
  const decided = countDecisions(ports.db, { from: period.from, to: period.to, filter: input.filter });
  const counts = countFigures(ports.db, asked);
  return {
    period,
    asOf: period.to < today ? period.to : today,
    counts,
    moved: movedOf(ports, asked),
    quality: qualityOf(counts, { reopened: countReopened(ports.db, asked), ratings }, least),
    before: countFigures(ports.db, before),
    medianDays: medianOf(histogramOf(ports.db, asked, 'days')),
    medianBefore: medianOf(histogramOf(ports.db, before, 'days')),
    rating: { count: raters, average: raters < least ? null : Math.round((sum / raters) * 10) / 10 },
    initiatives: { adopted: decided.adopt, piloted: decided.pilot, rejected: decided.reject },
    series: seriesOf(ports, asked),
    parts: Object.fromEntries(FIGURE_PARTS.map((by) => [by, partOf(ports, asked, by)])) as Overview['parts'],
    least,
    leastRule,
    countedMs: ports.nowMs(),
  };
}

/** Null for the office as a whole, whose balance adds up by itself. */
function movedOf(ports: Ports, asked: Asked): Overview['moved'] {
  if (!isWhose(asked.filter)) return null;
  const of = (move: 'taken' | 'passed'): number =>
    countFigure(ports.db, asked, { figure: 'received', part: null, move });
  return { taken: of('taken'), passed: of('passed') };
}

function seriesOf(ports: Ports, asked: Asked): Overview['series'] {
  const periods = seriesUpTo(asked.period);
  const whole = { ...asked.period, from: periods[0]?.from ?? asked.period.from };
  const days = flowsByDay(ports.db, { ...asked, period: whole });
  return periods.map((period) => {
    const own = days.filter(({ on }) => period.from <= on && on <= period.to);
    const of = (name: 'received' | 'answeredOnTime' | 'answeredLate'): number =>
      own.reduce((sum, day) => sum + day[name], 0);
    return {
      period,
      received: of('received'),
      answeredOnTime: of('answeredOnTime'),
      answeredLate: of('answeredLate'),
    };
  });
}

function partOf(ports: Ports, asked: Asked, by: FigurePart): Overview['parts'][FigurePart] {
  const weight = ({ counts }: { counts: Overview['counts'] }): number => counts.closing + counts.received;
  return countParts(ports.db, asked, by)
    .map(({ value, counts }) => ({
      value,
      counts,
      person: by === 'holder' ? personOf(ports, value) : null,
      unit: by === 'unit' ? (findUnit(ports.db, value)?.name ?? null) : null,
    }))
    .sort((a, b) => weight(b) - weight(a) || (a.value < b.value ? -1 : 1));
}

function personOf(ports: Ports, id: string): PersonRef | null {
  const person = id === '' ? null : findPerson(ports.db, id);
  return person === null ? null : { id, fullName: person.fullName, position: person.position };
}

/** Entries of the ledger about submissions in their order; counts what it has read. */
class Ledger implements Iterable<CaseEntry> {
  readonly #db: Db;
  read = 0;
  constructor(db: Db) {
    this.#db = db;
  }
  *[Symbol.iterator](): Iterator<CaseEntry> {
    const rows = this.#db
      .prepare(
        `SELECT act, subject_id AS subjectId, at_ms AS atMs, facts FROM ledger WHERE subject_kind = 'submission' ORDER BY seq`,
      )
      .iterate();
    for (const row of rows) {
      const { act, subjectId, atMs, facts } = row as Omit<CaseEntry, 'facts'> & { facts: string }; // a STRICT table
      this.read += 1;
      yield { act, subjectId, atMs, facts: JSON.parse(facts) as CaseEntry['facts'] };
    }
  }
}
