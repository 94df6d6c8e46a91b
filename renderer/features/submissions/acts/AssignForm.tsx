import { useState } from 'react';
import { call } from '../../../data/bridge.ts';
import { useDateReader } from '../../../forms/choices.ts';
import { useAsk } from '../../../data/ask.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { type Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { useAct } from '../../../data/useAct.ts';

/** Lead, co-workers, date. Without a date the rule of the pack reckons it from the day of the assignment. */
export function AssignForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const parse = useDateReader();
  const { value: workers } = useAsk('people.choices', { forAct: 'caseWork' });
  const [leadId, setLeadId] = useState<string | null>(detail.lead?.id ?? null);
  const [supportIds, setSupportIds] = useState<readonly string[]>(detail.support.map(({ id }) => id));
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [text, setText] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const go = (): void => {
    if (leadId === null) return;
    const input = {
      id: detail.id,
      revision: detail.revision,
      leadId,
      supportIds: supportIds.filter((id) => id !== leadId),
      dueOn,
      text: text.trim(),
    };
    void act.run(() => call('submissions.assign', input), t('submissions.done.assign'));
  };
  const helpers = (workers?.people ?? []).filter(({ id }) => id !== leadId);
  return (
    <ActPanel
      title={t('submissions.step.assign')}
      detail={t('submissions.what.assign')}
      verb={t('submissions.verb.assign')}
      missing={leadId === null ? t('submissions.missing.lead') : null}
      act={act}
      onGo={go}
      onClose={onClose}
    >
      <div className="grid12">
        <Select
          span={6}
          label={t('submissions.lead')}
          placeholder={t('submissions.choosePerson')}
          value={leadId}
          onChange={setLeadId}
          autoFocus
          choices={(workers?.people ?? []).map(({ id, fullName, position }) => ({
            id,
            text: fullName,
            detail: position,
          }))}
        />
        <DateField
          span={6}
          label={t('submissions.dueOn')}
          optional={t('common.optional')}
          hint={t('submissions.dueHint')}
          value={dueOn}
          onChange={setDueOn}
          parse={parse}
        />
        {helpers.length > 0 ? (
          <fieldset className="c12 supportList">
            <legend className="fieldLabel">{t('submissions.support')}</legend>
            {helpers.map(({ id, fullName }) => (
              <Checkbox
                key={id}
                checked={supportIds.includes(id)}
                onChange={(on) =>
                  setSupportIds(on ? [...supportIds, id] : supportIds.filter((other) => other !== id))
                }
              >
                {fullName}
              </Checkbox>
            ))}
          </fieldset>
        ) : null}
        <TextArea
          span={12}
          rows={2}
          label={t('submissions.assignText')}
          optional={t('common.optional')}
          value={text}
          onChange={setText}
          maxLength={2000}
        />
      </div>
    </ActPanel>
  );
}
