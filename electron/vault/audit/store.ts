import { z } from 'zod';
import { LEDGER_GROUPS, type LedgerGroup } from '../../../shared/domain/ledgerGroups.ts';
import { raise } from '../../../shared/errors.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { manyOf, theValue } from '../db/statements.ts';
import { canonicalFacts, entryHash } from '../crypto/ledgerHash.ts';
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

export function ledgerHead(db: Db): LedgerHead {
  const row = db.prepare('SELECT seq, at_ms AS atMs, hash FROM ledger ORDER BY seq DESC LIMIT 1').get();
  return row === undefined ? { seq: 0, atMs: 0, hash: ZERO_HASH } : (row as LedgerHead); // a STRICT table
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
  const seq = head.seq + 1;
  const atMs = clock === 'set-back' ? nowMs : Math.max(nowMs, head.atMs);
  const { act, subjectKind, subjectId } = draft;
  const facts = canonicalFacts(draft.facts ?? {});
  const said = { seq, atMs, actorId: who.id, actor: who.name, act, subjectKind, subjectId, facts };
  const hash = entryHash(head.hash, said);
  db.prepare(
    `INSERT INTO ledger (seq, at_ms, actor_id, actor, act, subject_kind, subject_id, facts, prev_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(seq, atMs, who.id, who.name, act, subjectKind, subjectId, facts, head.hash, hash);
  return { seq, atMs, hash };
}

export interface EntryFilter {
  readonly actorId: string | null;
  readonly act: string | null;
  readonly group?: LedgerGroup | null;
  /** epoch ms, the first included, the second not */
  readonly fromMs?: number | null;
  readonly untilMs?: number | null;
  /** `kind:id` */
  readonly subject?: string | null;
}

/** Entries below a number that the filter lets through, newest first. */
export function entriesBefore(
  db: Db,
  page: EntryFilter & { before: number | null; limit: number },
  which: 'all' | 'open' = 'all',
): LedgerRow[] {
  const [subjectKind = null, subjectId = null] = page.subject?.split(':', 2) ?? [];
  const rows = db
    .prepare(
      `SELECT ${COLUMNS} FROM ledger l
        WHERE seq < :before AND (:actorId IS NULL OR actor_id = :actorId) AND (:act IS NULL OR act = :act)
          AND (:subjectKind IS NULL OR (subject_kind = :subjectKind AND subject_id = :subjectId))
          AND (:fromMs IS NULL OR at_ms >= :fromMs) AND (:untilMs IS NULL OR at_ms < :untilMs)
          AND (:acts IS NULL OR EXISTS (SELECT 1 FROM json_each(:acts) a WHERE l.act = a.value
            OR (substr(a.value, -1) = '.' AND substr(l.act, 1, length(a.value)) = a.value)))
          AND (:all = 1 OR NOT EXISTS (SELECT 1 FROM ledger_restricted r WHERE r.seq = l.seq))
        ORDER BY seq DESC LIMIT :limit + 0`,
    )
    .all({
      before: page.before ?? Number.MAX_SAFE_INTEGER,
      limit: page.limit,
      actorId: page.actorId,
      act: page.act,
      subjectKind,
      subjectId,
      fromMs: page.fromMs ?? null,
      untilMs: page.untilMs ?? null,
      acts: page.group == null ? null : JSON.stringify(LEDGER_GROUPS[page.group]),
      all: which === 'all' ? 1 : 0,
    });
  return rows.map((row) => Row.parse(row));
}

export const entriesOf = manyOf(Row)<[subjectKind: string, subjectId: string]>(`
  SELECT ${COLUMNS} FROM ledger WHERE subject_kind = ? AND subject_id = ? ORDER BY seq DESC LIMIT 500`);

/** When this vault was made. */
export const firstEntryMs = theValue(z.int().nullable())(`SELECT min(at_ms) AS n FROM ledger WHERE seq = 1`);

/** Where an officer accepted a clock that stood behind the last entry: entries before with a later time have a wrong one. */
export const clockSetBack = manyOf(z.object({ seq: z.int(), atMs: z.int() }))<[stationId: string]>(`
  SELECT seq, at_ms AS atMs FROM ledger
   WHERE subject_kind = 'station' AND subject_id = ? AND act = 'clock.accepted'`);

/** An entry as the verifier wants it; hashes in hexadecimal. */
export type LedgerLink = readonly [seq: number, canonical: string, previous: string, hash: string];

const LINKS_AT_ONCE = 1_000;

/**
 * Every entry behind a number in order, a thousand at a time, so that a million of them cost flat memory. The canonical array is
 * written by SQLite: byte for byte what JSON.stringify writes (held by a test), and one column instead of eight.
 */
export function* ledgerLinks(db: Db, behind = 0): Generator<LedgerLink> {
  const after = db
    .prepare(
      `SELECT seq, json_array(seq, at_ms, actor_id, actor, act, subject_kind, subject_id, facts),
              lower(hex(prev_hash)), lower(hex(hash))
         FROM ledger WHERE seq > ? ORDER BY seq LIMIT ${LINKS_AT_ONCE}`,
    )
    .raw();
  let last = behind;
  for (let links: LedgerLink[] = []; ; last = links.at(-1)?.[0] ?? last) {
    links = after.all(last) as LedgerLink[]; // the shape is ours and verified by the hash itself
    yield* links;
    if (links.length < LINKS_AT_ONCE) return;
  }
}
