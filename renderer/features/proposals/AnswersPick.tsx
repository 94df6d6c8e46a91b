import { useEffect, useState } from 'react';
import type { DocumentRow } from '../../../shared/ipc/contract/documents.ts';
import { call } from '../../app/bridge.ts';
import { ComboBox } from '../../components/ComboBox.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useIsComposing } from '../../keys/KeyProvider.tsx';
import type { ProposalForm } from './proposalForm.ts';

const WAIT_MS = 180;
const ANY = {
  ...{
    year: null,
    from: null,
    to: null,
    issuer: null,
    typeId: null,
    level: null,
    state: null,
    personId: null,
  },
  ...{ overdue: false, open: false, after: null, limit: 8 },
};

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
  const composing = useIsComposing();
  const [typed, setTyped] = useState(value?.code ?? '');
  const [rows, setRows] = useState<readonly DocumentRow[]>([]);
  const words = typed.trim();
  const taken = value !== null && value.code === typed;
  useEffect(() => {
    if (composing || words === '' || taken) return undefined;
    let live = true;
    const book = classified ? ('classified-incoming' as const) : ('incoming' as const);
    const timer = setTimeout(() => {
      void call('documents.list', { ...ANY, book, words: words.slice(0, 200) }).then((reply) => {
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
      {...frame}
      label={t('proposals.field.answers')}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        if (value !== null && next !== value.code) onChange(null);
      }}
      suggestions={
        words === '' ? [] : rows.map((row) => ({ id: row.id, text: row.code, detail: row.issuer }))
      }
      onChoose={({ id, text }) => onChange({ id, code: text })}
      placeholder={t('common.optional')}
    />
  );
}
