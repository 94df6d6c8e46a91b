import { contract, type Parsed } from '../../../shared/ipc/contract.ts';
import {
  CASE_WORKERS,
  CONSULTED,
  DOCUMENT_WORKERS,
  PLAN_WORKERS,
  ROLES,
  type Role,
} from '../../../shared/domain/people/roles.ts';
import { PERMISSIONS, type Permission } from '../../../shared/ipc/permissions.ts';
import { HOLDERS } from '../../../shared/ipc/roleSets.ts';
import type { Person } from '../../../shared/ipc/contract/people.ts';
import { comparePeople } from '../../../shared/domain/text/compare.ts';
import { hasException } from './lookUps.ts';
import { handlers } from '../ports.ts';
import { mayHoldKey } from './credentials.ts';
import { allPeople, type PersonRow } from './store.ts';

/** Which posts may be chosen for which act: the lists by which the act itself refuses. */
const CHOICES: Record<Parsed<'people.choices'>['forAct'], readonly Role[]> = {
  present: ['leader'],
  approve: ['leader'],
  direct: DOCUMENT_WORKERS,
  hold: HOLDERS,
  takeBack: ['clerk', 'archivist'],
  keepBooks: ['clerk'],
  consult: CONSULTED,
  caseWork: CASE_WORKERS,
  planTask: PLAN_WORKERS,
};

export const peopleQueries = handlers({
  'people.list': (ports) => ({ people: allPeople(ports.db).map(toPerson) }),
  'people.choices': (ports, input) => {
    const { id: me } = ports.actor;
    // nobody puts a thing before themselves, unless the head lets them hold both posts
    const others = input.forAct === 'present' && !hasException(ports.db, me, ports.today());
    const fitting = allPeople(ports.db).filter(
      (person) =>
        person.state === 'active' &&
        person.roles.some((role) => CHOICES[input.forAct].includes(role)) &&
        !(others && person.id === me),
    );
    const sorted = fitting.sort((a, b) => comparePeople(a.fullName, b.fullName));
    return { people: sorted.map(({ id, fullName, position }) => ({ id, fullName, position })) };
  },
  'people.permissions': () => ({
    rows: Object.entries(PERMISSIONS).map(([op, permission]) => ({
      op,
      kind: contract[op as keyof typeof contract].kind,
      roles: rolesOf(permission),
    })),
  }),
});

function rolesOf(permission: Permission): Role[] {
  if (permission === 'anyone' || permission === 'nobody-yet') return [...ROLES];
  return [...permission];
}

function toPerson(row: PersonRow): Person {
  const { exceptionDocument, exceptionUntil } = row;
  return {
    id: row.id,
    revision: row.revision,
    username: row.username,
    fullName: row.fullName,
    position: row.position,
    roles: row.roles,
    state: row.state,
    exception:
      exceptionDocument === null || exceptionUntil === null
        ? null
        : { document: exceptionDocument, until: exceptionUntil },
    certificateUntilMs: row.certificateUntilMs,
    waitsForOfficeKey: !row.holdsOfficeKey && mayHoldKey('office', row.roles),
  };
}
