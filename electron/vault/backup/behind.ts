import { z } from 'zod';
import type { Output } from '../../../shared/ipc/contract.ts';
import { appendEntry, ledgerHead } from '../audit/store.ts';
import type { Db } from '../db/handles.ts';
import { isThere } from '../db/statements.ts';
import { newId } from '../ids.ts';
import { about, type LedgerDraft, type Station } from '../ports.ts';
import { inSealedTransaction } from '../seals/seal.ts';
import { sealingOf, type Session } from '../session/session.ts';
import { openChecks } from './checkStore.ts';
import { beginEpoch, BEGUN_FROM, currentEpoch, restorations } from '../tables/epochs.ts';
import type { KeptHead } from './keptHead.ts';
import type { SetHead } from './newestHead.ts';

/** A head of this vault's ledger as a place outside it remembers it. */
export type SeenHead =
  | { readonly where: 'beside' | 'profile'; readonly head: KeptHead }
  | { readonly where: 'backup'; readonly head: SetHead };

/** Whether an entry of this number and hash stands in this ledger, and with it everything before. */
export function isOurs(db: Db, { seq, hash }: Pick<KeptHead, 'seq' | 'hash'>): boolean {
  if (seq === 0) return true;
  return db.prepare('SELECT lower(hex(hash)) FROM ledger WHERE seq = ?').pluck().get(seq) === hash;
}

interface Unknown {
  /** that this vault should know and does not: it is behind */
  readonly ahead: readonly SeenHead[];
  /** that tell of a vault which is known to be behind already where what it lacks can be had */
  readonly more: readonly SeenHead[];
}

/**
 * What an earlier life of the station wrote after this one began is known: all numbers were compared with the paper then.
 * What was told once is not told again.
 */
function unknownTo(db: Db, stationId: string, seen: readonly SeenHead[]): Unknown {
  const epoch = currentEpoch(db);
  const stillBehind = restorations(db).at(-1)?.backupId === BEGUN_FROM.behind && openChecks(db).length > 0;
  const hashes = new Set<string>();
  const unknown = seen.filter(({ where, head }) => {
    if (head.epoch < epoch && !(stillBehind && where === 'backup')) return false;
    if (hashes.has(head.hash) || isOurs(db, head) || wasTold(db, stationId, head.hash)) return false;
    hashes.add(head.hash);
    return true;
  });
  return {
    ahead: unknown.filter(({ head }) => head.epoch >= epoch),
    more: unknown.filter(({ head }) => head.epoch < epoch),
  };
}

const wasTold = isThere<[stationId: string, hash: string]>(`
  SELECT 1 FROM ledger
   WHERE subject_kind = 'station' AND subject_id = ? AND act = 'vault.behind' AND facts ->> 'hash' = ?`);

/**
 * A vault that others know to be further than it is was put back to an older copy of itself, or another copy of it is at
 * work. As after a lost log: a new epoch, and no number before a person has compared it with the paper. One entry for
 * each head that was seen; none where nothing is amiss. A medium that comes later, while the numbers still wait, is told
 * in the same life. Runs in a transaction.
 */
export function beginIfBehind(
  { db, station }: { readonly db: Db; readonly station: Pick<Station, 'stationId'> },
  seen: readonly SeenHead[],
  nowMs: number,
): LedgerDraft[] {
  const { stationId } = station;
  const { ahead, more } = unknownTo(db, stationId, seen);
  if (ahead.length + more.length === 0) return [];
  const ours = ledgerHead(db);
  const begun =
    ahead.length === 0
      ? { epoch: currentEpoch(db), checks: openChecks(db).length }
      : beginEpoch(db, {
          nowMs,
          backupId: BEGUN_FROM.behind,
          backupMs: ours.atMs,
          ledgerSeq: ours.seq,
          erased: 0,
          newId: () => newId(nowMs),
          after: latestOfHere(ahead),
        });
  const { epoch, checks } = begun;
  return [...ahead, ...more].map(({ where, head }) => {
    const missing = Math.max(0, head.seq - ours.seq);
    const facts = { epoch, checks, where, hash: head.hash, missing };
    const backup = where === 'backup' ? { backup: head.name, madeMs: head.atMs, folder: head.folder } : {};
    return {
      act: 'vault.behind',
      ...about('station', stationId),
      facts: { ...facts, ...backup },
    };
  });
}

/** Where this very machine remembers a later life, no backup of it is another machine's: the new one comes behind it. */
const latestOfHere = (ahead: readonly SeenHead[]): number =>
  Math.max(0, ...ahead.filter(({ where }) => where !== 'backup').map(({ head }) => head.epoch));

/** The same in a transaction of its own, when a medium answers later than the sign-in. @returns whether it was behind */
export function recordIfBehind(
  at: Pick<Session, 'db' | 'station' | 'actor' | 'signing'>,
  seen: readonly SeenHead[],
  nowMs: number,
): boolean {
  const who = { id: at.actor.id, name: at.actor.fullName };
  return inSealedTransaction(at.db, sealingOf(at), () => {
    const drafts = beginIfBehind(at, seen, nowMs);
    for (const draft of drafts) appendEntry(at.db, who, nowMs, { ...draft, clock: 'any' });
    return drafts.length > 0;
  });
}

const Told = z.object({
  atMs: z.int(),
  where: z.enum(['beside', 'profile', 'backup']),
  missing: z.int(),
  backup: z.string().nullable(),
  madeMs: z.int().nullable(),
  folder: z.string().nullable(),
});

type Behind = NonNullable<Output<'backup.numberChecks'>['behind']>;

/** What this life of the station began with, when it began because the vault is older than what was seen of it. */
export function standingBehind(db: Db, stationId: string): Behind | null {
  const told = db
    .prepare(
      `SELECT at_ms AS atMs, facts ->> 'where' AS "where", facts ->> 'missing' AS missing,
              facts ->> 'backup' AS backup, facts ->> 'madeMs' AS madeMs, facts ->> 'folder' AS folder
         FROM ledger
        WHERE subject_kind = 'station' AND subject_id = ? AND act = 'vault.behind' AND facts ->> 'epoch' = ?
        ORDER BY facts ->> 'missing' DESC, seq`,
    )
    .all(stationId, currentEpoch(db))
    .map((row) => Told.parse(row));
  const [most] = told;
  if (most === undefined) return null;
  const [newest] = told
    .flatMap(({ backup, madeMs, folder }) =>
      backup === null || madeMs === null ? [] : [{ name: backup, atMs: madeMs, folder: folder ?? '' }],
    )
    .sort((a, b) => b.atMs - a.atMs);
  return { atMs: most.atMs, where: most.where, missing: most.missing, backup: newest ?? null };
}
