import { addWorkingDays } from '../../../shared/domain/calendar/workingDays.ts';
import type { DeskItem } from '../../../shared/ipc/contract/desk.ts';
import { URGENCIES } from '../../../shared/domain/deadlines/propose.ts';
import { countDueIn, deskOf, dueItems } from '../desk/queries.ts';
import type { Due } from '../desk/store.ts';
import { query } from '../ports.ts';
import { deadlinesOf } from './clocks.ts';
import { escalatedTo } from './escalated.ts';
import { countStopped } from './store.ts';

export const deadlineQueries = {
  'deadlines.get': query<'deadlines.get'>((ports, { documentId }) => deadlinesOf(ports, documentId)),

  /** A leader follows the whole office (as far as he may know of it); everyone else what is on the own desk. */
  'deadlines.reminders': query<'deadlines.reminders'>((ports, { limit }) => {
    const desk = deskOf(ports, ports.actor.roles.includes('leader') ? 'office' : 'mine');
    const rules = ports.rules.asOf(desk.today);
    const { soonWorkingDays } = rules.extension;
    const { id: rule, steps } = rules.escalation;
    const soonUntil = addWorkingDays(desk.calendar, desk.today, soonWorkingDays);
    const late: Due = { when: 'late', day: desk.today, time: desk.now };
    const today: Due = { ...late, when: 'today' };
    const soon: Due = { ...late, when: 'soon', until: soonUntil };
    return {
      counts: {
        late: countDueIn(desk, late),
        today: countDueIn(desk, today),
        soon: countDueIn(desk, soon),
        stopped: desk.documents ? countStopped(ports.db, desk.scope) : 0,
      },
      late: dueItems(desk, late).sort(reddestFirst).slice(0, limit),
      today: dueItems(desk, today).sort(byUrgency).slice(0, limit),
      soon: dueItems(desk, soon).slice(0, limit),
      soonUntil,
      escalated: escalatedTo(desk, limit),
      steps: [...steps],
      rule,
    };
  }),
};

const urgencyOf = (item: DeskItem): number => URGENCIES.findIndex((urgency) => urgency === item.urgency);
const byUrgency = (a: DeskItem, b: DeskItem): number => urgencyOf(b) - urgencyOf(a);
/** The red list: the most urgent first, then the longest late. */
const reddestFirst = (a: DeskItem, b: DeskItem): number => byUrgency(a, b) || b.lateDays - a.lateDays;
