import { z } from 'zod';
import { fromDayNumber } from '../../../shared/domain/calendar/civilDate.ts';
import {
  type Counts,
  type FigureName,
  FLOWS,
  type Histogram,
  type MoveOf,
  NO_COUNTS,
} from '../../../shared/domain/figures/figure.ts';
import type { FigurePart } from '../../../shared/ipc/contract/figures.ts';
import { SubmissionState } from '../../../shared/ipc/contract/submissions.ts';
import type { Db } from '../db/handles.ts';
import { type Asked, FLOW, IN_PERIOD, LINE, MADE, paramsOf, PART, STOCK, whereOf } from './conditions.ts';
import { filterOf } from '../units/stayFilter.ts';
import { movedText } from './unitFlows.ts';

type Row = Record<string, number | string | null>; // columns are ours, of STRICT tables
const numbersOf = (row: unknown): Partial<Record<FigureName, number>> =>
  Object.fromEntries(
    Object.entries(row as Row).flatMap(([name, value]) =>
      name in NO_COUNTS ? [[name, Number(value ?? 0)]] : [],
    ),
  );

const FLOW_SUMS = FLOWS.map((flow) => `sum(${FLOW[flow]}) AS ${flow}`).join(', ');

/** Open cases and, in the same look, those of them that are late. */
const STOCK_SUMS: Readonly<Record<'opening' | 'closing', string>> = {
  opening: 'count(*) AS opening',
  closing: 'count(*) AS closing, sum(ifnull(s.due_day < :asOf, 0)) AS overdue',
};

/** Better-sqlite3 refuses a parameter that the text does not name. */
function bound(sql: string, params: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => new RegExp(`:${name}\\b`).test(sql)));
}

export const boundRows = (db: Db, sql: string, params: Record<string, unknown>): unknown[] =>
  db.prepare(sql).all(bound(sql, params));
const all = boundRows;

/** The figures of a period. */
export function countFigures(db: Db, asked: Asked): Counts {
  const { sql, needsLine } = filterOf(asked);
  const from = `submission_stay s${needsLine ? LINE : ''}`;
  const params = paramsOf(asked);
  const rows = [
    ...all(db, `SELECT ${FLOW_SUMS} FROM ${from} WHERE ${IN_PERIOD}${sql}`, params),
    ...(['opening', 'closing'] as const).flatMap((stock) =>
      all(db, `SELECT ${STOCK_SUMS[stock]} FROM ${from} WHERE ${STOCK[stock]}${sql}`, params),
    ),
  ];
  return Object.assign({ ...NO_COUNTS }, ...rows.map(numbersOf)) as Counts;
}

/** The same, by the value of a part. The state is that of the stay: only what is open is told apart by it. */
export function countParts(db: Db, asked: Asked, by: FigurePart): { value: string; counts: Counts }[] {
  const { sql, needsLine } = filterOf(asked);
  const from = `submission_stay s${needsLine || PART[by].startsWith('l.') ? LINE : ''}`;
  const params = paramsOf(asked);
  const group = `GROUP BY ${PART[by]}`;
  const rows = [
    ...(by === 'state'
      ? []
      : all(
          db,
          `SELECT ${PART[by]} AS value, ${FLOW_SUMS} FROM ${from} WHERE ${IN_PERIOD}${sql} ${group}`,
          params,
        )),
    ...(['opening', 'closing'] as const).flatMap((stock) =>
      all(
        db,
        `SELECT ${PART[by]} AS value, ${STOCK_SUMS[stock]} FROM ${from} WHERE ${STOCK[stock]}${sql} ${group}`,
        params,
      ),
    ),
  ];
  const found = new Map<string, Counts>();
  for (const row of rows) {
    const value = String((row as Row)['value']);
    found.set(value, { ...NO_COUNTS, ...found.get(value), ...numbersOf(row) });
  }
  return [...found].map(([value, counts]) => ({ value, counts }));
}

const Days = z.object({ value: z.int(), count: z.int() });

/** In how many days answers of the period were given; and, the same way, what senders rated. */
export function histogramOf(db: Db, asked: Asked, of: 'days' | 'rating'): Histogram {
  const { sql, needsLine } = filterOf(asked);
  const text = `SELECT s.${of} AS value, count(*) AS count FROM submission_stay s${needsLine ? LINE : ''}
    WHERE ${IN_PERIOD} AND s.${of} IS NOT NULL${sql} GROUP BY s.${of}`;
  return all(db, text, paramsOf(asked)).map((row) => Days.parse(row));
}

