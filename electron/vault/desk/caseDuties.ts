import { DUTIES_COUNTED } from '../../../shared/domain/submission/clocks.ts';
import type { Role } from '../../../shared/domain/people/roles.ts';
import type { Duty } from '../../../shared/ipc/contract/caseWork.ts';
import type { DeskItem } from '../../../shared/ipc/contract/desk.ts';
import type { OpName } from '../../../shared/ipc/contract.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import type { Ports } from '../ports.ts';
import { submissionOf } from '../submissions/acting.ts';
import { clockOfDuty, clockReader } from '../submissions/clocks.ts';
import { untoldTooLong } from '../submissions/duties.ts';
import { casesOwing } from '../submissions/dutyStore.ts';
import { extensionsWaiting } from '../submissions/extensionStore.ts';
import { findLine } from '../submissions/listStore.ts';
import { publicationsWaiting } from '../submissions/publicationStore.ts';
import { councilsWaiting } from '../tables/initiatives.ts';

/** Clocks beside a case's own date: a sender who heard nothing, a case in nobody's hands, an answer not sent. */
const SHOWN: readonly Duty[] = [
  'own',
  'acknowledge',
  'accept',
  'progress',
  'deliver',
  'pass-on',
  'tell-refusal',
  'supplement',
];
/** Whoever keeps the counter or leads the office sees them all; others see their own cases among the late ones. */
const FOLLOWS: readonly Role[] = ['intake', 'clerk', 'leader'];
/** Looked at of each; the oldest come first. */
const LOOKED_AT = 30;

/**
 * Clocks of cases that have run out, a line for each clock, so that a thousand of them hide nothing else. They stand
 * among what is late although such cases have no date of their own on the list: sent to an office that does not answer,
 * accepted and given to nobody, never acknowledged.
 */
export function caseDuties(ports: Ports): DeskItem[] {
  const { roles } = ports.actor;
  if (!mayCall('submissions.duties', roles) || !roles.some((role) => FOLLOWS.includes(role))) return [];
  const read = clockReader(ports);
  const today = ports.today();
  return SHOWN.flatMap((duty): DeskItem[] => {
    const late = casesOwing(ports.db, { duty, today }, { from: 0, limit: LOOKED_AT })
      .map((id) => ({ id, clock: read(submissionOf(ports, id), clockOfDuty(duty)) }))
      .flatMap(({ id, clock }) =>
        clock === null || clock.doneMs !== null || clock.lateDays === 0 ? [] : [{ id, ...clock }],
      )
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
    const [worst] = late;
    if (worst === undefined) return [];
    const untold = duty === 'acknowledge';
    const count = untold ? untoldTooLong(ports) : late.length;
    // where every case that was looked at is late, there may be more
    const more = count >= (untold ? DUTIES_COUNTED : LOOKED_AT);
    return [
      {
        subjectKind: 'case-duty',
        id: worst.id,
        opens: count === 1 ? worst.id : null,
        count,
        ...(more ? { more } : {}),
        book: null,
        number: '',
        title: null,
        level: 'none',
        urgency: 'thuong',
        state: duty,
        holder: null,
        dueOn: worst.dueOn,
        dueTime: null,
        lateDays: worst.lateDays,
      },
    ];
  });
}

/** Copies for the public that wait to be released, for whoever may: never for their drafter. */
export function publicationsToDecide(ports: Ports, most: number): DeskItem[] {
  if (!mayCall('submissions.decidePublication', ports.actor.roles)) return [];
  return publicationsWaiting(ports.db, ports.actor.id, most).flatMap(({ id, byName }) =>
    toDecide(ports, 'publication', id, { state: 'proposed', holder: byName }),
  );
}

/** Requests for more time, for whoever may grant it: never for who asked. */
export function extensionsToDecide(ports: Ports, most: number): DeskItem[] {
  if (!mayCall('submissions.decideExtension', ports.actor.roles)) return [];
  return extensionsWaiting(ports.db, ports.actor.id, most).flatMap(({ id, byName }) =>
    toDecide(ports, 'extension', id, { state: 'asked', holder: byName }),
  );
}

/** Councils to set up and minutes to decide by, of cases that somebody has; of those that nobody has the case itself is a row. */
export function councilsToDecide(ports: Ports, most: number): DeskItem[] {
  if (!mayCall('initiatives.setCouncil', ports.actor.roles)) return [];
  return councilsWaiting(ports.db, most).flatMap(({ id, state }) =>
    toDecide(ports, 'council', id, { state, holder: null }),
  );
}

function toDecide(
  ports: Ports,
  subjectKind: DeskItem['subjectKind'],
  id: string,
  { state, holder }: Pick<DeskItem, 'state' | 'holder'>,
): DeskItem[] {
  const line = findLine(ports.db, id);
  if (line === null) return [];
  return [
    {
      subjectKind,
      id,
      opens: id,
      count: 1,
      book: null,
      number: line.receiptCode,
      title: line.title,
      level: 'none',
      urgency: 'thuong',
      state,
      holder: holder ?? line.holderName,
      dueOn: null,
      dueTime: null,
      lateDays: 0,
    },
  ];
}

/** What nobody has told the sender yet: an answer of another office, a refusal; those that are late have a line above. */
export const sendersToTell = (ports: Ports): DeskItem[] => [
  ...toTell(ports, 'pass-on', 'submissions.passOn'),
  ...toTell(ports, 'tell-refusal', 'submissions.tellRefusal'),
];

function toTell(ports: Ports, duty: Duty, op: OpName): DeskItem[] {
  if (!mayCall(op, ports.actor.roles)) return [];
  const read = clockReader(ports);
  return casesOwing(ports.db, { duty, today: ports.today() }, { from: 0, limit: LOOKED_AT }).flatMap(
    (id): DeskItem[] => {
      const line = findLine(ports.db, id);
      const clock = read(submissionOf(ports, id), clockOfDuty(duty));
      if (line === null || clock === null || clock.lateDays > 0) return [];
      return [
        {
          subjectKind: 'submission',
          id,
          opens: id,
          count: 1,
          book: null,
          number: line.receiptCode,
          title: line.title,
          level: 'none',
          urgency: 'thuong',
          state: duty,
          holder: null,
          dueOn: clock.dueOn,
          dueTime: null,
          lateDays: 0,
        },
      ];
    },
  );
}
