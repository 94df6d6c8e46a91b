import { addWorkingDays } from '../../../shared/domain/calendar/workingDays.ts';
import { countDueIn, deskOf } from '../desk/queries.ts';
import type { Due } from '../desk/store.ts';
import { tasksOf } from '../desk/tasks.ts';
import { query } from '../ports.ts';
import { deadlinesOf } from './clocks.ts';
import { countEscalated } from './escalated.ts';
import { countStopped } from './store.ts';

export const deadlineQueries = {
  'deadlines.get': query<'deadlines.get'>((ports, { documentId }) => deadlinesOf(ports, documentId)),

  /**
   * A leader follows the whole office (as far as he may know of it); everyone else what is on the own desk. What is late
   * and due today are the very numbers of the desk below, with the acts that wait there too.
   */
  'deadlines.reminders': query<'deadlines.reminders'>((ports) => {
    const desk = deskOf(ports, ports.actor.roles.includes('leader') ? 'office' : 'mine');
    const rules = ports.rules.asOf(desk.today);
    const soonUntil = addWorkingDays(desk.calendar, desk.today, rules.extension.soonWorkingDays);
    const tasks = tasksOf(ports);
    const late: Due = { when: 'late', day: desk.today, time: desk.now };
    return {
      counts: {
        late: countDueIn(desk, late) + tasks.late.length,
        today: countDueIn(desk, { ...late, when: 'today' }) + tasks.today.length,
        soon: countDueIn(desk, { ...late, when: 'soon', until: soonUntil }),
        stopped: desk.documents ? countStopped(ports.db, desk.scope) : 0,
        escalated: countEscalated(desk),
      },
      soonUntil,
      rule: rules.escalation.id,
    };
  }),
};
