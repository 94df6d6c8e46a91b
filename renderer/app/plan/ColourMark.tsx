import { StateMark, type StateMeaning } from '../../components/StateMark.tsx';
import { useT } from '../../i18n/I18n.tsx';
import type { PlanTask } from './stores.ts';

const MEANING: Readonly<Record<PlanTask['colour'], StateMeaning>> = {
  green: 'done',
  yellow: 'waiting',
  red: 'refused',
};

/** The colour by its word, a shape and its ground: never by the colour alone. */
export function ColourMark({ task }: { task: Pick<PlanTask, 'colour' | 'why' | 'days'> }) {
  const t = useT();
  return (
    <StateMark meaning={MEANING[task.colour]}>
      {`${t(`plan.colour.${task.colour}`)}: ${t(`plan.why.${task.why}`, { days: task.days })}`}
    </StateMark>
  );
}
