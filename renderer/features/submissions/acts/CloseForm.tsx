import { useState } from 'react';
import { Note } from '../../../components/Note.tsx';
import { RadioGroup } from '../../../components/RadioGroup.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { isUntold } from '../words.ts';
import { ActPanel } from './ActPanel.tsx';
import { useAct } from '../../../data/useAct.ts';

const RATINGS = ['none', '5', '4', '3', '2', '1'] as const;

/** Up to so many of five the sender is not content: a leader may open the case again. */
const DISPLEASED = 2;

/** Ends the case, with the sender's opinion where they gave one and it is not written down yet. */
export function CloseForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const [rating, setRating] = useState<(typeof RATINGS)[number]>('none');
  const [note, setNote] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const untold = isUntold(detail);
  const asks = !untold && detail.rating === null;
  const go = (): void =>
    void act.call(
      'submissions.close',
      {
        id: detail.id,
        revision: detail.revision,
        rating: rating === 'none' || !asks ? null : Number(rating),
        note: note.trim(),
      },
      t('submissions.done.close'),
    );
  return (
    <ActPanel
      title={t('submissions.step.close')}
      detail={asks ? t('submissions.what.close') : null}
      verb={t('submissions.verb.close')}
      missing={untold && note.trim() === '' ? t('submissions.missing.undelivered') : null}
      act={act}
      onGo={go}
      onClose={onClose}
    >
      {untold ? (
        <Note tone="caution" title={t('submissions.closeUndelivered')}>
          {t('submissions.closeUndeliveredNext')}
        </Note>
      ) : null}
      {detail.rating !== null && detail.rating <= DISPLEASED ? (
        <Note tone="caution" title={t('submissions.ratingOf', { rating: detail.rating })}>
          {t('submissions.displeasedNext')}
        </Note>
      ) : null}
      {asks ? (
        <RadioGroup
          label={t('submissions.rating')}
          inline
          value={rating}
          onChange={setRating}
          choices={RATINGS.map((id) => ({
            id,
            text: id === 'none' ? t('submissions.noRating') : t('submissions.ratingOf', { rating: id }),
          }))}
        />
      ) : null}
      <TextArea
        rows={2}
        label={t('submissions.note')}
        {...(untold ? {} : { optional: t('common.optional') })}
        value={note}
        onChange={setNote}
        maxLength={2000}
      />
    </ActPanel>
  );
}
