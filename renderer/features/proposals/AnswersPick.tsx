import { useState } from 'react';
import { useAnswerable } from '../../parts/documents/documentsFound.ts';
import { ComboBox } from '../../components/ComboBox.tsx';
import { useT } from '../../i18n/I18n.tsx';
import type { ProposalForm } from './proposalForm.ts';

export interface AnswersPickProps {
  span: 6;
  name: string;
  number: number;
  value: ProposalForm['answers'];
  onChange: (value: ProposalForm['answers']) => void;
  classified: boolean;
}

/** The incoming document that is answered or quoted; the draft's level is not lower than its. */
export function AnswersPick({ value, onChange, classified, ...frame }: AnswersPickProps) {
  const t = useT();
  const [typed, setTyped] = useState(value?.code ?? '');
  const taken = value !== null && value.code === typed;
  const { rows, by } = useAnswerable(classified, typed, { asked: !taken });
  return (
    <ComboBox
      {...frame}
      label={t('proposals.field.answers')}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        if (value !== null && next !== value.code) onChange(null);
      }}
      suggestions={rows.map((row) => ({ id: row.id, text: row.code, detail: row.issuer }))}
      foundBy={by}
      onChoose={({ id, text }) => onChange({ id, code: text })}
      placeholder={t('common.optional')}
    />
  );
}
