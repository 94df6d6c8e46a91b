import { ItemBox } from '../../../forms/ItemBox.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useDateReader } from '../../../forms/choices.ts';
import { CAPACITIES, OUT_FIELDS, type OutFault, type OutgoingForm } from './outgoingForm.ts';
import { SourcesBox } from './SourcesBox.tsx';

export interface DeterminationFieldsProps {
  form: OutgoingForm;
  faults: readonly OutFault[];
  write: (part: Partial<OutgoingForm>) => void;
}

/** Why the document is classified: item of a danh mục, who determined, in what capacity, and what it is derived from. */
export function DeterminationFields({ form, faults, write }: DeterminationFieldsProps) {
  const t = useT();
  const parse = useDateReader();
  const field = (name: (typeof OUT_FIELDS)[number]) => ({
    name,
    number: OUT_FIELDS.indexOf(name) + 1,
    error: faults.find((fault) => fault.field === name)?.text ?? null,
  });
  return (
    <>
      <ItemBox
        {...field('item')}
        key={form.level}
        span={12}
        label={t('documents.out.field.item')}
        value={form.item}
        onChange={(item) => write({ item })}
        level={form.level}
        on={form.determinedOn ?? form.documentDate}
      />
      <TextField
        {...field('determinedBy')}
        span={6}
        label={t('documents.out.field.determinedBy')}
        value={form.determinedBy}
        onChange={(determinedBy) => write({ determinedBy })}
        maxLength={120}
        placeholder={form.signer}
      />
      <Select
        {...field('capacity')}
        span={6}
        label={t('documents.out.field.capacity')}
        choices={CAPACITIES.map((id) => ({ id, text: t(`protection.capacity.${id}`) }))}
        value={form.capacity}
        onChange={(capacity) => write({ capacity })}
      />
      <TextField
        {...field('capacityGround')}
        span={8}
        label={t('documents.out.field.capacityGround')}
        value={form.capacityGround}
        onChange={(capacityGround) => write({ capacityGround })}
        maxLength={200}
        placeholder={form.capacity === 'delegated' ? '' : t('common.optional')}
      />
      <DateField
        {...field('determinedOn')}
        span={4}
        label={t('documents.out.field.determinedOn')}
        value={form.determinedOn ?? form.documentDate}
        onChange={(determinedOn) => write({ determinedOn })}
        parse={parse}
      />
      <SourcesBox
        number={OUT_FIELDS.indexOf('sources') + 1}
        value={form.sources}
        onChange={(sources) => write({ sources })}
      />
    </>
  );
}
