import { copiesOf } from '../documents/copyStore.ts';
import type { Db } from '../db/handles.ts';
import { type DocumentRecord } from '../tables/documents.ts';
import { findPerson } from '../people/lookUps.ts';

export interface HeldCopy {
  readonly label: string;
  readonly holder: string;
}

/** The numbered copies of a document that people of this office hold; without any, the one that came or was kept. */
export function heldCopies(db: Db, document: DocumentRecord): HeldCopy[] {
  const nameOf = (id: string | null): string => (id === null ? '' : (findPerson(db, id)?.fullName ?? ''));
  const copies = copiesOf(db, { documentId: document.id, bookId: null });
  const held = copies.filter((copy) => copy.state === 'in-custody' || copy.state === 'carried-out');
  if (held.length > 0) return held.map((copy) => ({ label: copy.code, holder: nameOf(copy.holderId) }));
  if (copies.length > 0) return [];
  const holder = nameOf(document.holderId);
  if (document.direction === 'out') return [{ label: 'Bản lưu', holder }];
  const number = document.copyNumber ?? '';
  return [{ label: number === '' ? 'Bản nhận' : `Bản số ${number}`, holder }];
}
