import { mayCall } from '../../data/mayCall.ts';
import { ColourMark } from '../../parts/plan/ColourMark.tsx';
import { deskTasks } from './deskTasks.ts';
import { type PlanTask } from '../../parts/plan/planTask.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useT, useWords } from '../../i18n/I18n.tsx';

/** How many are shown; the page has the rest. */
const SHOWN = 4;

/** Tasks of the superior's plan that the desk reminds of; nothing where there are none. */
export function PlanPanel() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value } = useAsk('plan.tasks', {});
  const { mine, late } = deskTasks(value?.tasks ?? [], mayCall(roles, 'plan.assign'));
  return (
    <>
      <Tasks title={t('plan.mine')} tasks={mine} named={({ holder }) => holder?.kind === 'unit'} />
      <Tasks title={t('plan.late')} tasks={late} named={() => true} />
    </>
  );
}

interface TasksProps {
  readonly title: string;
  readonly tasks: readonly PlanTask[];
  /** whether the holder's name stands with the task */
  readonly named: (task: PlanTask) => boolean;
}

function Tasks({ title, tasks, named }: TasksProps) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const [next] = tasks;
  if (next === undefined) return null;
  const open = (task: string): void => go('obstacles', { params: { task } });
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="end" />
        {tasks.length > SHOWN ? (
          <LinkButton onPress={() => open(next.id)}>{t('plan.mine.all', { count: tasks.length })}</LinkButton>
        ) : null}
      </header>
      <ul className="deskLines">
        {tasks.slice(0, SHOWN).map((task) => (
          <li key={task.id}>
            <div className="deskWhat">
              <LinkButton onPress={() => open(task.id)}>{task.title}</LinkButton>
              <div className="cap">
                <ColourMark task={task} />
              </div>
              {named(task) ? <div className="m cap cut">{task.holder?.name}</div> : null}
            </div>
            <span className="cap nowrap">{format.date(task.dueOn)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
