import { z } from 'zod';
import type { Output } from '../../../shared/ipc/contract.ts';
import { appendEntry, ledgerHead } from '../audit/store.ts';
import type { Db, WriteDb } from '../db/handles.ts';
import { newId } from '../ids.ts';
import type { Actor, LedgerDraft, Station } from '../ports.ts';
import { beginEpoch, BEGUN_FROM, currentEpoch } from './epochStore.ts';
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

/**
 * Those of the heads that this vault should know and does not. What an earlier life of the station wrote after this one
 * began is known: all numbers were compared with the paper then. What was told once is not told again.
 */
function unknownTo(db: Db, stationId: string, seen: readonly SeenHead[]): SeenHead[] {
  const epoch = currentEpoch(db);
  const hashes = new Set<string>();
  return seen.filter(({ head }) => {
    if (head.epoch < epoch || hashes.has(head.hash) || isOurs(db, head)) return false;
    hashes.add(head.hash);
    return !wasTold(db, stationId, head.hash);
  });
}

const wasTold = (db: Db, stationId: string, hash: string): boolean =>
  db
    .prepare(
      `SELECT 1 FROM ledger
        WHERE subject_kind = 'station' AND subject_id = ? AND act = 'vault.behind' AND facts ->> 'hash' = ?`,
    )
    .get(stationId, hash) !== undefined;

/**
 * A vault that others know to be further than it is was put back to an older copy of itself, or another copy of it is at
 * work. As after a lost log: a new epoch, and no number before a person has compared it with the paper. One entry for
 * each head that was seen; none where nothing is amiss. Runs in a transaction.
 */
export function beginIfBehind(
  { db, station }: { readonly db: Db; readonly station: Pick<Station, 'stationId'> },
  seen: readonly SeenHead[],
  nowMs: number,
): LedgerDraft[] {
  const { stationId } = station;
  const unknown = unknownTo(db, stationId, seen);
  if (unknown.length === 0) return [];
  const ours = ledgerHead(db);
  // where this very machine remembers a later life, none of its backups is another machine's: it goes on behind them
  const own = unknown.filter(({ where }) => where !== 'backup');
  const { epoch, checks } = beginEpoch(db, {
    ...{ nowMs, backupId: BEGUN_FROM.behind, backupMs: ours.atMs, ledgerSeq: ours.seq, erased: 0 },
    newId: () => newId(nowMs),
    after: Math.max(0, ...own.map(({ head }) => head.epoch)),
  });
  return unknown.map((one) => ({
    act: 'vault.behind',
    subjectKind: 'station',
    subjectId: stationId,
    facts: {
      ...{ epoch, checks, where: one.where, hash: one.head.hash },
      missing: Math.max(0, one.head.seq - ours.seq),
      ...(one.where === 'backup'
        ? { backup: one.head.name, madeMs: one.head.atMs, folder: one.head.folder }
        : {}),
    },
  }));
}

/** The same in a transaction of its own, when a medium answers later than the sign-in. @returns whether it was behind */
export function recordIfBehind(
  at: { readonly db: WriteDb; readonly station: Station; readonly actor: Actor },
  seen: readonly SeenHead[],
  nowMs: number,
): boolean {
  const who = { id: at.actor.id, name: at.actor.fullName };
  return at.db
    .transaction(() => {
      const drafts = beginIfBehind(at, seen, nowMs);
      for (const draft of drafts) appendEntry(at.db, who, nowMs, { ...draft, clock: 'any' });
      return drafts.length > 0;
    })
    .immediate();
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
