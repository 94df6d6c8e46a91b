import { addDays, dayNumber } from '../../../shared/domain/calendar/civilDate.ts';
import { toldAfter } from '../../../shared/domain/deadlines/escalation.ts';
import { countDueIn, type Desk } from '../desk/desk.ts';
import type { Due } from '../desk/store.ts';
import { lateDays } from '../rules/officeRules.ts';
import { allPeople } from '../people/store.ts';
import { listMembers, listUnits } from '../units/store.ts';

/**
 * How much is late with others and has come up to this person, by the steps of the pack: the head of a unit hears of the
 * people of the unit, a leader of the whole office, and earlier of those who have no head above them. Computed here and
 * now; a classified record is counted only for those who may know of it.
 */
export function countEscalated(desk: Desk): number {
  const { ports } = desk;
  const { steps } = ports.rules.asOf(desk.today).escalation;
  const leads = ports.actor.roles.includes('leader');
  const atHead = lateBy(desk, toldAfter(steps, 'head'));
  const atLeader = leads ? lateBy(desk, toldAfter(steps, 'leader')) : null;
  const under = atHead === null ? [] : peopleUnder(desk, leads);
  const lateOf = (holderId: string | null, due: Due): number =>
    countDueIn({ ...desk, scope: { ...desk.scope, holderId } }, due);
  const ofUnder = (due: Due | null): number => (due === null ? 0 : sum(under.map((id) => lateOf(id, due))));
  if (atLeader === null) return ofUnder(atHead);
  const ofOthers = lateOf(null, atLeader) - lateOf(ports.actor.id, atLeader);
  // who stands under this person was counted at the head's step already
  return ofUnder(atHead) + Math.max(0, ofOthers - ofUnder(atLeader));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

/** Whatever is at least so many working days late; null for a rung that is never told. */
function lateBy(desk: Desk, workingDays: number | null): Due | null {
  if (workingDays === null) return null;
  if (workingDays === 0) return { when: 'late', day: desk.today, time: desk.now };
  let day = addDays(desk.today, -1);
  while (lateDays(desk.calendar, day, desk.today, null, desk.now) < workingDays) day = addDays(day, -1);
  return { when: 'late', day: addDays(day, 1), time: '00:00' };
}

/** Of whom this person hears at the head's step: the people of a unit that he heads; for a leader also those without a head. */
function peopleUnder({ ports, today }: Desk, leads: boolean): string[] {
  const day = dayNumber(today);
  const heads = new Map(
    listUnits(ports.db)
      .filter((unit) => unit.fromOn <= today && (unit.toOn === null || today <= unit.toOn))
      .map((unit) => [unit.id, unit.headId] as const),
  );
  const active = new Set(
    allPeople(ports.db)
      .filter((person) => person.state === 'active')
      .map((person) => person.id),
  );
  const turns = listMembers(ports.db);
  const headOf = (personId: string): string | null => {
    const unitId = turns.find((turn) => turn.personId === personId && turn.fromDay <= day)?.unitId ?? null;
    const head = unitId === null ? null : (heads.get(unitId) ?? null);
    // nobody is the head of himself, and one who has left hears of nothing
    return head === personId || head === null || !active.has(head) ? null : head;
  };
  const me = ports.actor.id;
  return [...active].filter((id) => id !== me && (headOf(id) === me || (leads && headOf(id) === null)));
}
