import { z } from 'zod';
import { civilDateAt, clockAt, formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import type { ErrorParams } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Db } from '../db/handles.ts';
import type { Ports } from '../ports.ts';

/** What brought the recovery code into force that is in force now: a renewal, or a backup that was brought back. */
export const CodeSince = z.strictObject({
  form: z.enum(['replaced', 'restored']),
  /** of a restoration: when its backup was made */
  atMs: z.int(),
});
export type CodeSince = z.infer<typeof CodeSince>;

const LAST = `SELECT seq, at_ms AS atMs, act, facts ->> 'madeMs' AS backupMs, facts ->> 'byCode' AS byCode,
    facts ->> 'byShares' AS byShares
  FROM ledger
  WHERE subject_kind = 'station' AND subject_id = :stationId AND act IN (SELECT value FROM json_each(:acts))
  ORDER BY seq DESC LIMIT 1`;
const Change = z.object({
  seq: z.int(),
  atMs: z.int(),
  act: z.string(),
  backupMs: z.int().nullable(),
  byCode: z.int().nullable(),
  byShares: z.int().nullable(),
});

function lastOf(db: Db, stationId: string, acts: readonly LedgerAct[]): z.infer<typeof Change> | null {
  const row = db.prepare(LAST).get({ stationId, acts: JSON.stringify(acts) });
  return row === undefined ? null : Change.parse(row);
}

/** Null: the code of the first run, never renewed and never brought back. */
export function codeSince(db: Db, stationId: string): CodeSince | null {
  const last = lastOf(db, stationId, ['recovery.renewed', 'vault.restored']);
  if (last === null) return null;
  return last.act === 'vault.restored'
    ? { form: 'restored', atMs: last.backupMs ?? last.atMs }
    : { form: 'replaced', atMs: last.atMs };
}

/** What a code that is typed well and opens nothing is told: which one is asked for. */
export function codeTold(since: CodeSince | null): ErrorParams {
  if (since === null) return { form: 'foreign' };
  return { form: since.form, since: `${formatDate(civilDateAt(since.atMs))} ${clockAt(since.atMs)}` };
}

/** What opened it: typed from the paper, or put together from the shares of those who keep them. */
export type OpenedBy = 'passphrase' | 'code' | 'shares';

/** How the ledger tells a recovery code that opened something. */
export const codeFacts = (how: 'code' | 'shares'): { byCode: 1 } | { byShares: 1 } =>
  how === 'code' ? { byCode: 1 } : { byShares: 1 };

export type CameBack = { readonly atMs: number } & (
  | { readonly from: 'backup'; readonly backupMs: number; readonly by: OpenedBy }
  | { readonly from: 'log-lost' | 'behind' }
);

/** How the vault of this station last came back; null: it never did, it is the one that always stood here. */
export function cameBack(db: Db, stationId: string): CameBack | null {
  const last = lastOf(db, stationId, ['vault.restored', 'vault.log-lost', 'vault.behind']);
  if (last === null) return null;
  const { act, atMs, backupMs, byCode, byShares } = last;
  const by = byShares === 1 ? 'shares' : byCode === 1 ? 'code' : 'passphrase';
  return act === 'vault.restored'
    ? { atMs, from: 'backup', backupMs: backupMs ?? atMs, by }
    : { atMs, from: act === 'vault.behind' ? 'behind' : 'log-lost' };
}

type CodeOfBackup = NonNullable<Output<'backup.numberChecks'>['code']>;

/**
 * When the code in force last opened the vault in earnest, at the door or to bring a backup back: its paper is there and
 * was read whole, which shares put together don't show. Null: not since it came into force.
 */
export function codeUsedMs(db: Db, stationId: string): number | null {
  const since = lastOf(db, stationId, ['recovery.renewed', 'vault.restored']);
  const used = db
    .prepare(
      `SELECT max(at_ms) FROM ledger WHERE subject_kind = 'person' AND subject_id IN (SELECT id FROM person)
          AND seq > ? AND act = 'session.recovered' AND facts ->> 'byShares' IS NULL`,
    )
    .pluck()
    .get(since?.seq ?? 0);
  return z.int().nullable().parse(used) ?? (since?.byCode === 1 ? since.atMs : null);
}

/**
 * A restoration puts the recovery code of its backup back in force, perhaps one that was replaced because others had
 * seen it. Told until somebody renews it, or types the whole of it from the paper: to try it, at the door, or to bring
 * the backup back with it. Null: nothing to settle.
 */
export function codeToSettle({ db, station }: Pick<Ports, 'db' | 'station'>): CodeOfBackup | null {
  const { stationId, training } = station;
  if (training) return null; // nobody was ever given its code
  if (db.prepare('SELECT 1 FROM station_epoch').get() === undefined) return null;
  const restored = lastOf(db, stationId, ['vault.restored']);
  if (restored === null || codeUsedMs(db, stationId) !== null) return null;
  const settled = lastOf(db, stationId, ['recovery.renewed', 'backup.drilled']);
  if (settled !== null && settled.seq > restored.seq) return null;
  return { restoredMs: restored.atMs, backupMs: restored.backupMs ?? restored.atMs };
}
