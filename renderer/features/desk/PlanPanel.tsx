import { ColourMark } from '../../app/plan/ColourMark.tsx';
import { usePlan } from '../../app/plan/stores.ts';
import { useQuery } from '../../app/query.ts';
import { useRouter } from '../../app/router.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';

/** How many are shown; the page has the rest. */
const SHOWN = 4;

/** Tasks of the superior's plan that this person or the person's unit holds, until done. Nothing where none is held. */
export function PlanPanel() {
  const t = useT();
  const format = useFormat();
  const go = useRouter((state) => state.go);
  const { value } = useQuery(usePlan, {});
  const held = (value?.tasks ?? [])
    .filter(({ mine, reports }) => mine && reports[0]?.state !== 'done')
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const [next] = held;
  if (next === undefined) return null;
  const open = (task: string): void => go('obstacles', { params: { task } });
  return (
    <section className="panel" aria-label={t('plan.mine')}>
      <header>
        <h2>{t('plan.mine')}</h2>
        <span className="end" />
        {held.length > SHOWN ? (
          <LinkButton onPress={() => open(next.id)}>{t('plan.mine.all', { count: held.length })}</LinkButton>
        ) : null}
      </header>
      <ul className="deskLines">
        {held.slice(0, SHOWN).map((task) => (
          <li key={task.id}>
            <div className="deskWhat">
              <LinkButton onPress={() => open(task.id)}>{task.title}</LinkButton>
              <div className="cap">
                <ColourMark task={task} />
              </div>
              {task.holder?.kind === 'unit' ? <div className="m cap cut">{task.holder.name}</div> : null}
            </div>
            <span className="cap nowrap">{format.date(task.dueOn)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
