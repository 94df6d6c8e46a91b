import { useState } from 'react';
import { useDocumentsFound } from '../../../parts/documents/documentsFound.ts';
import { ComboBox } from '../../../components/ComboBox.tsx';
import { IconButton } from '../../../components/IconButton.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { wordsOf } from './AnswersBox.tsx';
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
  const [typed, setTyped] = useState('');
  const { rows, by } = useDocumentsFound(BOOKS, typed);
  return (
    <>
      <ComboBox
        name="sources"
        number={number}
        span={12}
        label={t('documents.out.field.sources')}
        value={typed}
        onChange={setTyped}
        suggestions={rows.map(({ id, issuer, ...row }) => ({ id, text: wordsOf(row), detail: issuer }))}
        foundBy={by}
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
