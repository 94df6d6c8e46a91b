import { addWorkingDays } from '../../../shared/domain/calendar/workingDays.ts';
import { countDueOf, deskOf, followsOthers } from '../desk/desk.ts';
import type { Due } from '../desk/store.ts';
import { handlers } from '../ports.ts';
import { deadlinesOf } from './clocks.ts';
import { countEscalated } from './escalated.ts';
import { countStopped } from './store.ts';

export const deadlineQueries = handlers({
  'deadlines.get': (ports, { documentId }) => deadlinesOf(ports, documentId),

  /**
   * Who follows the office reads of all of it (as far as they may know of it); everyone else what is on the own desk. What is
   * late and due today the desk counts itself.
   */
  'deadlines.reminders': (ports) => {
    const office = followsOthers(ports.actor.roles);
    const desk = deskOf(ports, office ? 'office' : 'mine');
    const rules = ports.rules.asOf(desk.today);
    const soonUntil = addWorkingDays(desk.calendar, desk.today, rules.extension.soonWorkingDays);
    const soon: Due = { when: 'soon', day: desk.today, time: desk.now, until: soonUntil };
    return {
      counts: {
        soon:
          countDueOf(desk, 'first', soon) +
          countDueOf(desk, 'own', soon) +
          (office ? countDueOf(desk, 'others', soon) : 0),
        stopped: desk.documents ? countStopped(ports.db, desk.scope) : 0,
        escalated: countEscalated(desk),
      },
      office,
      soonUntil,
      rule: rules.escalation.id,
    };
  },
});