/** Cases that were opened again in the period. */
export function countReopened(db: Db, asked: Asked): number {
  const { sql, needsLine } = filterOf(asked);
  const text = `SELECT count(*) AS n FROM submission_stay s${needsLine ? LINE : ''}
    WHERE ${MADE.reopened}${sql}`;
  const [row] = all(db, text, paramsOf(asked));
  return z.object({ n: z.int() }).parse(row).n;
}

const DayFlows = z.object({
  day: z.int(),
  received: z.int(),
  answeredOnTime: z.int(),
  answeredLate: z.int(),
});

/** What came and what was answered on each day of a longer stretch, for charts. */
export function flowsByDay(
  db: Db,
  asked: Asked,
): { on: string; received: number; answeredOnTime: number; answeredLate: number }[] {
  const { sql, needsLine } = filterOf(asked);
  const sums = (['received', 'answeredOnTime', 'answeredLate'] as const)
    .map((flow) => `sum(${FLOW[flow]}) AS ${flow}`)
    .join(', ');
  const text = `SELECT s.from_day AS day, ${sums} FROM submission_stay s${needsLine ? LINE : ''}
    WHERE ${IN_PERIOD} AND s.step <> 0${sql} GROUP BY s.from_day`;
  return all(db, text, paramsOf(asked)).map((row) => {
    const { day, ...flows } = DayFlows.parse(row);
    return { on: fromDayNumber(day), ...flows };
  });
}

const Line = z.object({
  id: z.string(),
  fromDay: z.int(),
  line: z.int(),
  position: z.int(),
  state: SubmissionState,
  dueDay: z.int().nullable(),
  days: z.int().nullable(),
  rating: z.int().nullable(),
});

export interface FigureLine {
  readonly id: string;
  /** where the next page begins, and the key of the line */
  readonly key: string;
  readonly on: string;
  readonly state: z.infer<typeof SubmissionState>;
  readonly dueOn: string | null;
  /** of an answer, days since the receipt */
  readonly days: number | null;
  readonly rating: number | null;
}

interface Listed {
  readonly figure: FigureName;
  /** instead of the figure: a condition on a stay that speaks of the value of the part itself */
  readonly instead?: string | null;
  readonly part: { readonly by: FigurePart; readonly value: string } | null;
  /** instead of the figure: what moved inside the office to or from whom the filter names */
  readonly move?: MoveOf | null;
}

function textOf(asked: Asked, { figure, part, instead = null, move = null }: Listed): string {
  if (move !== null) return movedText(asked, move);
  const { sql } = filterOf(asked);
  if (instead !== null) return `FROM submission_stay s${LINE} WHERE ${instead}${sql}`;
  return `FROM submission_stay s${LINE} WHERE ${whereOf(figure)}${sql}${part === null ? '' : ` AND ${PART[part.by]} = :value`}`;
}

/** The lines behind a figure, the latest event first. */
export function listFigure(
  db: Db,
  asked: Asked,
  listed: Listed,
  page: { after: string | null; limit: number },
): FigureLine[] {
  const [day = '', line = '', position = ''] = (page.after ?? '').split('.');
  const after = page.after === null ? '' : ' AND (s.from_day, s.line, s.position) < (:day, :line, :position)';
  const sql = `SELECT l.submission_id AS id, s.from_day AS fromDay, s.line, s.position, s.state, s.due_day AS dueDay, s.days, s.rating
    ${textOf(asked, listed)}${after} ORDER BY s.from_day DESC, s.line DESC, s.position DESC LIMIT :limit + 0`;
  const params = {
    ...paramsOf(asked),
    value: listed.part?.value,
    day: Number(day),
    line: Number(line),
    position: Number(position),
    limit: page.limit,
  };
  return all(db, sql, params).map((row) => {
    const { id, fromDay, line, position, dueDay, ...rest } = Line.parse(row);
    const dueOn = dueDay === null ? null : fromDayNumber(dueDay);
    return { id, key: `${fromDay}.${line}.${position}`, on: fromDayNumber(fromDay), dueOn, ...rest };
  });
}

export function countFigure(db: Db, asked: Asked, listed: Listed): number {
  const sql = `SELECT count(*) AS n ${textOf(asked, listed)}`;
  const [row] = all(db, sql, { ...paramsOf(asked), value: listed.part?.value });
  return z.object({ n: z.int() }).parse(row).n;
}
