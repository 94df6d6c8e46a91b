import { addDays, civilDateAt, startOfDayMs } from '../../../shared/domain/calendar/civilDate.ts';
import { comparePeople } from '../../../shared/domain/text/compare.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { PersonRef } from '../../../shared/ipc/schemas.ts';
import { allPeople } from '../people/store.ts';
import { type Ports, about, handlers } from '../ports.ts';
import {
  allInspections,
  closeInspection,
  findInspection,
  insertInspection,
  lastInspectionOf,
} from '../tables/inspections.ts';
import { givenWord } from '../seals/believed.ts';
import { isOpen } from './visit.ts';

type Person = ReturnType<typeof allPeople>[number];

export const inspectionHandlers = handlers({
  'inspection.open': (ports, { inspectorId, ground, clearance, days }) => {
    const inspector = allPeople(ports.db).find(({ id }) => id === inspectorId);
    if (inspector === undefined || !canVisit(inspector))
      raise('bad-input', { field: 'inspectorId', rule: 'inspector' });
    const openedMs = ports.nowMs();
    const last = lastInspectionOf(ports.db, inspectorId);
    if (last !== null && isOpen(last, openedMs)) raise('bad-input', { field: 'inspectorId', rule: 'open' });
    const until = addDays(civilDateAt(openedMs), days);
    const untilMs = startOfDayMs(until);
    const id = ports.newId();
    insertInspection(ports.db, {
      id,
      inspectorId,
      openedBy: ports.actor.id,
      ground,
      clearance,
      openedMs,
      untilMs,
    });
    ports.append({
      act: 'inspection.opened',
      ...about('person', inspectorId),
      facts: { to: inspector.fullName, ground, clearance, until: addDays(until, -1) },
    });
    ports.announce('people.changed', inspectorId);
    return { id, untilMs };
  },

  'inspection.close': (ports, { id }) => {
    const row = findInspection(ports.db, id) ?? raise('not-found', { id });
    const isLeader = ports.actor.roles.includes('leader');
    if (row.closedMs !== null || (!isLeader && row.inspectorId !== ports.actor.id))
      raise('not-found', { id });
    const nowMs = ports.nowMs();
    closeInspection(ports.db, id, ports.actor.id, nowMs);
    const to = allPeople(ports.db).find((person) => person.id === row.inspectorId)?.fullName ?? '';
    ports.append({
      act: 'inspection.closed',
      ...about('person', row.inspectorId),
      facts: { to, ground: row.ground },
    });
    ports.announce('people.changed', row.inspectorId);
    return { id, closedMs: nowMs };
  },

  'inspection.list': (ports) => list(ports),
});

/** An inspector of the office with other posts cannot be one who only looks. */
const canVisit = (person: Person): boolean =>
  person.state === 'active' && person.roles.length === 1 && person.roles[0] === 'inspector';

const toRef = ({ id, fullName, position }: Person): PersonRef => ({ id, fullName, position });

function list(ports: Ports): Output<'inspection.list'> {
  const people = allPeople(ports.db);
  const ref = (id: string): PersonRef =>
    people.filter((person) => person.id === id).map(toRef)[0] ?? raise('internal', { at: 'person' });
  const seesAll = ports.actor.roles.some((role) => role !== 'inspector');
  return {
    inspections: allInspections(ports.db)
      .filter((row) => seesAll || row.inspectorId === ports.actor.id)
      .map(({ id, inspectorId, openedBy, ground, clearance, openedMs, untilMs, closedMs, ...row }) => ({
        id,
        ground,
        clearance,
        openedMs,
        untilMs,
        closedMs,
        inspector: ref(inspectorId),
        openedBy: ref(openedBy),
        state:
          closedMs !== null
            ? 'closed'
            : isOpen(
                  { id, inspectorId, openedBy, ground, clearance, openedMs, untilMs, closedMs, ...row },
                  ports.nowMs(),
                )
              ? givenWord(ports.db, 'inspection', 'opened', [id]) === null
                ? 'unsigned'
                : 'open'
              : 'over',
      })),
    people: people
      .filter(canVisit)
      .sort((a, b) => comparePeople(a.fullName, b.fullName))
      .map(toRef),
  };
}
