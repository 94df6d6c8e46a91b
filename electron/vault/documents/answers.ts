import { raise } from '../../../shared/errors.ts';
import { sealText } from '../knowing/recordKeys.ts';
import { actedBy, type Ports } from '../ports.ts';
import { applyMove, indexDocument, loadDocument, next, type Seen } from './change.ts';
import { insertAnswer, type DocumentRecord } from '../tables/documents.ts';

export interface Answer {
  readonly outgoingId: string | null;
  readonly code: string;
  readonly note: string;
}

/** Links an outgoing document (or a number sent from elsewhere) as the answer of an incoming one. */
export function linkAnswer(ports: Ports, incomingId: string, answer: Answer, loaded?: DocumentRecord): Seen {
  const incoming = loaded ?? loadDocument(ports, incomingId);
  if (incoming.direction !== 'in') raise('not-found', { id: incomingId });
  const state = next(incoming, 'answer');
  const id = ports.newId();
  insertAnswer(ports.db, {
    ...answer,
    note: sealText(ports, incoming, 'line', `answer/${id}`, answer.note),
    id,
    documentId: incoming.id,
    ...actedBy(ports),
  });
  if (answer.note !== '') indexDocument(ports, incoming.id);
  return applyMove(ports, incoming, { state }, { act: 'document.answered', facts: { code: answer.code } });
}
