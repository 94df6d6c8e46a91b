import { requireShown, shownOf } from '../seals/shown.ts';
import { believe } from '../seals/believed.ts';
import { z } from 'zod';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { OPEN_STATES } from '../../../shared/domain/document/lifecycle.ts';
import { normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { BookCount, type Handover } from '../../../shared/ipc/contract/registers.ts';
import { countInBook, findBook, isDocumentBook, lineCounts } from './bookStore.ts';
import { hasRole } from '../people/lookUps.ts';
import { oneOf, valueOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';
import type { Ports } from '../ports.ts';
import { contentHash } from './bookContents.ts';
import { HANDOVER_RULE, loadBook } from './books.ts';

/** What is counted when a book changes hands; the hash stands for every word of its lines. */
function countBook(ports: Ports, bookId: string): BookCount {
  const book = findBook(ports.db, bookId) ?? raise('not-found', { id: bookId });
  const { kind, year, volume, state, firstNumber, nextNumber } = book;
  const { cancelled, inserted, corrections, reserved } = lineCounts(ports.db, bookId);
  return {
    bookId,
    kind,
    year,
    volume,
    state,
    firstNumber,
    lastNumber: nextNumber - 1,
    lines: nextNumber - firstNumber,
    inserted,
    cancelled,
    reserved,
    corrections,
    waiting: isDocumentBook(book) ? countInBook(ports.db, book, OPEN_STATES) : 0,
    hash: contentHash(ports.db, book),
  };
}

/**
 * The giver's half: the books and their counts, in the giver's own session.
 * @throws AppError `separation-of-duties` (to oneself), `bad-input` (not a clerk), `not-found`
 */
export function handOver(ports: Ports, input: Parsed<'registers.handOver'>): { id: string } {
  if (input.takerId === ports.actor.id) raise('separation-of-duties', { rule: HANDOVER_RULE });
  if (!hasRole(ports.db, input.takerId, 'clerk'))
    raise('bad-input', { field: 'takerId', rule: 'not-a-clerk' });
  const bookIds = [...new Set(input.bookIds)].map((id) => loadBook(ports, id).id);
  const counts = bookIds.map((id) => countBook(ports, id));
  const id = ports.newId();
  ports.db
    .prepare(
      `INSERT INTO book_handover (id, giver_id, taker_id, offered_ms, counts, note, state, answer)
       VALUES (:id, :giverId, :takerId, :nowMs, :counts, :note, 'offered', '')`,
    )
    .run({
      id,
      giverId: ports.actor.id,
      takerId: input.takerId,
      nowMs: ports.nowMs(),
      counts: JSON.stringify(counts),
      note: normaliseText(input.note),
    });
  tell(ports, id, 'handover.offered', counts);
  return { id };
}

/**
 * The other half, in the taker's own session: the books are counted again and must be what was offered. The giver may
 * withdraw while it is not answered.
 * @throws AppError `not-found`, `illegal-transition`, `separation-of-duties`, `handover-counts-differ`, `reason-required`
 */
export function answerHandover(ports: Ports, input: Parsed<'registers.answerHandover'>): { answered: true } {
  const row = findHandover(ports.db, input.id) ?? raise('not-found', { id: input.id });
  const own = row.giverId === ports.actor.id ? 'giver' : row.takerId === ports.actor.id ? 'taker' : 'other';
  if (own === 'other') raise('not-found', { id: input.id });
  if ((input.answer === 'withdrawn') !== (own === 'giver'))
    raise('separation-of-duties', { rule: HANDOVER_RULE });
  if (row.state !== 'offered') raise('illegal-transition', { from: row.state, action: input.answer });
  const note = normaliseText(input.note);
  if (input.answer === 'declined' && note === '') raise('reason-required', { field: 'note' });
  if (own === 'taker') requireShown(ports.db, input.shown, ['book_handover', row.id]);
  if (input.answer === 'confirmed') {
    believe(ports.db, 'book_handover', 'offered', [row.id]);
    const changed = row.counts.filter((count) => !same(count, countBook(ports, count.bookId)));
    if (changed.length > 0) raise('handover-counts-differ', { books: changed.length, rule: HANDOVER_RULE });
  }
  const nowMs = ports.nowMs();
  ports.db
    .prepare('UPDATE book_handover SET state = :state, answered_ms = :nowMs, answer = :note WHERE id = :id')
    .run({ id: row.id, state: input.answer, nowMs, note });
  if (input.answer === 'confirmed') {
    const keep = ports.db.prepare(
      'INSERT INTO book_keeper (book_id, since_ms, person_id, handover_id) VALUES (?, ?, ?, ?)',
    );
    for (const { bookId } of row.counts) keep.run(bookId, nowMs, ports.actor.id, row.id);
  }
  tell(ports, row.id, `handover.${input.answer}`, row.counts);
  return { answered: true };
}

const same = (a: BookCount, b: BookCount): boolean =>
  a.lines === b.lines && a.hash === b.hash && a.state === b.state && a.waiting === b.waiting;

function tell(ports: Ports, id: string, act: LedgerAct, counts: readonly BookCount[]): void {
  const lines = counts.reduce((sum, count) => sum + count.lines, 0);
  ports.append({ act, subjectKind: 'handover', subjectId: id, facts: { books: counts.length, lines } });
  ports.announce('registers.changed', ...counts.map((count) => count.bookId));
}

const HandoverRow = z.object({
  id: z.string(),
  giverId: z.string(),
  takerId: z.string(),
  giver: z.string(),
  taker: z.string(),
  offeredMs: z.int(),
  counts: z.string().transform((text) => z.array(BookCount).parse(JSON.parse(text))),
  note: z.string(),
  state: z.enum(['offered', 'confirmed', 'declined', 'withdrawn']),
  answeredMs: z.int().nullable(),
  answer: z.string(),
});
export type HandoverRow = z.infer<typeof HandoverRow>;

const SELECT = `SELECT ${columnsOf(HandoverRow, 'h', { giver: 'g.full_name', taker: 't.full_name' })}
  FROM book_handover h JOIN person g ON g.id = h.giver_id JOIN person t ON t.id = h.taker_id`;

export const findHandover = oneOf(HandoverRow)<[id: string]>(`${SELECT} WHERE h.id = ?`);

/** The clerk who took a book over last. */
export const keeperOf = valueOf(z.string())<[bookId: string]>(`
  SELECT p.full_name AS name FROM book_keeper k JOIN person p ON p.id = k.person_id
   WHERE k.book_id = ? ORDER BY k.since_ms DESC LIMIT 1`);

export function listHandovers(ports: Ports): Output<'registers.handovers'> {
  const rows = ports.db.prepare(`${SELECT} ORDER BY h.offered_ms DESC, h.rowid DESC LIMIT 200`).all();
  return {
    handovers: rows
      .map((row) => HandoverRow.parse(row))
      .map(({ giverId, takerId, ...row }): Handover => {
        const side = giverId === ports.actor.id ? 'giver' : takerId === ports.actor.id ? 'taker' : 'other';
        const waits = row.state === 'offered' && side === 'taker';
        return { ...row, side, shown: waits ? shownOf(ports.db, ['book_handover', row.id]) : '' };
      }),
  };
}
