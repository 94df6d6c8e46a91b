import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { levelOfDocument } from '../knowing/needToKnow.ts';
import type { LedgerDraft } from '../ports.ts';
import { entriesBefore, type EntryFilter, type LedgerRow } from './store.ts';

/**
 * What the ledger says to whom. Whoever keeps or checks the books reads all of it. To everyone else (administrator,
 * leaders) it shows the entries that can be about nothing classified, numbered as if there were no others: from a gap
 * in the numbers, a count or a hash of the chain one would learn that something secret happened, and when.
 */
const OPEN_SUBJECTS = new Set([
  'station',
  'person',
  'submission',
  'figures',
  'envelope',
  'peer',
  'place',
  'archive',
  'dossier', // one of classified documents only names its level
]);
const OPEN_BOOKS = new Set(['incoming', 'outgoing']);
const CLOSED_ACTS = new Set(['register.lines-adopted', 'access.emergency-refused']);

export function isRestricted(db: Db, draft: LedgerDraft): boolean {
  if (CLOSED_ACTS.has(draft.act)) return true;
  const { level, book, asked } = draft.facts ?? {};
  if (asked === 'access.grant') return true; // there is something secret to be read
  if (level !== undefined && level !== null && level !== 'none') return true;
  if (typeof book === 'string' && !OPEN_BOOKS.has(book)) return true;
  switch (draft.subjectKind) {
    case 'document':
      return (levelOfDocument(db, draft.subjectId) ?? 'none') !== 'none';
    case 'book':
      return book === undefined || book === null;
    default:
      return !OPEN_SUBJECTS.has(draft.subjectKind);
  }
}

/** Called with every entry, in its transaction. */
export function markRestricted(db: Db, seq: number, draft: LedgerDraft): void {
  if (isRestricted(db, draft)) db.prepare('INSERT INTO ledger_restricted (seq) VALUES (?)').run(seq);
}

const Count = z.object({ n: z.int() });

/** How many entries up to one are shown to everyone: its number in the open ledger. */
export function openNumber(db: Db, seq: number): number {
  const row = db.prepare('SELECT count(*) AS n FROM ledger_restricted WHERE seq <= ?').get(seq);
  return seq - Count.parse(row).n;
}

/** The entry behind which the open ledger has fewer than `number` entries: where a page before it begins. */
function seqOfOpenNumber(db: Db, number: number, head: number): number {
  let [low, high] = [0, head];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (openNumber(db, middle) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A page of the open ledger, newest first, with its own numbers. */
export function openEntriesBefore(
  db: Db,
  page: EntryFilter & { before: number | null; limit: number },
  head: number,
): { row: LedgerRow; number: number }[] {
  const before = page.before === null ? head + 1 : seqOfOpenNumber(db, page.before, head);
  return entriesBefore(db, { ...page, before }, 'open').map((row) => ({
    row,
    number: openNumber(db, row.seq),
  }));
}
