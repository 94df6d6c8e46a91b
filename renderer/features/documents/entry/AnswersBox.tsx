import { useEffect, useState } from 'react';
import type { DocumentFilter, DocumentRow } from '../../../../shared/ipc/contract/documents.ts';
import { call } from '../../../app/bridge.ts';
import { ComboBox } from '../../../components/ComboBox.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useIsComposing } from '../../../keys/KeyProvider.tsx';
import type { OutgoingForm } from './outgoingForm.ts';

export const WAIT_MS = 180;
/** No condition at all, for boxes that find a document by its words. */
export const ANY_DOCUMENT: Omit<DocumentFilter, 'book' | 'words'> = {
  ...{
    year: null,
    from: null,
    to: null,
    issuer: null,
    typeId: null,
    level: null,
    state: null,
    readsAs: null,
    personId: null,
  },
  overdue: false,
  open: false,
};

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
  const composing = useIsComposing();
  const [typed, setTyped] = useState(value === null ? '' : wordsOf(value));
  const [rows, setRows] = useState<readonly DocumentRow[]>([]);
  const words = typed.trim();
  const taken = value !== null && wordsOf(value) === typed;
  useEffect(() => {
    if (composing || words === '' || taken) return undefined;
    let live = true;
    const book = classified ? ('classified-incoming' as const) : ('incoming' as const);
    const timer = setTimeout(() => {
      void call('documents.list', {
        ...ANY_DOCUMENT,
        book,
        words: words.slice(0, 200),
        after: null,
        limit: 8,
      }).then((reply) => {
        if (live && reply.ok) setRows(reply.value.rows.filter((row) => row.state !== 'cancelled'));
      });
    }, WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [words, composing, taken, classified]);
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
      suggestions={
        words === '' ? [] : rows.map((row) => ({ id: row.id, text: wordsOf(row), detail: row.issuer }))
      }
      onChoose={({ id }) => {
        const row = rows.find((each) => each.id === id);
        if (row) onChange({ id: row.id, entryNumber: row.entryNumber, code: row.code });
      }}
      placeholder={t('common.optional')}
      hint={words !== '' && !taken ? t('documents.out.answersNone') : t('documents.out.answersHint')}
    />
  );
}
