import type { DocumentReadState } from '../../../shared/ipc/contract/documentStates.ts';
import type { DocumentRow } from '../../../shared/ipc/contract/documents.ts';
import type { MessageKey } from '../../i18n/I18n.tsx';

type Stateful = Pick<DocumentRow, 'state'> & Partial<Pick<DocumentRow, 'unassigned' | 'calledBack'>>;

/** What stands in the place of the state: that its issuer called it back, unless it left the office's hands before. */
const LEFT: ReadonlySet<DocumentReadState> = new Set(['cancelled', 'returned', 'destroyed']);

export const isCalledBack = ({ state, calledBack }: Stateful): boolean =>
  (calledBack ?? null) !== null && !LEFT.has(state);

/** The words of a state, in every list of documents alike. */
export function documentState(row: Stateful): MessageKey {
  if (isCalledBack(row)) return `documents.state.calledBack.${row.calledBack ?? 'open'}`;
  return `documents.state.${row.unassigned === true ? 'unassigned' : row.state}`;
}
