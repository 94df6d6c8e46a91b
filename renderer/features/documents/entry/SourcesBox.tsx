import { useEffect, useState } from 'react';
import type { DocumentRow } from '../../../../shared/ipc/contract/documents.ts';
import { call } from '../../../app/bridge.ts';
import { ComboBox } from '../../../components/ComboBox.tsx';
import { IconButton } from '../../../components/IconButton.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useIsComposing } from '../../../keys/KeyProvider.tsx';
import { ANY_DOCUMENT, WAIT_MS, wordsOf } from './AnswersBox.tsx';
import type { SourceDocument } from './outgoingForm.ts';

const BOOKS = ['classified-incoming', 'classified-outgoing'] as const;

export interface SourcesBoxProps {
  value: readonly SourceDocument[];
  onChange: (value: readonly SourceDocument[]) => void;
  number: number;
}

/** Classified documents that this one quotes or encloses: its level may not be lower than theirs. */
export function SourcesBox({ value, onChange, number }: SourcesBoxProps) {
  const t = useT();
  const composing = useIsComposing();
  const [typed, setTyped] = useState('');
  const [rows, setRows] = useState<readonly DocumentRow[]>([]);
  const words = typed.trim();
  useEffect(() => {
    if (composing || words === '') return undefined;
    let live = true;
    const timer = setTimeout(() => {
      const asked = BOOKS.map((book) =>
        call('documents.list', { ...ANY_DOCUMENT, book, words: words.slice(0, 200), after: null, limit: 6 }),
      );
      void Promise.all(asked).then((replies) => {
        if (live) setRows(replies.flatMap((reply) => (reply.ok ? reply.value.rows : [])));
      });
    }, WAIT_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [words, composing]);
  return (
    <>
      <ComboBox
        name="sources"
        number={number}
        span={12}
        label={t('documents.out.field.sources')}
        value={typed}
        onChange={setTyped}
        suggestions={
          words === ''
            ? []
            : rows.map(({ id, issuer, ...row }) => ({ id, text: wordsOf(row), detail: issuer }))
        }
        onChoose={({ id }) => {
          const row = rows.find((each) => each.id === id);
          setTyped('');
          if (!row || value.some((source) => source.id === id)) return;
          onChange([...value, { id, words: wordsOf(row), level: row.level, how: 'quotes' }]);
        }}
        placeholder={t('common.optional')}
        hint={t('documents.out.sourcesHint')}
      />
      {value.map((source) => (
        <div key={source.id} className="c12 row gap-3">
          <LevelChip level={source.level} />
          <span className="cut grow">{source.words}</span>
          <IconButton
            icon="close"
            label={t('documents.out.sourceRemove', { words: source.words })}
            onPress={() => onChange(value.filter((each) => each.id !== source.id))}
          />
        </div>
      ))}
    </>
  );
}
