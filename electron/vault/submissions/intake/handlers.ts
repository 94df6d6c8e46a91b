import { type Mapping, proposeMapping } from '../../../../shared/domain/submission/intake.ts';
import { findMark } from '../../../../shared/domain/secrecy/marks.ts';
import { likeness, tellingWords } from '../../../../shared/domain/submission/likeness.ts';
import type { IntakeRow } from '../../../../shared/ipc/contract/intake.ts';
import type { Parsed } from '../../../../shared/ipc/contract.ts';
import { note, type Ports, preparedCommand } from '../../ports.ts';
import { type Candidate, candidateOf } from './candidates.ts';
import { openTable, type OpenTable } from './openTable.ts';
import { mailHandlers } from './mails.ts';
import { intakeReportHandlers } from './report.ts';
import { lookAt, secretRow, takeOne } from './rows.ts';
import { rememberedMapping, rememberMapping } from './store.ts';
import type { TableRow } from '../../../../shared/ipc/readerAnswers.ts';

const keyOf = (headings: readonly string[]): string => headings.join('\u0001').normalize('NFC');

export const intakeHandlers = {
  ...mailHandlers,
  ...intakeReportHandlers,

  'intake.preview': note<'intake.preview'>(async (ports, input) => {
    const table = await openTable(ports, input.stageId);
    const remembered = rememberedMapping(ports.db, keyOf(table.headings));
    const mapping = input.mapping ?? remembered ?? proposeMapping(table.headings);
    const rows = table.rows.slice(input.from, input.from + input.count);
    return {
      fileName: table.fileName,
      headings: [...table.headings],
      mapping,
      remembered: input.mapping === null && remembered !== null,
      total: table.rows.length,
      rows: rows.map((row) => lookAtRow(ports, row, mapping, table)),
    };
  }),

  'intake.takeRows': preparedCommand<'intake.takeRows', OpenTable>({
    prepare: (ports, { stageId }) => openTable(ports, stageId),
    apply: (ports, input, table) => {
      const chunk = table.rows.slice(input.from, input.from + input.count);
      const rows = chunk.map((row) => takeRow(ports, row, input, table));
      rememberMapping(ports.db, keyOf(table.headings), input.mapping, ports.nowMs());
      const count = (outcome: IntakeRow['outcome']): number =>
        rows.filter((row) => row.outcome === outcome).length;
      ports.append({
        act: 'submissions.imported',
        subjectKind: 'station',
        subjectId: ports.station.stationId,
        facts: {
          from: chunk[0]?.line ?? 0,
          to: chunk.at(-1)?.line ?? 0,
          taken: count('taken'),
          already: count('already'),
          secret: count('secret'),
          left: rows.length - count('taken') - count('already') - count('secret'),
        },
      });
      const end = input.from + chunk.length;
      return { rows, next: end < table.rows.length ? end : null, total: table.rows.length };
    },
  }),
};

/** What would become of a row of a table. */
const lookAtRow = (ports: Ports, row: TableRow, mapping: Mapping, table: OpenTable): IntakeRow => {
  // columns that nothing is taken of as well
  const { screening } = ports.rules.asOf(ports.today());
  if (findMark(row.cells.join('\n'), screening) !== null) return secretRow(row.line);
  const candidate = candidateOf(row, mapping, ports.today());
  return lookAt(ports, candidate, () => likeLineAbove(candidate, row, mapping, table));
};

/** Rows of one file that say the same are told before any of them is taken in; near ones are found after that. */
function likeLineAbove(
  candidate: Candidate,
  row: TableRow,
  mapping: Mapping,
  table: OpenTable,
): number | null {
  const at = table.rows.indexOf(row);
  const bodyAt = mapping.body;
  if (bodyAt === undefined) return null;
  const own = tellingWords(candidate.body);
  const from = Math.max(0, at - MOST_ABOVE);
  const above = table.rows.slice(from, at).find((other) => {
    const cell = other.cells[bodyAt] ?? '';
    if (Math.abs(cell.length - candidate.body.length) > cell.length * 0.2) return false;
    return likeness(own, wordsOfLine(other, cell), always, zero).percent >= SAME_PERCENT;
  });
  return above?.line ?? null;
}
/** The telling words of a line are the same for the two hundred lines below it, as long as the same column is the text. */
const lineWords = new WeakMap<TableRow, { readonly body: string; readonly words: ReadonlySet<string> }>();

function wordsOfLine(row: TableRow, body: string): ReadonlySet<string> {
  const known = lineWords.get(row);
  if (known?.body === body) return known.words;
  const words = tellingWords(body);
  lineWords.set(row, { body, words });
  return words;
}

/** Only rows near above are compared in the preview; the index finds the others. */
const MOST_ABOVE = 200;
const SAME_PERCENT = 90;
const always = (): boolean => true;
const zero = (): number => 0;

type Take = Parsed<'intake.takeRows'>;

function takeRow(ports: Ports, row: TableRow, input: Take, table: OpenTable): IntakeRow {
  const seen = lookAtRow(ports, row, input.mapping, table);
  if (input.leftOutLines.includes(row.line)) return { ...seen, outcome: 'faulty' };
  const candidate = candidateOf(row, input.mapping, ports.today());
  return takeOne(ports, candidate, seen, { decisions: input, files: [] });
}
