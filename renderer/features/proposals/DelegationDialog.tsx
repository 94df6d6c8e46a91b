import { useState } from 'react';
import type { DelegatedAct } from '../../../shared/domain/document/signing.ts';
import { useDateReader } from '../../forms/choices.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAsk } from '../../data/ask.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { DateField } from '../../components/DateField.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { Select } from '../../components/Select.tsx';
import { TextArea, TextField } from '../../components/TextField.tsx';
import { useOpenSession } from '../../data/session.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useAct } from '../../data/useAct.ts';

const CEILINGS = ['none', 'mat', 'toi-mat'] as const;

interface DelegationDialogProps {
  /** told of the new one's id */
  onAdded: (id: string) => void;
  onClose: () => void;
}

/** A delegation as its document says it; who signs under one does not delegate on. */
export function DelegationDialog({ onAdded, onClose }: DelegationDialogProps) {
  const t = useT();
  const { userId } = useOpenSession();
  const parse = useDateReader();
  const { value: people } = useAsk('people.choices', { forAct: 'approve' });
  const { value: rules } = useAsk('delegations.capacities', {});
  const [capacity, setCapacity] = useState<string | null>(null);
  const [chosenFrom, setFromId] = useState<string | null>(null);
  const [toId, setToId] = useState<string | null>(null);
  const [document, setDocument] = useState('');
  const [scope, setScope] = useState('');
  const [ceiling, setCeiling] = useState<(typeof CEILINGS)[number]>('none');
  const [acts, setActs] = useState<readonly DelegatedAct[]>(['sign']);
  const [fromOn, setFromOn] = useState<string | null>(null);
  const [toOn, setToOn] = useState<string | null>(null);
  const act = useAct({ onDone: onClose });
  const leaders = (people?.people ?? []).map(({ id, fullName, position }) => ({
    id,
    text: fullName,
    detail: position,
  }));
  // who enters it most often gives it
  const own = toId === userId ? undefined : leaders.find(({ id }) => id === userId);
  const fromId = chosenFrom ?? own?.id ?? null;
  const filled =
    capacity !== null &&
    fromId !== null &&
    toId !== null &&
    document.trim() !== '' &&
    scope.trim() !== '' &&
    acts.length > 0 &&
    fromOn !== null &&
    toOn !== null;
  const missing = filled ? null : t('word.fillInEveryField');
  const from = leaders.find(({ id }) => id === fromId);
  const to = leaders.find(({ id }) => id === toId);
  const mark = rules?.capacities.find(({ id }) => id === capacity)?.mark;
  const go = (): void => {
    if (!filled) return;
    const words = { document: document.trim(), scope: scope.trim() };
    void act.call(
      'delegations.add',
      {
        capacity,
        fromId,
        toId,
        ...words,
        ceiling,
        acts: [...acts],
        typeIds: [],
        fromOn,
        toOn,
      },
      ({ id }) => {
        onAdded(id);
        return { text: t('delegations.added') };
      },
    );
  };
  return (
    <FormDialog
      undoable
      title={t('delegations.add')}
      wide
      verb={t('common.save')}
      missing={missing}
      act={act}
      safe={t('common.typedStays')}
      onSubmit={go}
      onClose={onClose}
    >
      <div className="grid12">
        <Select
          span={8}
          label={t('delegations.capacity')}
          choices={(rules?.capacities ?? []).map(({ id, name }) => ({ id, text: name }))}
          value={capacity}
          onChange={setCapacity}
          placeholder={t('proposals.choose')}
          autoFocus
        />
        <Select
          span={4}
          label={t('delegations.ceiling')}
          choices={CEILINGS.map((id) => ({ id, text: t(`level.${id}`), content: <LevelChip level={id} /> }))}
          value={ceiling}
          onChange={setCeiling}
        />
        <Select
          span={6}
          label={t('delegations.from')}
          choices={leaders.filter(({ id }) => id !== toId)}
          value={fromId}
          onChange={setFromId}
          placeholder={t('proposals.choose')}
        />
        <Select
          span={6}
          label={t('delegations.to')}
          choices={leaders.filter(({ id }) => id !== fromId)}
          value={toId}
          onChange={setToId}
          placeholder={t('proposals.choose')}
        />
        {from === undefined || to === undefined || mark === undefined ? null : (
          <p className="c12 s">
            {t.rich('delegations.means', {
              to: to.text,
              toPost: to.detail,
              from: from.text,
              fromPost: from.detail,
              mark,
              b: (chunks) => <b className="md">{chunks}</b>,
            })}
          </p>
        )}
        <TextField
          span={6}
          label={t('word.document')}
          value={document}
          onChange={setDocument}
          maxLength={200}
          placeholder={t('delegations.documentHint')}
        />
        <DateField span={3} label={t('word.from')} value={fromOn} onChange={setFromOn} parse={parse} />
        <DateField span={3} label={t('word.to')} value={toOn} onChange={setToOn} parse={parse} />
        <TextArea
          span={12}
          label={t('delegations.scope')}
          value={scope}
          onChange={setScope}
          rows={1}
          maxLength={500}
        />
        <div className="c12 row wrap gap-6" role="group" aria-label={t('delegations.acts')}>
          <span className="m">{t('delegations.acts')}</span>
          {(rules?.acts ?? []).map((id) => (
            <Checkbox
              key={id}
              checked={acts.includes(id)}
              onChange={(on) => setActs((now) => (on ? [...now, id] : now.filter((each) => each !== id)))}
            >
              {t(`delegations.act.${id}`)}
            </Checkbox>
          ))}
        </div>
      </div>
    </FormDialog>
  );
}
