import type { Output } from '../../../shared/ipc/contract.ts';

type Task = Output<'plan.tasks'>['tasks'][number];

/**
 * Which tasks of the plan a desk reminds of: those that this person holds, until done; and for whoever gives the tasks
 * out, those that others hold and that are late or stuck. The earliest is first.
 */
export function deskTasks(
  tasks: readonly Task[],
  givesOut: boolean,
): { readonly mine: readonly Task[]; readonly late: readonly Task[] } {
  const open = tasks
    .filter(({ reports }) => reports[0]?.state !== 'done')
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const late = ({ mine, holder, why }: Task): boolean =>
    !mine && holder !== null && (why === 'overdue' || why === 'stuck');
  return { mine: open.filter(({ mine }) => mine), late: givesOut ? open.filter(late) : [] };
}
