import { useState } from 'react';
import type { DocumentRow } from '../../../../shared/ipc/contract/documents.ts';
import { useAnswerable } from '../../../parts/documents/documentsFound.ts';
import { ComboBox } from '../../../components/ComboBox.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { OutgoingForm } from './outgoingForm.ts';

export interface AnswersBoxProps {
  value: OutgoingForm['answers'];
  onChange: (value: OutgoingForm['answers']) => void;
  classified: boolean;
  number: number;
}

export const wordsOf = (row: Pick<DocumentRow, 'entryNumber' | 'code'>): string =>
  row.code === '' ? String(row.entryNumber) : `${row.entryNumber} · ${row.code}`;

/** The incoming document that the new number answers, found by its numbers or words of its subject. */
export function AnswersBox({ value, onChange, classified, number }: AnswersBoxProps) {
  const t = useT();
  const [typed, setTyped] = useState(value === null ? '' : wordsOf(value));
  const words = typed.trim();
  const taken = value !== null && wordsOf(value) === typed;
  const { rows, by } = useAnswerable(classified, typed, { asked: !taken });
  return (
    <ComboBox
      name="answers"
      number={number}
      span={7}
      label={t('documents.out.field.answers')}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        if (next.trim() === '') onChange(null);
      }}
      suggestions={rows.map((row) => ({ id: row.id, text: wordsOf(row), detail: row.issuer }))}
      foundBy={by}
      onChoose={({ id }) => {
        const row = rows.find((each) => each.id === id);
        if (row) onChange({ id: row.id, entryNumber: row.entryNumber, code: row.code });
      }}
      placeholder={t('common.optional')}
      hint={words !== '' && !taken ? t('documents.out.answersNone') : t('documents.out.answersHint')}
    />
  );
}
