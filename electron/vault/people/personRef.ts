import type { PersonRef } from '../../../shared/ipc/schemas.ts';
import { findPerson } from './lookUps.ts';
import type { Ports } from '../ports.ts';

export function personRef(ports: Pick<Ports, 'db'>, id: string): PersonRef {
  const person = findPerson(ports.db, id);
  return { id, fullName: person?.fullName ?? '', position: person?.position ?? '' };
}

export const personRefOrNull = (ports: Pick<Ports, 'db'>, id: string | null): PersonRef | null =>
  id === null ? null : personRef(ports, id);
