import { raise } from '../../../shared/errors.ts';
import { dayNumber } from '../../../shared/domain/calendar/civilDate.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { visitOf } from '../knowing/clearance.ts';
import { isOpen } from '../inspections/visit.ts';
import { personById, type PersonRow } from '../people/store.ts';
import type { Ports } from '../ports.ts';
import { delegationsHeld } from '../knowing/postAuthority.ts';
import { findUnit, listMembers } from '../units/store.ts';
import { personRef } from '../people/personRef.ts';

type Standing = Output<'access.explainPerson'>['standing'];

/** @throws AppError `not-found` */
export function personToExplain(ports: Ports, personId: string): PersonRow {
  return personById(ports.db, personId) ?? raise('not-found', { id: personId });
}

/** Posts, unit, delegations and inspection of a person, as of today. */
export function standingOf(ports: Ports, person: PersonRow): Standing {
  const visit = visitFor(ports, person);
  const capacities = ports.rules.asOf(ports.today()).capacities(ports.station.office.kind);
  const markOf = (capacity: string): string =>
    capacities.find((line) => line.capacity === capacity)?.mark ?? capacity;
  return {
    person: { id: person.id, fullName: person.fullName, position: person.position },
    state: person.state,
    roles: person.roles,
    exception:
      person.exceptionDocument === null || person.exceptionUntil === null
        ? null
        : { document: person.exceptionDocument, until: person.exceptionUntil },
    unit: unitOf(ports, person.id),
    certificateUntilMs: person.certificateUntilMs,
    delegations: delegationsHeld(ports, person.id, ports.today()).map((row) => ({
      capacity: markOf(row.capacity),
      from: personRef(ports, row.fromId),
      document: row.document,
      acts: row.acts,
      ceiling: row.ceiling,
      toOn: row.toOn,
    })),
    visit:
      visit === null
        ? null
        : {
            ground: visit.ground,
            clearance: visit.clearance,
            untilMs: visit.untilMs,
            open: isOpen(visit, ports.nowMs()),
          },
  };
}

/** The inspection by which alone this person looks; null for everybody who is not bound to one. */
export const visitFor = (ports: Ports, person: Pick<PersonRow, 'id' | 'roles'>) =>
  visitOf({ db: ports.db, actor: person });

function unitOf(ports: Ports, personId: string): string | null {
  const today = dayNumber(ports.today());
  const turn = listMembers(ports.db).find((each) => each.personId === personId && each.fromDay <= today);
  return turn?.unitId ? (findUnit(ports.db, turn.unitId)?.name ?? null) : null;
}
