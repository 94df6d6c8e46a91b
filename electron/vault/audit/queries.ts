import type { TimelineItem } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import { query } from '../ports.ts';
import { entriesBefore, entriesOf, type LedgerRow } from './store.ts';
import { verifyLedger } from './verify.ts';

export const auditHandlers = {
  'ledger.list': query<'ledger.list'>((ports, input) => ({
    items: entriesBefore(ports.db, input).map((row) => ({
      ...toTimelineItem(row),
      subject: `${row.subject_kind}:${row.subject_id}`,
      hash: Buffer.from(row.hash).toString('hex'),
    })),
  })),
  'ledger.verify': query<'ledger.verify'>((ports) => verifyLedger(ports.db)),
};

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
