import { isOnlyInspector } from '../../../shared/domain/people/roles.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { burdenOf } from '../copies/leaving.ts';
import { GRANT_KINDS, keyGrant } from '../people/certificateStore.ts';
import { allPeople, personById, type PersonRow } from '../people/store.ts';
import type { Ports } from '../ports.ts';

const refOf = ({ id, fullName, position }: PersonRow) => ({ id, fullName, position });

/** In figures only: who settles a succession need not be one who may read. */
export function look(ports: Ports, personId: string): Output<'succession.look'> {
  const { db, actor } = ports;
  const person = personById(db, personId);
  if (person?.state !== 'active') return raise('not-found', { id: personId });
  const others = allPeople(db).filter(({ id, state }) => id !== personId && state === 'active');
  const stay = others.filter(({ roles }) => !isOnlyInspector(roles));
  const { copies, carryOuts, documents, submissions } = burdenOf(db, personId);
  const officeKeys = GRANT_KINDS.filter((kind) => keyGrant(db, personId, kind) !== undefined);
  const needsLeader = !actor.roles.includes('leader');
  return {
    person: refOf(person),
    revision: person.revision,
    roles: person.roles,
    only: person.roles.filter((role) => !others.some(({ roles }) => roles.includes(role))),
    copies,
    carryOuts,
    documents,
    submissions,
    contentKeys: db
      .prepare('SELECT count(*) FROM content_key_grant WHERE person_id = ?')
      .pluck()
      .get(personId) as number,
    officeKeys,
    onlyKeys: officeKeys.filter((kind) => !stay.some(({ id }) => keyGrant(db, id, kind) !== undefined)),
    seconds: stay
      .filter(({ id, roles }) => id !== actor.id && (!needsLeader || roles.includes('leader')))
      .map((one) => ({ username: one.username, person: refOf(one) })),
    successors: others.filter(({ id }) => id !== actor.id).map(refOf),
  };
}
