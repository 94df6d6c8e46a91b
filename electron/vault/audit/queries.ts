import type { TimelineItem } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { seesAllLines } from '../documents/needToKnow.ts';
import { query } from '../ports.ts';
import { openEntriesBefore, openNumber } from './restricted.ts';
import { entriesBefore, entriesOf, ledgerHead, type LedgerRow } from './store.ts';
import { verifyLedger } from './verify.ts';

export const auditHandlers = {
  'ledger.list': query<'ledger.list'>((ports, input) => ({
    items: seesAllLines(ports.actor)
      ? entriesBefore(ports.db, input).map((row) =>
          toItem(row, row.seq, Buffer.from(row.hash).toString('hex')),
        )
      : openEntriesBefore(ports.db, input, ledgerHead(ports.db).seq).map(({ row, number }) =>
          toItem(row, number, ''),
        ),
  })),
  /** Whoever does not read the whole ledger is told whether it holds, and counts what is open to him. */
  'ledger.verify': query<'ledger.verify'>((ports) => {
    const verdict = verifyLedger(ports.db);
    if (seesAllLines(ports.actor)) return verdict;
    const { entries, intact, firstWrong } = verdict;
    return {
      entries: openNumber(ports.db, entries),
      intact,
      firstWrong: firstWrong === null ? null : Math.max(1, openNumber(ports.db, firstWrong)),
      head: '',
    };
  }),
};

function toItem(row: LedgerRow, seq: number, hash: string): Output<'ledger.list'>['items'][number] {
  return { ...toTimelineItem(row), seq, subject: `${row.subject_kind}:${row.subject_id}`, hash };
}

/** The history of one record, newest first. */
export function timelineOf(db: Db, subjectKind: string, subjectId: string): TimelineItem[] {
  return entriesOf(db, subjectKind, subjectId).map(toTimelineItem);
}

function toTimelineItem(row: LedgerRow): TimelineItem {
  return {
    seq: row.seq,
    atMs: row.at_ms,
    act: row.act,
    actor: row.actor,
    facts: JSON.parse(row.facts) as TimelineItem['facts'],
  };
}
