import { useState } from 'react';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { RadioGroup } from '../../../components/RadioGroup.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useAct } from '../../../data/useAct.ts';
import type { Case } from '../stores.ts';
import { useHits } from './useHits.ts';

/** Finds a case or a document by the same search as everywhere, so only what this person may know is found. */
export function LinkDialog({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const [words, setWords] = useState('');
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const hits = useHits(words.trim(), detail.id);
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  // whose code was typed whole is meant, unless another is chosen
  const named = hits?.find(({ code }) => code !== '' && code === words.trim().toUpperCase()) ?? null;
  const hit = hits?.find(({ id }) => id === chosen) ?? named;
  const link = (): void => {
    if (hit === null) return;
    const target = { kind: hit.subjectKind, targetId: hit.id, note: note.trim() };
    void act.call(
      'submissions.link',
      { id: detail.id, revision: detail.revision, ...target },
      t('caseLife.linkDone'),
    );
  };
  return (
    <FormDialog
      undoable
      title={t('caseLife.linkTitle')}
      wide
      verb={t('caseLife.linkDo')}
      missing={hit === null ? t('caseLife.missing.target') : null}
      act={act}
      onForget={act.forget}
      onSubmit={link}
      onClose={onClose}
    >
      <TextField
        type="search"
        label={t('caseLife.linkWords')}
        value={words}
        onChange={setWords}
        maxLength={200}
        autoFocus
      />
      {hits !== null && hits.length === 0 ? <p className="m cap">{t('caseLife.noHits')}</p> : null}
      {hits !== null && hits.length > 0 ? (
        <RadioGroup
          label={t('caseLife.links')}
          value={hit?.id ?? null}
          onChange={setChosen}
          choices={hits.map((one) => ({
            id: one.id,
            text: `${one.code === '' ? one.number : one.code} · ${t(`caseLife.kind.${one.subjectKind}`)}`,
            ...(one.title === null ? {} : { detail: one.title }),
          }))}
        />
      ) : null}
      <TextField
        label={t('caseLife.linkNote')}
        optional={t('common.optional')}
        value={note}
        onChange={setNote}
        maxLength={500}
      />
    </FormDialog>
  );
}
