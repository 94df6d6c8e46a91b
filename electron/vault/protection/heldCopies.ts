import type { Db } from '../db/handles.ts';
import type { DocumentRecord } from '../documents/store.ts';
import { findPerson } from '../documents/store.ts';

export interface HeldCopy {
  readonly label: string;
  readonly holder: string;
}

/** The copies of a document that this office holds: the received one, or the kept one of its own. */
export function heldCopies(db: Db, document: DocumentRecord): HeldCopy[] {
  const holder = document.holderId === null ? '' : (findPerson(db, document.holderId)?.fullName ?? '');
  if (document.direction === 'in') {
    const number = document.copyNumber ?? '';
    return [{ label: number === '' ? 'Bản nhận' : `Bản số ${number}`, holder }];
  }
  return [{ label: 'Bản lưu', holder }];
}
