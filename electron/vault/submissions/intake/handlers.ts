import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { type Mapping, proposeMapping } from '../../../../shared/domain/submission/intake.ts';
import { findMark } from '../../../../shared/domain/secrecy/marks.ts';
import type { ScreenRule } from '../../../../shared/domain/secrecy/screenRule.ts';
import type { Finding } from '../../../../shared/domain/submission/screen.ts';
import type { IntakeRow } from '../../../../shared/ipc/contract/intake.ts';
import type { Parsed } from '../../../../shared/ipc/contract.ts';
import type { TableRow } from '../../../../shared/ipc/readerAnswers.ts';
import { type Ports, handlers, ofStation, preparedCommand } from '../../ports.ts';
import { rowsAbove } from './above.ts';
import { type Candidate, candidateOf } from './candidates.ts';
import { type Looking, lookingWith } from './looking.ts';
import { openTable, type OpenTable } from './openTable.ts';
import { mailHandlers } from './mails.ts';
import { intakeReportHandlers } from './report.ts';
import { foundIn, lookAt, outcomeOf, secretRow, takeOne } from './rows.ts';
import { rememberedMapping, rememberMapping } from './store.ts';

const keyOf = (headings: readonly string[]): string => headings.join('\u0001').normalize('NFC');

export const intakeHandlers = handlers({
  ...mailHandlers,
  ...intakeReportHandlers,

  'intake.preview': async (ports, input) => {
    const table = await openTable(ports, input.stageId);
    const remembered = rememberedMapping(ports.db, keyOf(table.headings));
    const mapping = input.mapping ?? remembered ?? proposeMapping(table.headings);
    const looking = lookingWith(ports);
    const rows: IntakeRow[] = [];
    let since = performance.now();
    for (let at = input.from; at < Math.min(table.rows.length, input.from + input.count); at += 1) {
      const looked = lookAtRow(looking, at, mapping, table);
      if (looked !== null) rows.push(looked.seen);
      if (performance.now() - since < AT_ONCE_MS) continue;
      await setImmediate();
      since = performance.now();
    }
    return {
      fileName: table.fileName,
      headings: [...table.headings],
      mapping,
      remembered: input.mapping === null && remembered !== null,
      total: table.rows.length,
      rows,
    };
  },

  'intake.takeRows': preparedCommand({
    prepare: (ports, { stageId }) => openTable(ports, stageId),
    apply: (ports, input, table) => {
      const since = usedMs();
      const last = Math.min(table.rows.length, input.from + input.count);
      const looking = lookingWith(ports);
      const rows: IntakeRow[] = [];
      let end = input.from;
      // all in one transaction: the caller comes back for what would keep the others waiting
      for (; end < last && (end === input.from || usedMs() - since < TAKEN_AT_ONCE_MS); end += 1)
        rows.push(...takeRow(looking, end, input, table));
      rememberMapping(ports.db, keyOf(table.headings), input.mapping, ports.nowMs());
      const count = (outcome: IntakeRow['outcome']): number =>
        rows.filter((row) => row.outcome === outcome).length;
      ports.append({
        act: 'submissions.imported',
        ...ofStation(ports),
        facts: {
          from: table.rows[input.from]?.line ?? 0,
          to: end > input.from ? (table.rows[end - 1]?.line ?? 0) : 0,
          taken: count('taken'),
          already: count('already'),
          secret: count('secret'),
          left: rows.length - count('taken') - count('already') - count('secret'),
        },
      });
      return { rows, next: end < table.rows.length ? end : null, total: table.rows.length };
    },
  }),
});

/** What would become of the row at a place of a table, from 0. */
function lookAtRow(looking: Looking, at: number, mapping: Mapping, table: OpenTable): Looked | null {
  const row = table.rows[at];
  if (row === undefined) return null;
  const { ports, today } = looking;
  const candidate = candidateOf(row, mapping, today);
  const found = screened(ports, row, mapping, candidate);
  if (found === null) return { candidate, seen: secretRow(row.line) };
  const above = rowsAbove(table, mapping, today);
  return { candidate, seen: lookAt(looking, candidate, () => above.of(at, candidate), found) };
}

interface Screened {
  readonly screening: readonly ScreenRule[];
  readonly mapping: string;
  readonly found: readonly Finding[] | null;
}
/** What a row was found to say when it was looked at is the same when it is taken in, by the same rules and columns. */
const screenedRows = new WeakMap<TableRow, Screened>();

/** What is found in a row; null where any of its columns, those too that nothing is taken of, bears a mark of secrecy. */
function screened(ports: Ports, row: TableRow, mapping: Mapping, candidate: Candidate): Screened['found'] {
  const { screening } = ports.rules.asOf(ports.today());
  const columns = JSON.stringify(mapping);
  const known = screenedRows.get(row);
  if (known?.screening === screening && known.mapping === columns) return known.found;
  const found = findMark(row.cells.join('\n'), screening) === null ? foundIn(ports, candidate) : null;
  screenedRows.set(row, { screening, mapping: columns, found });
  return found;
}

interface Looked {
  readonly candidate: Candidate;
  readonly seen: IntakeRow;
}

type Take = Parsed<'intake.takeRows'>;

function takeRow(looking: Looking, at: number, input: Take, table: OpenTable): IntakeRow[] {
  const looked = lookAtRow(looking, at, input.mapping, table);
  if (looked === null) return [];
  const { candidate, seen } = looked;
  // whether the row above was taken in is known now
  const own =
    seen.sameCodeLine === null ? seen : { ...seen, outcome: outcomeOf(candidate, null, seen.findings) };
  return [takeOne(looking, candidate, own, { decisions: { ...input, textInFiles: false }, files: [] })];
}

/** The vault answers others in between; milliseconds. */
const AT_ONCE_MS = 20;
/**
 * The same in one transaction, of this process's own time: where other programs take the processor, rows that pay for the end of
 * a transaction each would only make it later. Enough for the twenty that the window asks for.
 */
const TAKEN_AT_ONCE_MS = 30;

/** Time of the processor that this process has used, ms. */
function usedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
