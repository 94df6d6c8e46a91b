import { raise } from '../../../shared/errors.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { levelOfDocument, seesAllLines, takesPart } from '../knowing/needToKnow.ts';
import { personById, type PersonRow } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import { isFrozen, refuseFrozen } from '../knowing/freeze.ts';
import { type CopyRecord, findCopy } from '../documents/copyStore.ts';
import { visibleCopy } from './rows.ts';

/** Rules of the pack `levels` by which refusals about copies are explained. */
export const COPY_RULE = {
  permit: 'SC-01',
  number: 'SC-02',
  separation: 'SC-03',
  mark: 'SC-04',
  transfer: 'SC-05',
  carryOut: 'SC-06',
  leaving: 'SC-07',
  receiver: 'SC-08',
} as const;

/** @throws AppError `not-found`, also for a copy of which this person may not know */
export function loadCopy(ports: Ports, id: string): CopyRecord {
  const copy = findCopy(ports.db, id);
  if (copy === null || visibleCopy(ports, id) === null) raise('not-found', { id });
  return copy;
}

/** As `loadCopy`, at the revision the person saw. @throws AppError `stale-revision` */
export function loadSeen(ports: Ports, seen: { id: string; revision: number }): CopyRecord {
  const copy = loadCopy(ports, seen.id);
  if (copy.revision !== seen.revision) raise('stale-revision', { id: seen.id });
  return copy;
}

/** Custodians act for the holder: they keep the place where copies lie. */
export const isCustodian = (ports: { readonly actor: Pick<Ports['actor'], 'roles'> }): boolean =>
  ports.actor.roles.some((role) => role === 'clerk' || role === 'archivist');

/** @throws AppError `not-permitted` */
export function requireHolderOrCustodian(ports: Ports, copy: CopyRecord): void {
  if (copy.holderId !== ports.actor.id && !isCustodian(ports))
    raise('not-permitted', { reason: 'not-holder' });
}

/** @throws AppError `not-permitted` */
export function requireHolder(ports: Ports, copy: CopyRecord): void {
  if (copy.holderId !== ports.actor.id) raise('not-permitted', { reason: 'not-holder' });
}

/** The level that decides about a copy: of its document, or of what a whole book shows. */
export function levelOfCopy(ports: Ports, copy: Pick<CopyRecord, 'id' | 'documentId'>): Level {
  if (copy.documentId !== null) return levelOfDocument(ports.db, copy.documentId) ?? raise('not-found');
  return visibleCopy(ports, copy.id)?.subject.level ?? raise('not-found');
}

/** Whether a person may know of what a copy is of. */
export const isCleared = (
  ports: Ports,
  person: Pick<PersonRow, 'id' | 'roles'>,
  copy: Pick<CopyRecord, 'documentId'>,
): boolean =>
  seesAllLines(person) || (copy.documentId !== null && takesPart(ports.db, copy.documentId, person.id));

/** Someone of the office who is there and may know of the document. @throws AppError `receiver-not-cleared` */
export function requireCleared(ports: Ports, personId: string, copy: CopyRecord): void {
  const person = personById(ports.db, personId);
  if (person === undefined || person.state !== 'active')
    raise('bad-input', { field: 'receiverId', rule: 'not-active' });
  if (!isCleared(ports, person, copy)) raise('receiver-not-cleared', { rule: COPY_RULE.receiver });
}

/** Who may be given every one of these copies: who may know of them all, and of those that are recalled the custodians. */
export function mayReceive(
  ports: Ports,
  person: Pick<PersonRow, 'id' | 'roles'>,
  copies: readonly Pick<CopyRecord, 'documentId'>[],
): boolean {
  const keeps = isCustodian({ actor: person });
  return copies.every(
    (copy) =>
      isCleared(ports, person, copy) &&
      (keeps || copy.documentId === null || !isFrozen(ports.db, copy.documentId)),
  );
}

/**
 * A recalled document's copies stay where they are, or come together with those who keep them.
 * @throws AppError `document-frozen`
 */
export function refuseFrozenCopy(
  ports: Ports,
  copy: Pick<CopyRecord, 'documentId'>,
  receiverId: string | null = null,
): void {
  const receiver = receiverId === null ? undefined : personById(ports.db, receiverId);
  if (receiver !== undefined && isCustodian({ actor: receiver })) return;
  if (copy.documentId !== null) refuseFrozen(ports.db, copy.documentId);
}
