import { AppError } from '../../../../shared/errors.ts';
import { type Mapping, proposeMapping } from '../../../../shared/domain/submission/intake.ts';
import { maskSender, missingFields } from '../../../../shared/domain/submission/sender.ts';
import { likeness, tellingWords } from '../../../../shared/domain/submission/likeness.ts';
import type { IntakeRow } from '../../../../shared/ipc/contract/intake.ts';
import type { Parsed } from '../../../../shared/ipc/contract.ts';
import { withSavepoint } from '../../db/savepoint.ts';
import { note, type Ports, preparedCommand } from '../../ports.ts';
import { findingsOf, takeIn } from '../register.ts';
import { similarTo } from '../similarStore.ts';
import { type Candidate, candidateOf } from './candidates.ts';
import { openTable, type OpenTable } from './openTable.ts';
import { findTaken, insertTaken, rememberedMapping, rememberMapping } from './store.ts';
import type { TableRow } from './table.ts';

const ALIKE_PERCENT = 30;
const MOST_SIMILAR = 3;
const keyOf = (headings: readonly string[]): string => headings.join('\u0001').normalize('NFC');

export const intakeHandlers = {
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
      rows: rows.map((row) => lookAt(ports, row, mapping, table)),
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

/** What would become of a row. Of one with a secrecy mark nothing is told but its line. */
function lookAt(ports: Ports, row: TableRow, mapping: Mapping, table: OpenTable): IntakeRow {
  const candidate = candidateOf(row, mapping, ports.today());
  const marks = findingsOf(ports, candidate).filter(({ severity }) => severity !== 'hint');
  // advice is about the sender's words, not about the note beside them
  const advice = findingsOf(ports, { ...candidate, note: '' }).filter(({ severity }) => severity === 'hint');
  const found = [...marks, ...advice];
  if (found.some(({ severity }) => severity === 'stop')) return secretRow(row.line);
  const rules = ports.rules.asOf(ports.today());
  const taken = findTaken(ports.db, candidate.sourceKey);
  const phrase = found.some(({ severity }) => severity === 'warn');
  const outcome =
    taken !== null
      ? taken.contentHash === candidate.contentHash
        ? 'already'
        : 'changed'
      : candidate.faults.length > 0
        ? 'faulty'
        : phrase
          ? 'ask'
          : 'new';
  return {
    line: row.line,
    outcome,
    faults: [...candidate.faults],
    kind: candidate.kind,
    source: candidate.source,
    title: candidate.title,
    sentOn: candidate.sentOn,
    senderMasked: maskSender(candidate.sender),
    missing: missingFields(candidate.sender, rules.submission.requiredFields),
    findings: [...new Set(found.map(({ what }) => what))],
    converted: row.original !== null,
    likeLine: taken === null ? likeLineAbove(candidate, row, mapping, table) : null,
    similar:
      taken === null
        ? similarTo(ports.db, candidate, { except: '', atLeast: ALIKE_PERCENT, limit: MOST_SIMILAR })
        : [],
    receiptCode: taken?.receiptCode ?? null,
  };
}

const secretRow = (line: number): IntakeRow => ({
  line,
  outcome: 'secret',
  faults: [],
  kind: null,
  source: null,
  title: null,
  sentOn: null,
  senderMasked: null,
  missing: [],
  findings: ['secret-mark'],
  converted: false,
  likeLine: null,
  similar: [],
  receiptCode: null,
});

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
    return likeness(own, tellingWords(cell), always, zero).percent >= SAME_PERCENT;
  });
  return above?.line ?? null;
}
/** Only rows near above are compared in the preview; the index finds the others. */
const MOST_ABOVE = 200;
const SAME_PERCENT = 90;
const always = (): boolean => true;
const zero = (): number => 0;

type Take = Parsed<'intake.takeRows'>;

function takeRow(ports: Ports, row: TableRow, input: Take, table: OpenTable): IntakeRow {
  const seen = lookAt(ports, row, input.mapping, table);
  if (input.leftOutLines.includes(row.line)) return { ...seen, outcome: 'faulty' };
  const candidate = decided(candidateOf(row, input.mapping, ports.today()), input, ports.today());
  const confirmed = seen.outcome === 'ask' && input.confirmedLines.includes(row.line);
  const mended = seen.outcome === 'faulty' && candidate.faults.length === 0;
  if (seen.outcome !== 'new' && !confirmed && !(mended && !seen.findings.includes('secret-phrase')))
    return seen;
  try {
    const receiptCode = withSavepoint(ports.db, () => register(ports, candidate, seen, input.note));
    return { ...seen, outcome: 'taken', receiptCode };
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code === 'internal') throw cause;
    return { ...seen, outcome: 'failed' };
  }
}

/** The row after what the person decided for all rows alike. */
function decided(candidate: Candidate, input: Take, today: string): Candidate {
  const kind = candidate.kind ?? input.kindForMissing;
  const undated = candidate.sentOn === null && input.undatedAsToday;
  const faults = candidate.faults.filter(
    (fault) =>
      !(fault === 'no-kind' && kind !== null) &&
      !((fault === 'bad-date' || fault === 'future-date') && (undated || input.undatedAsToday)),
  );
  const sentOn =
    faults.length < candidate.faults.length && input.undatedAsToday && isDateFault(candidate)
      ? today
      : candidate.sentOn;
  return { ...candidate, kind, sentOn, faults };
}
const isDateFault = ({ faults }: Candidate): boolean =>
  faults.includes('bad-date') || faults.includes('future-date');

function register(ports: Ports, candidate: Candidate, seen: IntakeRow, words: string): string {
  const { id, receiptCode } = takeIn(
    ports,
    {
      kind: candidate.kind ?? 'kien-nghi',
      source: candidate.source,
      receivedOn: candidate.sentOn ?? ports.today(),
      sender: candidate.sender,
      onBehalf: false,
      field: candidate.field,
      title: candidate.title,
      body: candidate.body,
      note: [candidate.note, words].filter((part) => part !== '').join('\n'),
      files: [],
    },
    seen.missing.length === 0,
  );
  insertTaken(ports.db, {
    sourceKey: candidate.sourceKey,
    contentHash: candidate.contentHash,
    submissionId: id,
    line: candidate.line,
    original: candidate.original === null ? null : JSON.stringify(candidate.original),
    takenMs: ports.nowMs(),
    takenBy: ports.actor.id,
  });
  return receiptCode;
}
