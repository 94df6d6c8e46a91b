import { readState } from '../../../shared/domain/document/lifecycle.ts';
import type { DocumentListedState, DocumentReadState } from '../../../shared/ipc/contract/documentStates.ts';
import type { Db } from '../db/handles.ts';
import { calledBack, isFrozen, OPEN_RECALL_OF } from '../knowing/freeze.ts';
import { type DocumentRecord, givenToNobody, isUnassigned } from '../tables/documents.ts';

/** A proof of its recall is still owed. */
export const UNDER_RECALL = `EXISTS (${OPEN_RECALL_OF} l.document_id)`;

const CALLED_BACK = "SELECT document_id FROM recall_order WHERE origin = 'issuer'";
const CALLED_BACK_TOO = `EXISTS (${CALLED_BACK} AND document_id = l.document_id)`;
/** Who calls back what left the office's hands before changes nothing in how its line reads. */
const LEFT: ReadonlySet<DocumentListedState> = new Set(['cancelled', 'returned', 'destroyed']);
const NOT_LEFT = "l.state NOT IN ('cancelled','returned','destroyed')";

export const TAKEN_BACK_HERE: ReadonlySet<DocumentListedState | null> = new Set([
  'calling-back',
  'called-back',
]);

/** The state under which such lines are stored; null where they are of any. */
export function storedStateOf(readsAs: DocumentListedState): DocumentReadState | null {
  if (readsAs === 'calling-back' || readsAs === 'called-back') return null;
  return readsAs === 'unassigned' ? 'directed' : readsAs;
}

/** The conditions beside the stored state under which a line reads so (`documentState` of the window). */
export function readsLike(readsAs: DocumentListedState | null): readonly string[] {
  if (readsAs === null || LEFT.has(readsAs)) return [];
  if (readsAs === 'calling-back' || readsAs === 'called-back')
    return [
      `l.document_id IN (${CALLED_BACK})`,
      NOT_LEFT,
      readsAs === 'calling-back' ? UNDER_RECALL : `NOT ${UNDER_RECALL}`,
    ];
  const nobody = `${givenToNobody('l.document_id')} IS 1`;
  return [
    `NOT ${CALLED_BACK_TOO}`,
    ...(readsAs === 'unassigned' ? [nobody] : readsAs === 'directed' ? [`NOT ${nobody}`] : []),
  ];
}

/** What one line reads as, for lines that were not asked for by it. */
export function lineReadsAs(db: Db, line: Pick<DocumentRecord, 'id' | 'state'>): DocumentListedState {
  const back = LEFT.has(line.state) ? null : calledBack(db, line.id);
  if (back !== null) return back === 'open' ? 'calling-back' : 'called-back';
  if (isUnassigned(db, line)) return 'unassigned';
  return readState(line.state, line.state === 'recalled' && isFrozen(db, line.id));
}
