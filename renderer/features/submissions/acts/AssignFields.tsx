import { useDeadlineReader } from '../../../forms/choices.ts';
import { useAsk } from '../../../data/ask.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';

/** To whom, with whom, until when, and with which word. */
export interface Assigned {
  readonly leadId: string | null;
  readonly supportIds: readonly string[];
  readonly dueOn: string | null;
  readonly text: string;
}

export const NOBODY: Assigned = { leadId: null, supportIds: [], dueOn: null, text: '' };

/** What the operations are given: the lead helps nobody. */
export const assignedInput = ({ supportIds, dueOn, text }: Assigned, leadId: string) => ({
  leadId,
  supportIds: supportIds.filter((id) => id !== leadId),
  dueOn,
  text: text.trim(),
});

interface AssignFieldsProps {
  value: Assigned;
  onChange: (part: Partial<Assigned>) => void;
}

/** Lead, co-workers, date. Without a date the rule of the pack reckons it from the day of the assignment. */
export function AssignFields({ value, onChange }: AssignFieldsProps) {
  const t = useT();
  const parse = useDeadlineReader();
  const { value: workers } = useAsk('people.choices', { forAct: 'caseWork' });
  const { leadId, supportIds } = value;
  const helpers = (workers?.people ?? []).filter(({ id }) => id !== leadId);
  return (
    <div className="grid12">
      <Select
        span={6}
        label={t('submissions.lead')}
        placeholder={t('submissions.choosePerson')}
        value={leadId}
        onChange={(chosen) => onChange({ leadId: chosen })}
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
        value={value.dueOn}
        onChange={(dueOn) => onChange({ dueOn })}
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
                onChange({
                  supportIds: on ? [...supportIds, id] : supportIds.filter((other) => other !== id),
                })
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
        value={value.text}
        onChange={(text) => onChange({ text })}
        maxLength={2000}
      />
    </div>
  );
}
