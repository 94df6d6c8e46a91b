import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { SetUpRootDialog } from './acts/SetUpRootDialog.tsx';
import { UseRootDialog } from './acts/UseRootDialog.tsx';
import { Fact } from '../../parts/frame/Fact.tsx';

type Root = Output<'keys.list'>['root'];

/** Where the key of the office's root lies, and what is to be done about it. */
export function RootTab({ root }: { root: Root }) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const [act, setAct] = useState<'setUp' | 'use' | null>(null);
  const day = (ms: number): string => format.date(format.dayOf(ms));
  const may = mayCall(roles, 'keys.setUpRoot');
  const reason = may ? null : t('certs.onlyCipher');
  return (
    <div className="scroll grow canvas">
      <section className="panel keysPanel" aria-label={t('certs.tab.root')}>
        <header>
          <h2>{t('certs.tab.root')}</h2>
          <span className="end" />
          {root.place === 'file' ? (
            <Button
              size="small"
              icon="key"
              disabled={!may}
              disabledReason={reason}
              onPress={() => setAct('use')}
            >
              {t('certs.root.use')}
            </Button>
          ) : null}
          <Button
            size="small"
            icon="seal"
            disabled={!may}
            disabledReason={reason}
            onPress={() => setAct('setUp')}
          >
            {t(root.place === 'file' ? 'certs.root.setUpAgain' : 'certs.root.setUp')}
          </Button>
        </header>
        <p className="pad-16 s">{t('certs.root.what')}</p>
        <RootNotes root={root} />
        <dl className="kv pad-16 rootFacts">
          <Fact label={t('certs.root.place')}>{t(`certs.root.place.${root.place}`)}</Fact>
          <Fact label={t('certs.root.rootUntil')}>{day(root.rootUntilMs)}</Fact>
          <Fact label={t('certs.root.issuerUntil')}>{day(root.issuerUntilMs)}</Fact>
          {root.listUntilMs === null ? null : (
            <Fact label={t('certs.root.listUntil')}>{day(root.listUntilMs)}</Fact>
          )}
        </dl>
      </section>
      {act === 'setUp' ? <SetUpRootDialog root={root} onClose={() => setAct(null)} /> : null}
      {act === 'use' ? <UseRootDialog root={root} onClose={() => setAct(null)} /> : null}
    </div>
  );
}

/** What presses, the gravest first. */
function RootNotes({ root }: { root: Root }) {
  const { t, format } = useWords();
  return (
    <div className="col gap-8 rootNotes">
      {root.lostMs === null ? null : (
        <Note tone="danger" title={t('certs.root.lost', { date: format.date(format.dayOf(root.lostMs)) })}>
          {t(root.place === 'file' ? 'certs.root.lost.file' : 'certs.root.lost.vault')}
        </Note>
      )}
      {root.place === 'vault' && root.lostMs === null ? (
        <Note tone="caution" title={t('certs.root.inVault')}>
          {t('certs.root.inVault.what')}
        </Note>
      ) : null}
      {root.people === 0 ? null : (
        <Note tone="info" title={t('certs.root.people', { count: root.people })}>
          {t('certs.root.people.what')}
        </Note>
      )}
    </div>
  );
}
