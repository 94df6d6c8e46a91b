import { civilDateAt, formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import type { PaperData } from '../../../shared/domain/papers/paperForm.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Ports } from '../ports.ts';
import { BOOK_TEXT } from '../printing/bookText.ts';
import { PLAN_TEXT } from '../printing/planText.ts';

/** What the status report says. */
export function planData(ports: Ports, plan: Output<'plan.tasks'>): PaperData {
  const rule = ports.rules.ground(plan.rule, ports.today())?.title ?? '';
  const { office } = ports.station;
  return {
    values: {
      number: '',
      plan: plan.title,
      asOf: formatDate(ports.today()),
      total: String(plan.tasks.length),
      green: String(plan.counts.green),
      yellow: String(plan.counts.yellow),
      red: String(plan.counts.red),
      rule: PLAN_TEXT.rule(plan.rule, rule),
      superior: office.superior,
      maker: ports.actor.fullName,
      confirmer: BOOK_TEXT.confirmer(office.kind),
    },
    tables: {
      tasks: plan.tasks.map(({ title, dueOn, holder, colour, why, days, reports }, index) => {
        const [last] = reports;
        return {
          line: String(index + 1),
          title,
          due: formatDate(dueOn),
          colour: PLAN_TEXT.colour[colour],
          holder: holder?.name ?? PLAN_TEXT.nobody,
          why: PLAN_TEXT.why[why](days),
          percent: last === undefined ? '' : PLAN_TEXT.percent(last.percent),
          note:
            last === undefined
              ? PLAN_TEXT.none
              : PLAN_TEXT.note(formatDate(civilDateAt(last.atMs)), last.note),
        };
      }),
    },
  };
}
