import { addDays, startOfDayMs } from '../../../shared/domain/calendar/civilDate.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Ports } from '../ports.ts';
import { proposalScope, mayReadProposal } from '../knowing/mayReadProposal.ts';
import { targetOf } from '../submissions/linking.ts';
import { listReasons } from '../tables/secrecyAnswers.ts';

/** How long reasons are listed. */
const LISTED_DAYS = 365;
const MOST = 200;

/** Reasons that a leader sees; the record they led to only where it may be known of. */
export function reasonsFor(ports: Ports, view: 'open' | 'all'): Output<'secrecy.reasons'>['reasons'] {
  const sinceMs = startOfDayMs(addDays(ports.today(), -LISTED_DAYS));
  const rows = listReasons(ports.db, { reader: ports.actor.id, sinceMs, open: view === 'open', limit: MOST });
  return rows.map(({ fileId, ownerKind, ownerId, ...row }) => ({
    ...row,
    about: fileId === null ? 'words' : 'file',
    record: recordOf(ports, ownerKind, ownerId),
  }));
}

type RecordRef = Output<'secrecy.reasons'>['reasons'][number]['record'];

/** The record that a file became part of; null where there is none yet, or for who may not know of it. */
function recordOf(ports: Ports, kind: string | null, id: string | null): RecordRef {
  if (id === null) return null;
  if (kind === 'proposal')
    return mayReadProposal(ports.db, id, proposalScope(ports.actor))
      ? { kind, id, book: null, number: '' }
      : null;
  if (kind !== 'document' && kind !== 'submission') return null;
  const target = targetOf(ports, kind, id);
  return target === null ? null : { kind, id, book: target.book, number: target.code };
}
