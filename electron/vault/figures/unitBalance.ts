import { z } from 'zod';
import {
  NO_UNIT_LINE,
  officeLine,
  unitFaults,
  UNIT_FLOWS,
  type UnitFlow,
  type UnitLine,
} from '../../../shared/domain/figures/unitBalance.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { Db } from '../db/handles.ts';
import type { Ports } from '../ports.ts';
import { findUnit } from '../units/store.ts';
import { type Asked, IN_PERIOD, LINE, paramsOf, PART, STOCK } from './conditions.ts';
import { filterOf } from '../units/stayFilter.ts';
import { askedOf, periodFor } from './queries.ts';
import { boundRows, countFigures } from './store.ts';
import { BEFORE, MOVES } from './unitFlows.ts';

type View = Output<'figures.units'>;

const Row = z.object({ value: z.string(), n: z.int() });

/** The balance of each unit; the filter's own unit and holder do not narrow it, or nothing could add up. */
export function unitBalance(ports: Ports, input: Parsed<'figures.units'>): View {
  const period = periodFor(input.period);
  const asked = askedOf(ports, period, { ...input.filter, unitId: null, holderId: null });
  const lines = linesOf(ports.db, asked);
  const counts = countFigures(ports.db, asked);
  const nameOf = (id: string): string | null => findUnit(ports.db, id)?.name ?? null;
  return {
    period,
    lines: [...lines]
      .map(([value, line]) => ({ value, unit: nameOf(value), ...line }))
      .sort((a, b) => b.opening + b.taken - a.opening - a.taken || (a.value < b.value ? -1 : 1)),
    office: officeLine(counts),
    faults: unitFaults(lines, counts).map((fault) => ({
      ...fault,
      name: fault.unit === null ? null : nameOf(fault.unit),
    })),
  };
}

function linesOf(db: Db, asked: Asked): Map<string, UnitLine> {
  const { sql, needsLine } = filterOf(asked);
  const line = needsLine ? LINE : '';
  const texts: Readonly<Record<keyof UnitLine, string>> = {
    opening: `SELECT ${PART.unit} AS value, count(*) AS n FROM submission_stay s${line} WHERE ${STOCK.opening}${sql} GROUP BY 1`,
    closing: `SELECT ${PART.unit} AS value, count(*) AS n FROM submission_stay s${line} WHERE ${STOCK.closing}${sql} GROUP BY 1`,
    ...(Object.fromEntries(
      UNIT_FLOWS.map((flow) => [
        flow,
        `SELECT ${MOVES[flow].unit} AS value, count(*) AS n FROM submission_stay s${line}
          LEFT JOIN submission_stay p ON ${BEFORE} WHERE ${IN_PERIOD} AND ${MOVES[flow].when}${sql} GROUP BY 1`,
      ]),
    ) as Record<UnitFlow, string>),
  };
  const lines = new Map<string, UnitLine>();
  for (const [column, text] of Object.entries(texts))
    for (const row of boundRows(db, text, paramsOf(asked))) {
      const { value, n } = Row.parse(row);
      lines.set(value, { ...NO_UNIT_LINE, ...lines.get(value), [column]: n });
    }
  return lines;
}
