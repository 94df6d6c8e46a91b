import type { Level } from '../../../shared/ipc/schemas.ts';
import type { Ports } from '../ports.ts';
import { copiesOf, insertCopy, moveCopy, tellCopy } from './copyStore.ts';

export interface Registered {
  readonly id: string;
  readonly level: Level;
  readonly direction: 'in' | 'out';
  readonly pages: number | null;
  /** how many are issued (outgoing) */
  readonly copies: number | null;
  /** the number that the sender stamped on what came in */
  readonly copyNumber: string | null;
  readonly namedPerson: string | null;
}

/**
 * The copies with which a classified document begins: one original of what came in (paper, or the electronic one
 * out of an envelope), every issued original of what goes out. Whoever registers them answers for them until they
 * are handed over. Level none has no numbered copies.
 */
export function registerFirstCopies(ports: Ports, document: Registered, electronic: boolean): void {
  if (document.level === 'none') return;
  const number = document.direction === 'in' ? 1 : Math.max(1, document.copies ?? 1);
  const medium = electronic && document.level !== 'tuyet-mat' ? 'electronic' : 'paper';
  for (let i = 0; i < number; i += 1) {
    const copy = insertCopy(ports, {
      documentId: document.id,
      bookId: null,
      kind: medium === 'electronic' ? 'electronic' : 'original',
      medium,
      pages: document.pages,
      permitId: null,
      mark: document.copyNumber ?? '',
      envelope: document.namedPerson ?? '',
      holderId: ports.actor.id,
    });
    if (i === 0) tellCopy(ports, 'copy.registered', copy, { count: number });
  }
}

/** The envelope of the one original is open: the number stamped on it and its pages are known now. */
export function describeOpened(
  ports: Ports,
  document: Pick<Registered, 'id' | 'pages' | 'copyNumber'>,
): void {
  const { copyNumber: mark, pages } = document;
  if (mark === null && pages === null) return;
  const original = copiesOf(ports.db, { documentId: document.id, bookId: null }).find(
    ({ series, number, state }) => series === 'original' && number === 1 && state === 'in-custody',
  );
  if (original === undefined) return; // a level without numbered copies, or it is with somebody outside
  tellCopy(ports, 'copy.opened', moveCopy(ports, original, 'opened', { mark, pages }));
}
