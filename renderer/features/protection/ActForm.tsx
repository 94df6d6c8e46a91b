import { useState } from 'react';
import type { Reply } from '../../../shared/ipc/reply.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { useDateReader } from '../../forms/choices.ts';
import { ItemBox } from '../../forms/ItemBox.tsx';
import { ActFrame } from '../../forms/act/ActFrame.tsx';
import { useAct } from '../../data/useAct.ts';
import { useAsk } from '../../data/ask.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { DateField } from '../../components/DateField.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { Select } from '../../components/Select.tsx';
import { TextArea, TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { emptyValues, type FieldSpec, missingField, type Values } from './form.ts';

export interface ActFormProps {
  title: string;
  verb: string;
  fields: readonly FieldSpec[];
  start?: Partial<Values>;
  today: string;
  note?: string | null;
  danger?: boolean;
  /** null: it was not sent, and whoever shows the form says why */
  onSend: (values: Values) => Promise<Reply<unknown> | null>;
  onDone: () => void;
  onClose: () => void;
}

/** An act of protection, written down: its papers, its ground, who decides. */
export function ActForm(props: ActFormProps) {
  const t = useT();
  const [values, setValues] = useState<Values>(() => ({ ...emptyValues(props.today), ...props.start }));
  const act = useAct({ onDone: props.onDone });
  const shown = props.fields.filter((spec) => spec.when?.(values) ?? true);
  const missing = missingField(shown, values);
  const write = (part: Partial<Values>): void => setValues((before) => ({ ...before, ...part }));
  return (
    <ActFrame
      title={props.title}
      verb={props.verb}
      missing={missing ? t('protection.missing', { field: t(`protection.field.${missing.name}`) }) : null}
      act={act}
      danger={props.danger ?? false}
      note={props.note}
      onGo={() =>
        void act.run(
          () => props.onSend(values),
          () => null,
        )
      }
      onClose={props.onClose}
    >
      <div className="grid12">
        {shown.map((spec) => (
          <Field key={spec.name} spec={spec} values={values} write={write} />
        ))}
      </div>
    </ActFrame>
  );
}

interface FieldProps {
  spec: FieldSpec;
  values: Values;
  write: (part: Partial<Values>) => void;
}

function Field({ spec, values, write }: FieldProps) {
  const t = useT();
  const parse = useDateReader();
  const frame = {
    label: t(`protection.field.${spec.name}`),
    span: spec.span,
    ...(spec.hint ? { hint: t(spec.hint, spec.hintValues) } : {}),
    ...(spec.required ? {} : { optional: t('common.optional') }),
  };
  const value = values[spec.name];
  switch (spec.kind) {
    case 'text':
      return (
        <TextField
          {...frame}
          value={String(value ?? '')}
          onChange={(next) => write({ [spec.name]: next })}
          maxLength={200}
        />
      );
    case 'area':
      return (
        <TextArea
          {...frame}
          value={String(value ?? '')}
          onChange={(next) => write({ [spec.name]: next })}
          rows={2}
          maxLength={1000}
        />
      );
    case 'date':
      return (
        <DateField
          {...frame}
          value={value === null ? null : String(value)}
          onChange={(next) => write({ [spec.name]: next })}
          parse={parse}
        />
      );
    case 'check':
      return (
        <div className="c12">
          <Checkbox checked={value === true} onChange={(next) => write({ [spec.name]: next })}>
            {t(`protection.field.${spec.name}`)}
          </Checkbox>
        </div>
      );
    case 'level':
      return (
        <Select
          {...frame}
          choices={(['mat', 'toi-mat', 'tuyet-mat'] as const).map((id) => ({
            id,
            text: t(`level.${id}`),
            content: <LevelChip level={id} />,
          }))}
          value={values.toLevel === 'none' ? null : values.toLevel}
          onChange={(toLevel) => write({ toLevel, item: null })}
        />
      );
    case 'item':
      return (
        <ItemBox
          {...frame}
          key={values.toLevel}
          value={values.item}
          onChange={(item) => write({ item })}
          level={(values.toLevel ?? 'none') satisfies Level}
          on={values.decidedOn}
        />
      );
    case 'leader':
      return (
        <LeaderField frame={frame} value={values.leaderId} onChange={(leaderId) => write({ leaderId })} />
      );
    case 'choice':
      return (
        <Select
          {...frame}
          choices={(spec.choices ?? []).map(({ id, text }) => ({ id, text: t(text) }))}
          value={value === null ? null : String(value)}
          onChange={(next) => write({ [spec.name]: next })}
        />
      );
  }
}

function LeaderField(props: {
  frame: { label: string; span: FieldSpec['span'] };
  value: string | null;
  onChange: (id: string) => void;
}) {
  const { value } = useAsk('people.choices', { forAct: 'present' });
  const people = value?.people ?? [];
  return (
    <Select
      {...props.frame}
      choices={people.map(({ id, fullName, position }) => ({ id, text: fullName, detail: position }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
