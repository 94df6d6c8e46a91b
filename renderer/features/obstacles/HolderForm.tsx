import { useState } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import type { PlanTask } from '../../parts/plan/planTask.ts';
import { useAsk } from '../../data/ask.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useWords } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { useWithin } from './useWithin.ts';

type Kind = 'person' | 'unit';
const keyOf = (kind: Kind, id: string): string => `${kind}:${id}`;

/** Who answers for a task from now on: a unit of the office, or a person. */
export function HolderForm({ task }: { task: PlanTask }) {
  const { t, format } = useWords();
  const act = useAct();
  const { value: people } = useAsk('people.choices', { forAct: 'planTask' });
  const { value: units } = useAsk('units.list', {});
  const held = task.holder === null ? null : keyOf(task.holder.kind, task.holder.id);
  const [chosen, setChosen] = useState<string | null>(held);
  const today = format.dayOf(Date.now());
  const inForce = (units?.units ?? []).filter(
    ({ fromOn, toOn }) => fromOn <= today && (toOn === null || today <= toOn),
  );
  const choices = [
    ...inForce.map(({ id, name }) => ({ id: keyOf('unit', id), text: name, detail: t('word.unit') })),
    ...(people?.people ?? []).map(({ id, fullName, position }) => ({
      id: keyOf('person', id),
      text: fullName,
      detail: position,
    })),
  ];
  const missing = chosen === null || chosen === held ? t('plan.holder.choose') : null;
  const assign = (): void => {
    const [kind = '', id = ''] = (chosen ?? '').split(':');
    const name = choices.find((one) => one.id === chosen)?.text ?? '';
    void act.call(
      'plan.assign',
      { taskId: task.id, to: { kind: kind === 'unit' ? 'unit' : 'person', id } },
      () => useToasts.getState().show({ text: t('plan.assigned', { name }) }),
    );
  };
  const { within, bounds } = useWithin();
  const ready = missing === null && !act.busy;
  useShortcuts('detail', { 'detail.primary': assign }, { enabled: within && ready });
  return (
    <div className="row wrap gap-4 mt2" {...bounds}>
      <Select
        label={t('plan.holder')}
        choices={choices}
        value={chosen}
        onChange={setChosen}
        placeholder={t('plan.holder.choose')}
      />
      <Button
        disabled={!ready}
        disabledReason={missing}
        onPress={assign}
        {...(within ? { shortcut: 'detail.primary' as const } : {})}
      >
        {t('plan.assign')}
      </Button>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </div>
  );
}
