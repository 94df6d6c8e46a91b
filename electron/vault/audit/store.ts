import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { canonicalFacts, entryHash } from './hash.ts';
import type { LedgerDraft } from '../ports.ts';

const Row = z.object({
  seq: z.int(),
  at_ms: z.int(),
  actor_id: z.string().nullable(),
  actor: z.string(),
  act: z.string(),
  subject_kind: z.string(),
  subject_id: z.string(),
  facts: z.string(),
  prev_hash: bytes,
  hash: bytes,
});
export type LedgerRow = z.infer<typeof Row>;

const COLUMNS = 'seq, at_ms, actor_id, actor, act, subject_kind, subject_id, facts, prev_hash, hash';
/** How far the clock of the machine may stand behind the last entry before writing is refused. */
const CLOCK_TOLERANCE_MS = 120_000;
const ZERO_HASH = Buffer.alloc(32);

export interface LedgerHead {
  readonly seq: number;
  readonly atMs: number;
  readonly hash: Uint8Array;
}

/** Asked at every command: the schema is made once (making one costs as much as the query). */
const Head = z.object({ seq: z.int(), atMs: z.int(), hash: bytes });

export function ledgerHead(db: Db): LedgerHead {
  const row = db.prepare('SELECT seq, at_ms AS atMs, hash FROM ledger ORDER BY seq DESC LIMIT 1').get();
  if (row === undefined) return { seq: 0, atMs: 0, hash: ZERO_HASH };
  return Head.parse(row);
}

/**
 * Appends one entry behind the head.
 * @throws AppError `clock-behind` when the machine's clock stands more than two minutes behind the last entry;
 *         a smaller step back is written with the time of the last entry, so that time never runs backwards.
 *         Signing in is never stopped by the clock, and an officer can accept a clock that was set back.
 */
export function appendEntry(
  db: Db,
  who: { id: string | null; name: string },
  nowMs: number,
  draft: LedgerDraft,
): LedgerHead {
  const head = ledgerHead(db);
  const clock = draft.clock ?? 'must-follow';
  if (clock === 'must-follow' && nowMs < head.atMs - CLOCK_TOLERANCE_MS)
    raise('clock-behind', { lastMs: head.atMs, nowMs });
  const entry = {
    seq: head.seq + 1,
    atMs: clock === 'set-back' ? nowMs : Math.max(nowMs, head.atMs),
    actorId: who.id,
    actor: who.name,
    act: draft.act,
    subjectKind: draft.subjectKind,
    subjectId: draft.subjectId,
    facts: canonicalFacts(draft.facts ?? {}),
  };
  const hash = entryHash(head.hash, entry);
  db.prepare(
    `INSERT INTO ledger (seq, at_ms, actor_id, actor, act, subject_kind, subject_id, facts, prev_hash, hash)
     VALUES (:seq, :atMs, :actorId, :actor, :act, :subjectKind, :subjectId, :facts, :prev, :hash)`,
  ).run({ ...entry, prev: head.hash, hash });
  return { seq: entry.seq, atMs: entry.atMs, hash };
}

export function entriesBefore(
  db: Db,
  page: { before: number | null; limit: number; actorId: string | null; act: string | null },
): LedgerRow[] {
  const rows = db
    .prepare(
      `SELECT ${COLUMNS} FROM ledger
        WHERE seq < :before AND (:actorId IS NULL OR actor_id = :actorId) AND (:act IS NULL OR act = :act)
        ORDER BY seq DESC LIMIT :limit`,
    )
    .all({ ...page, before: page.before ?? Number.MAX_SAFE_INTEGER });
  return rows.map((row) => Row.parse(row));
}

export function entriesOf(db: Db, subjectKind: string, subjectId: string): LedgerRow[] {
  const rows = db
    .prepare(
      `SELECT ${COLUMNS} FROM ledger WHERE subject_kind = ? AND subject_id = ? ORDER BY seq DESC LIMIT 500`,
    )
    .all(subjectKind, subjectId);
  return rows.map((row) => Row.parse(row));
}

/** Every entry in order, one at a time, so that a million of them cost flat memory. */
export function* allEntries(db: Db): Generator<LedgerRow> {
  for (const row of db.prepare(`SELECT ${COLUMNS} FROM ledger ORDER BY seq`).iterate()) {
    yield row as LedgerRow; // the shape is ours and verified by the hash itself
  }
}
