import { addWorkingDays } from '../../../shared/domain/calendar/workingDays.ts';
import { countDueOf, deskOf, followsOthers } from '../desk/desk.ts';
import type { Due } from '../desk/store.ts';
import { tasksOf } from '../desk/tasks.ts';
import { query } from '../ports.ts';
import { deadlinesOf } from './clocks.ts';
import { countEscalated } from './escalated.ts';
import { countStopped } from './store.ts';

export const deadlineQueries = {
  'deadlines.get': query<'deadlines.get'>((ports, { documentId }) => deadlinesOf(ports, documentId)),

  /**
   * Who follows the office reads of all of it (as far as they may know of it); everyone else what is on the own desk. What is late
   * and due today are the very numbers of the desk below, with the acts that wait there too.
   */
  'deadlines.reminders': query<'deadlines.reminders'>((ports) => {
    const office = followsOthers(ports.actor.roles);
    const desk = deskOf(ports, office ? 'office' : 'mine');
    const rules = ports.rules.asOf(desk.today);
    const soonUntil = addWorkingDays(desk.calendar, desk.today, rules.extension.soonWorkingDays);
    const tasks = tasksOf(ports);
    const late: Due = { when: 'late', day: desk.today, time: desk.now };
    const count = (due: Due): number =>
      countDueOf(desk, 'first', due) +
      countDueOf(desk, 'own', due) +
      (office ? countDueOf(desk, 'others', due) : 0);
    return {
      counts: {
        late: count(late) + tasks.late.length,
        today: count({ ...late, when: 'today' }) + tasks.today.length,
        soon: count({ ...late, when: 'soon', until: soonUntil }),
        stopped: desk.documents ? countStopped(ports.db, desk.scope) : 0,
        escalated: countEscalated(desk),
      },
      office,
      soonUntil,
      rule: rules.escalation.id,
    };
  }),
};
