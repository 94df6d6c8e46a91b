import { z } from 'zod';
import { parseIso } from '../../../shared/domain/calendar/civilDate.ts';
import {
  type CountRow,
  type CountedLine,
  countLines,
  replay,
  standingOf,
} from '../../../shared/domain/numbering/statistics.ts';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { readState } from '../../../shared/domain/document/lifecycle.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { DocumentState } from '../../../shared/ipc/contract/documentStates.ts';
import { Statistics } from '../../../shared/ipc/contract/registers.ts';
import { ledgerHead } from '../audit/store.ts';
import type { Db } from '../db/handles.ts';
import { seesAllLines } from '../knowing/needToKnow.ts';
import type { Ports } from '../ports.ts';
import { OPEN_RECALL_OF } from '../knowing/freeze.ts';

const Row = z.object({
  book: z.string(),
  level: z.string(),
  state: DocumentState,
  underRecall: z.int(),
});

/** Lines of the classified books and the books of acts that were entered in a period, from the records. */
function fromRecords(db: Db, from: string, to: string): CountedLine[] {
  const rows = db
    .prepare(
      `SELECT b.kind AS book, e.level, d.state,
              EXISTS (${OPEN_RECALL_OF} d.id) AS underRecall
         FROM entry e JOIN book b ON b.id = e.book_id JOIN document d ON d.id = e.document_id
        WHERE b.kind LIKE 'classified-%' AND e.entered_on BETWEEN :from AND :to
       UNION ALL
       SELECT b.kind, ifnull(json_extract(l.facts, '$.level'), 'none'),
              CASE WHEN EXISTS (SELECT 1 FROM act_line_event v WHERE v.line_id = l.id AND v.kind = 'cancelled') THEN 'cancelled' ELSE 'registered' END, 0
         FROM act_line l JOIN book b ON b.id = l.book_id WHERE l.entered_on BETWEEN :from AND :to`,
    )
    .all({ from, to });
  return rows
    .map((row) => Row.parse(row))
    .map(({ book, level, state, underRecall }) => ({
      book,
      level,
      standing: standingOf(readState(state, underRecall === 1)),
    }));
}

interface LedgerLine {
  readonly act: LedgerAct;
  readonly subjectId: string;
  readonly facts: string;
}

/** Only the ledger's own words about documents and books, in order; nothing of the records. */
function* factsOfLedger(db: Db) {
  const rows = db
    .prepare(
      `SELECT act, subject_id AS subjectId, facts FROM ledger WHERE subject_kind IN ('document','book') ORDER BY seq`,
    )
    .iterate();
  for (const row of rows) {
    const { act, subjectId, facts } = row as LedgerLine; // our own columns, STRICT tables
    yield { act, subjectId, facts: JSON.parse(facts) as Record<string, string | number | null> };
  }
}

/**
 * Thống kê BMNN, counted twice: from the records and from the ledger.
 * @throws AppError `not-permitted` for who does not see every line, `date-invalid`
 */
export function statistics(
  ports: Ports,
  { from, to }: Parsed<'registers.statistics'>,
): Output<'registers.statistics'> {
  if (!seesAllLines(ports.actor)) raise('not-permitted', { op: 'registers.statistics' });
  for (const [field, date] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (!parseIso(date).ok) raise('date-invalid', { field });
  if (from > to) raise('date-invalid', { field: 'to', rule: 'before-from' });
  const rows = countLines(fromRecords(ports.db, from, to));
  const ledger = countLines(replay(factsOfLedger(ports.db), from, to));
  return Statistics.parse({
    from,
    to,
    rows,
    fromLedger: ledger,
    equal: sameCounts(rows, ledger),
    ledgerEntries: ledgerHead(ports.db).seq,
  });
}

const sameCounts = (a: readonly CountRow[], b: readonly CountRow[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
