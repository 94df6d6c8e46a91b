import { type LedgerVerdict, verifyLedger } from '../audit/verify.ts';
import { wipe } from '../crypto/primitives.ts';
import { type DatabaseKey, openEncrypted, rekey, toAppError, type WriteDb } from '../db/handles.ts';
import { unindexed, wrongCounters } from './derived.ts';
import { lockRecordKeys } from './recordKeys.ts';
import { damageOf } from '../db/damage.ts';
import { countsOf } from '../db/counts.ts';

/** What one look at a whole database says; the work of the database thread, seconds for a large one. */
export interface Examined {
  /** what SQLite says of its pages, indexes and authentication codes; empty: nothing */
  readonly damage: readonly string[];
  readonly ledger: LedgerVerdict;
  readonly counts: Readonly<Record<string, number>>;
  readonly schema: number;
  /**
   * Lines of counter tables that do not say what the lists say, records that the search index does not know: what can be
   * made again. Only where it is asked (`health`).
   */
  readonly derived: { readonly counters: number; readonly index: number } | null;
  /** records whose content keys were put under their ring key */
  readonly locked: number;
}

export interface ExamineJob {
  /**
   * `lock`: a copy becomes what a backup may hold, and is not judged; `examine`: nothing is changed; `health`: what can be
   * made again is judged too; `pages`: of whatever schema, so that no table is asked
   */
  readonly kind: 'lock' | 'examine' | 'health' | 'pages' | 'rekey';
  readonly path: string;
  readonly secret: DatabaseKey;
  /** `rekey`: under which key the file is written anew before it is examined */
  readonly next?: DatabaseKey;
}

/** Opens, judges and closes a database file. @throws AppError `vault-database-damaged` when not even that works */
export function examine(job: ExamineJob): Examined {
  if (job.next !== undefined) rekey(job.path, job.secret, job.next);
  const db = openEncrypted(job.path, job.next ?? job.secret, { create: false });
  try {
    if (job.kind === 'lock') return lock(db);
    const damage = damageOf(db);
    if (job.kind === 'pages') return { damage, ...UNREAD, schema: schemaOf(db), locked: 0 };
    return { damage, ...readable(db, damage, job.kind === 'health'), locked: 0 };
  } catch (cause) {
    throw toAppError(cause);
  } finally {
    db.close();
    wipe(job.secret.key, job.secret.salt, job.next?.key, job.next?.salt);
  }
}

function readable(
  db: WriteDb,
  damage: readonly string[],
  withDerived: boolean,
): Pick<Examined, 'ledger' | 'counts' | 'schema' | 'derived'> {
  try {
    const schema = schemaOf(db);
    const derived = withDerived ? { counters: wrongCounters(db), index: unindexed(db).length } : null;
    return { ledger: verifyLedger(db), counts: countsOf(db), schema, derived };
  } catch (cause) {
    if (damage.length === 0) throw cause;
    return UNREAD;
  }
}

const UNREAD = {
  ledger: { entries: 0, intact: false, firstWrong: null, head: '' },
  counts: {},
  schema: 0,
  derived: null,
};

/** The database could not be read through: its ledger was not found wrong, and its counters not right. */
export const isUnread = ({ ledger }: Pick<Examined, 'ledger'>): boolean =>
  !ledger.intact && ledger.firstWrong === null;

const schemaOf = (db: WriteDb): number => Number(db.pragma('user_version', { simple: true }));

/** What cannot even be written is damage that was found. */
function lock(db: WriteDb): Examined {
  try {
    db.pragma('secure_delete = ON');
    const locked = db.transaction(() => lockRecordKeys(db)).immediate();
    db.pragma('wal_checkpoint(TRUNCATE)');
    return { damage: [], ...UNREAD, schema: schemaOf(db), locked };
  } catch (cause) {
    const error = toAppError(cause);
    if (error.code !== 'vault-database-damaged') throw error;
    return { damage: [error.code], ...UNREAD, locked: 0 };
  }
}
