import type { Db } from '../db/handles.ts';
import type { OutRow } from './store.ts';

/**
 * Whether a document was sealed for keys that lay on a machine which was given as lost afterwards: such an envelope
 * never leaves, whatever card of its office is in force now; the document goes out anew.
 */
export const sealedForLost = (
  db: Db,
  { kind, stage, peerStation, createdMs }: Pick<OutRow, 'kind' | 'stage' | 'peerStation' | 'createdMs'>,
): boolean =>
  kind === 'document' &&
  (stage === 'sealed' || stage === 'written') &&
  db
    .prepare(
      `SELECT 1 FROM ledger WHERE subject_kind = 'peer' AND subject_id = :peerStation AND act = 'incident.peer-lost'
          AND at_ms >= :createdMs LIMIT 1`,
    )
    .get({ peerStation, createdMs }) !== undefined;
