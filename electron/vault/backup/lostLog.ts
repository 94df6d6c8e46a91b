import { ledgerHead } from '../audit/store.ts';
import { newId } from '../ids.ts';
import type { LedgerDraft } from '../ports.ts';
import type { Session } from '../session/session.ts';
import { beginEpoch, BEGUN_FROM } from '../tables/epochs.ts';

/**
 * The write-ahead log of a station that died is gone, and with it the last commits, whatever they were. As after a
 * restoration: a new epoch, and no number before a person has compared it with the paper.
 */
export function beginAfterLostLog(session: Session, nowMs: number): LedgerDraft[] {
  const head = ledgerHead(session.db);
  const { epoch, checks } = beginEpoch(session.db, {
    nowMs,
    backupId: BEGUN_FROM.lostLog,
    backupMs: head.atMs,
    ledgerSeq: head.seq,
    erased: 0,
    newId: () => newId(nowMs),
  });
  const { stationId } = session.station;
  return [{ act: 'vault.log-lost', subjectKind: 'station', subjectId: stationId, facts: { epoch, checks } }];
}
