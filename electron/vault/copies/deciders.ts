import { mayCall } from '../../../shared/ipc/permissions.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { loadDocument } from '../documents/change.ts';
import { allPeople } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import { shortfallOf } from '../knowing/postAuthority.ts';
import { isCleared } from './access.ts';

const DECIDED_BY = {
  'permit-copy': 'copies.decidePermit',
  'permit-taking-out': 'copies.decideCarryOut',
} as const;

/**
 * Who can decide about copying a document or taking a copy of it out: may know of it, with authority at its level by
 * the pack in force today (SC-01, SC-06); never who asks (SC-03). Nobody, where the head asks and no deputy was let in.
 */
export function decidersOf(
  ports: Ports,
  { act, documentId }: Parsed<'copies.deciders'>,
): Output<'copies.deciders'> {
  const { id, level } = loadDocument(ports, documentId);
  const people = allPeople(ports.db).filter(
    (person) =>
      person.state === 'active' &&
      person.id !== ports.actor.id &&
      mayCall(DECIDED_BY[act], person.roles) &&
      isCleared(ports, person, { documentId: id }) &&
      shortfallOf(ports, person, { act, level, on: ports.today() }) === null,
  );
  return {
    people: people.map(({ id: personId, fullName, position }) => ({ id: personId, fullName, position })),
  };
}
