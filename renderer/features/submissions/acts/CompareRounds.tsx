import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { RoundsDialog } from './RoundsDialog.tsx';

/** Beside the words that are written or decided on: what changed since the round that was decided on last. */
export function CompareRounds({ detail, text }: { detail: Pick<Case, 'rounds'>; text: string }) {
  const t = useT();
  const [comparing, setComparing] = useState(false);
  const earlier = detail.rounds.filter(({ decision }) => decision !== null).at(-1);
  if (earlier === undefined) return null;
  const title = t('submissions.compareRound', { round: earlier.round });
  return (
    <>
      <Button kind="quiet" onPress={() => setComparing(true)}>
        {title}
      </Button>
      {comparing ? (
        <RoundsDialog earlier={earlier} text={text} title={title} onClose={() => setComparing(false)} />
      ) : null}
    </>
  );
}
