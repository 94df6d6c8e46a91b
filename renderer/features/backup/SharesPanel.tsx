import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { OpenShareDialog } from './OpenShareDialog.tsx';
import { SplitCodeDialog } from './SplitCodeDialog.tsx';

/** Shares of the recovery code: ours, entrusted to officers above, and those of others that this person keeps. */
export function SharesPanel({ shares }: { shares: Output<'backup.overview'>['shares'] }) {
  const t = useT();
  const { roles } = useOpenSession();
  const act = useAct();
  const [open, setOpen] = useState<'split' | 'open' | null>(null);
  // read over the telephone: they stay as long as the page does
  const [words, setWords] = useState<string | null>(null);
  const write = (): void =>
    void act.run(
      () => host().writeHolderCertificate(),
      (written) => {
        if (written !== null) setWords(written.words);
      },
    );
  return (
    <section className="panel" aria-label={t('shares.title')}>
      <header>
        <h2>{t('shares.title')}</h2>
        <span className="end" />
        {mayCall(roles, 'backup.makeShares') ? (
          <Button size="small" icon="key" onPress={() => setOpen('split')}>
            {t('shares.split')}
          </Button>
        ) : null}
      </header>
      <div className="pad-16 col gap-5">
        <p className="s">
          {shares === null
            ? t('drill.noShares')
            : t('drill.shares', {
                count: shares.holders.length,
                threshold: shares.threshold,
                holders: shares.holders.join(', '),
              })}
        </p>
        {mayCall(roles, 'backup.openShare') ? (
          <>
            <p className="s">{t('shares.holder')}</p>
            {words === null ? null : (
              <Note tone="done" title={t('shares.certificate.done')} live>
                {t('shares.certificate.words', { words })}
              </Note>
            )}
            <div className="row">
              <Button icon="file" disabled={act.busy} onPress={write}>
                {t('shares.certificate')}
              </Button>
              <Button icon="key" onPress={() => setOpen('open')}>
                {t('shares.open')}
              </Button>
            </div>
          </>
        ) : null}
        {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      </div>
      {open === 'split' ? <SplitCodeDialog onClose={() => setOpen(null)} /> : null}
      {open === 'open' ? <OpenShareDialog onClose={() => setOpen(null)} /> : null}
    </section>
  );
}
