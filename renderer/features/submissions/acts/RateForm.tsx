import { useState } from 'react';
import { DecisionField } from '../../../forms/DecisionField.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { useAct } from '../../../data/useAct.ts';

/** In the order of the keys: Alt 5 is the best. */
const RATINGS = ['1', '2', '3', '4', '5'] as const;

/** The sender's own opinion of the answer, once. */
export function RateForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const [rating, setRating] = useState<(typeof RATINGS)[number] | null>(null);
  const [comment, setComment] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const { id, revision } = detail;
  const input = { id, revision, rating: Number(rating), comment: comment.trim() };
  return (
    <ActPanel
      title={t('submissions.step.rate')}
      detail={t('submissions.what.rate')}
      verb={t('submissions.verb.rate')}
      missing={rating === null ? t('submissions.missing.rating') : null}
      act={act}
      onGo={() => void act.call('submissions.rate', input, t('submissions.done.rate'))}
      onClose={onClose}
    >
      <DecisionField
        label={t('submissions.rating')}
        value={rating}
        onChange={setRating}
        answers={RATINGS.map((one) => ({ id: one, text: t('submissions.ratingOf', { rating: one }) }))}
      />
      <TextArea
        rows={2}
        label={t('submissions.ratingComment')}
        optional={t('common.optional')}
        value={comment}
        onChange={setComment}
        maxLength={2000}
      />
    </ActPanel>
  );
}
