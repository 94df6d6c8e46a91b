import { StateMark, type StateMeaning } from '../../components/StateMark.tsx';
import { useT } from '../../i18n/I18n.tsx';
import type { PlanTask } from './planTask.ts';

const MEANING: Readonly<Record<PlanTask['colour'], StateMeaning>> = {
  green: 'done',
  yellow: 'waiting',
  red: 'refused',
};

type Coloured = Pick<PlanTask, 'colour' | 'why' | 'days'>;

/** The colour by its word, a shape and its ground: never by the colour alone. */
export function ColourMark({ task }: { task: Coloured }) {
  const t = useT();
  return (
    <StateMark meaning={MEANING[task.colour]}>
      {`${t(`plan.colour.${task.colour}`)}: ${t(`plan.why.${task.why}`, { days: task.days })}`}
    </StateMark>
  );
}

/** The same in a column: the ground has a line of its own, so that it is read whole. */
export function ColourCell({ task }: { task: Coloured }) {
  const t = useT();
  return (
    <div className="grow">
      <StateMark meaning={MEANING[task.colour]}>{t(`plan.colour.${task.colour}`)}</StateMark>
      <div className="m cap">{t(`plan.why.${task.why}`, { days: task.days })}</div>
    </div>
  );
}
