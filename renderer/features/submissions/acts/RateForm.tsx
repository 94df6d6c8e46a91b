import { useState } from 'react';
import { call } from '../../../app/bridge.ts';
import { RadioGroup } from '../../../components/RadioGroup.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { useAct } from './useAct.ts';

const RATINGS = ['5', '4', '3', '2', '1'] as const;

/** The sender's own opinion of the answer, once. */
export function RateForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const [rating, setRating] = useState<(typeof RATINGS)[number] | null>(null);
  const [comment, setComment] = useState('');
  const act = useAct(onClose);
  const { id, revision } = detail;
  const input = { id, revision, rating: Number(rating), comment: comment.trim() };
  return (
    <ActPanel
      title={t('submissions.step.rate')}
      detail={t('submissions.what.rate')}
      verb={t('submissions.verb.rate')}
      missing={rating === null ? t('submissions.missing.rating') : null}
      act={act}
      onGo={() => void act.run(() => call('submissions.rate', input), t('submissions.done.rate'))}
      onClose={onClose}
    >
      <RadioGroup
        label={t('submissions.rating')}
        inline
        value={rating}
        onChange={setRating}
        choices={RATINGS.map((one) => ({ id: one, text: t('submissions.ratingOf', { rating: one }) }))}
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
