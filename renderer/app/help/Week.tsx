import { Checkbox } from '../../components/Checkbox.tsx';
import { useT } from '../../i18n/I18n.tsx';
import type { TopicId } from './topics.ts';
import { useWeekDone } from './useWeekDone.ts';

/** Things to try in the first week; what was ticked is kept with the person's own settings. */
export function Week({ id, steps }: { id: TopicId; steps: readonly string[] }) {
  const t = useT();
  const { done, tick } = useWeekDone();
  const key = (index: number): string => `${id}-${index + 1}`;
  const count = steps.filter((_, index) => done.includes(key(index))).length;
  return (
    <section>
      <ul className="helpWeek">
        {steps.map((step, index) => (
          <li key={step}>
            <Checkbox checked={done.includes(key(index))} onChange={(on) => tick(key(index), on)}>
              {step}
            </Checkbox>
          </li>
        ))}
      </ul>
      <p className="m">{t('help.week.count', { count, total: steps.length })}</p>
    </section>
  );
}
