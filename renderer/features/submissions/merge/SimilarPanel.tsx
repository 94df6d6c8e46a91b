import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useShortcuts } from '../../../keys/KeyProvider.tsx';
import type { Case } from '../stores.ts';
import { CompareDialog } from './CompareDialog.tsx';
import { Gather } from './Gather.tsx';
import { SimilarList } from './SimilarList.tsx';

type Similar = Case['similar'][number];

/** What may be the same matter; D compares with the first. What is merged already stands in its own panel. */
export function SimilarPanel({ detail }: { detail: Case }) {
  const t = useT();
  const [comparing, setComparing] = useState<Similar | null>(null);
  const linked = [detail.master, ...detail.duplicates].flatMap((one) => (one === null ? [] : [one.id]));
  const similar = detail.similar.filter(({ id }) => !linked.includes(id));
  const [first] = similar;
  useShortcuts('submission', first ? { 'submission.compare': () => setComparing(first) } : {});
  return (
    <section className="panel" aria-label={t('submissions.similar')}>
      <header>
        <h2>{t('submissions.similar')}</h2>
        <span className="end" />
        {similar.length > 0 ? (
          <span className="m cap">{t('submissions.hints', { count: similar.length })}</span>
        ) : null}
      </header>
      <Gather
        key={detail.id}
        id={detail.id}
        words={t('submissions.sameWords', { count: detail.sameOpen })}
        count={detail.sameOpen}
        first
      />
      {similar.length === 0 ? (
        <p className="pad m">{t('submissions.noSimilar')}</p>
      ) : (
        <SimilarList
          similar={similar}
          actions={(other) => (
            <Button
              size="small"
              {...(other === first ? { shortcut: 'submission.compare' as const } : {})}
              onPress={() => setComparing(other)}
            >
              {t('submissions.compare')}
            </Button>
          )}
        />
      )}
      {comparing ? (
        <CompareDialog detail={detail} similar={comparing} onClose={() => setComparing(null)} />
      ) : null}
    </section>
  );
}
