import type { Output } from '../../../../shared/ipc/contract.ts';
import { Select } from '../../../components/Select.tsx';
import { TextArea, TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { type Entry, FIRST_ASKED, spanOf } from './entryForm.ts';

type Asked = Output<'rules.choices'>['submissionForms'][number]['fields'];

export interface FormFieldsProps {
  entry: Entry;
  fields: Asked;
  onChange: (part: Partial<Entry>) => void;
}

/** What the pack asks for this kind beside the words; every field may stay empty. */
export function FormFields({ entry, fields, onChange }: FormFieldsProps) {
  const t = useT();
  return fields.map((field, index) => {
    const frame = {
      number: FIRST_ASKED + index,
      label: field.label,
      optional: t('common.optional'),
      name: `answer-${field.id}`,
      value: entry.answers[field.id] ?? '',
      onChange: (value: string) => onChange({ answers: { ...entry.answers, [field.id]: value } }),
    };
    if (field.choices.length > 0) {
      const options = field.choices.map((text) => ({ id: text, text }));
      return (
        <Select
          key={field.id}
          span={spanOf(field.label)}
          {...frame}
          value={frame.value || null}
          choices={options}
        />
      );
    }
    return field.rows === 1 ? (
      <TextField key={field.id} span={spanOf(field.label)} {...frame} maxLength={300} />
    ) : (
      <TextArea key={field.id} span={12} rows={field.rows} {...frame} maxLength={4000} />
    );
  });
}
