import { dayNumber, fromDayNumber } from '../../../shared/domain/calendar/civilDate.ts';
import { foldBase } from '../../../shared/domain/text/fold.ts';
import { comparePeople } from '../../../shared/domain/text/compare.ts';
import { normaliseLine } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { checkDate } from '../rules/officeRules.ts';
import { findPerson } from '../people/lookUps.ts';
import { allPeople } from '../people/store.ts';
import { type Ports, about, handlers, ofStation } from '../ports.ts';
import { findUnit, listMembers, listUnits, type Member, putMember, putUnit, type Unit } from './store.ts';

export const unitHandlers = handlers({
  'units.list': (ports) => unitsOf(ports),

  'units.save': (ports, input) => {
    checkDate('fromOn', input.fromOn);
    checkDate('toOn', input.toOn);
    if (input.toOn !== null && input.toOn < input.fromOn) raise('unit-refused', { reason: 'dates' });
    const unit = { ...input, name: normaliseLine(input.name), id: input.id ?? ports.newId() };
    const head =
      input.headId === null
        ? null
        : (findPerson(ports.db, input.headId) ?? raise('not-found', { id: input.headId }));
    if (input.id !== null && findUnit(ports.db, input.id) === null) raise('not-found', { id: input.id });
    refuseTwin(ports, unit);
    refuseOutside(ports, unit);
    putUnit(ports.db, { ...unit, nowMs: ports.nowMs(), by: ports.actor.id });
    ports.append({
      act: input.id === null ? 'unit.added' : 'unit.changed',
      ...ofStation(ports),
      facts: { unit: unit.name, from: unit.fromOn, to: unit.toOn ?? '', head: head?.fullName ?? '' },
    });
    announce(ports);
    return { id: unit.id };
  },

  'units.assign': (ports, { personId, unitId, fromOn }) => {
    checkDate('fromOn', fromOn);
    const person = findPerson(ports.db, personId) ?? raise('not-found', { id: personId });
    const unit = unitId === null ? null : (findUnit(ports.db, unitId) ?? raise('not-found', { id: unitId }));
    if (unit !== null && !isInForce(unit, fromOn))
      raise('unit-refused', { reason: 'not-in-force', unit: unit.name });
    const member = { personId, unitId, fromDay: dayNumber(fromOn) };
    putMember(ports.db, { ...member, nowMs: ports.nowMs(), by: ports.actor.id });
    if (unit !== null) refuseOutside(ports, unit);
    ports.append({
      act: 'unit.member-set',
      ...about('person', personId),
      facts: { person: person.fullName, unit: unit?.name ?? '', from: fromOn },
    });
    announce(ports);
    return { set: true };
  },
});

/** The page of units asks again, and so do the figures. */
function announce(ports: Ports): void {
  ports.announce('people.changed');
  ports.announce('figures.changed');
}

const isInForce = (unit: Pick<Unit, 'fromOn' | 'toOn'>, on: string): boolean =>
  unit.fromOn <= on && (unit.toOn === null || on <= unit.toOn);

/** Two units of one name at one time could not be told apart in a report. */
function refuseTwin(ports: Ports, unit: Unit): void {
  const twin = listUnits(ports.db).find(
    (other) =>
      other.id !== unit.id &&
      foldBase(other.name) === foldBase(unit.name) &&
      (unit.toOn === null || other.fromOn <= unit.toOn) &&
      (other.toOn === null || unit.fromOn <= other.toOn),
  );
  if (twin !== undefined) raise('unit-refused', { reason: 'twin', unit: unit.name });
}

/** Nobody belongs to a unit before it begins or after it ends: such people are given another one first. */
function refuseOutside(ports: Ports, unit: Unit): void {
  for (const turns of turnsByPerson(ports).values()) {
    turns.forEach((turn, index) => {
      if (turn.unitId !== unit.id) return;
      const next = turns[index - 1];
      const last = next === undefined ? null : fromDayNumber(next.fromDay - 1);
      const ends = unit.toOn !== null && (last === null || last > unit.toOn);
      if (fromDayNumber(turn.fromDay) < unit.fromOn || ends) {
        const person = findPerson(ports.db, turn.personId)?.fullName ?? '';
        raise('unit-refused', { reason: 'members', unit: unit.name, person });
      }
    });
  }
}

/** Of each person, the newest turn first. */
function turnsByPerson(ports: Ports): Map<string, Member[]> {
  const found = new Map<string, Member[]>();
  for (const member of listMembers(ports.db))
    found.set(member.personId, [...(found.get(member.personId) ?? []), member]);
  return found;
}

/** Where somebody belonged on a day. @param turns newest first */
const unitOn = (turns: readonly Member[], day: number): string | null =>
  turns.find(({ fromDay }) => fromDay <= day)?.unitId ?? null;

function unitsOf(ports: Ports): Output<'units.list'> {
  const today = dayNumber(ports.today());
  const turns = turnsByPerson(ports);
  const members = allPeople(ports.db)
    .filter(({ id, state }) => state === 'active' || turns.has(id))
    .map(({ id, fullName, position }) => {
      const own = turns.get(id) ?? [];
      return {
        person: { id, fullName, position },
        unitId: unitOn(own, today),
        turns: own.map(({ unitId, fromDay }) => ({ unitId, fromOn: fromDayNumber(fromDay) })),
      };
    })
    .sort((a, b) => comparePeople(a.person.fullName, b.person.fullName));
  const units = listUnits(ports.db).map((unit) => ({
    ...unit,
    people: members.filter(({ unitId }) => unitId === unit.id).length,
  }));
  return { units, members };
}
