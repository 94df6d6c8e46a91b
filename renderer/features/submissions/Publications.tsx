import { call, host } from '../../app/bridge.ts';
import { Failure } from '../../app/Failure.tsx';
import { mayCall } from '../../app/holding.ts';
import { useQuery } from '../../app/query.ts';
import { useOpenSession } from '../../app/session.ts';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useAct } from '../../app/useAct.ts';
import { useToasts } from '../../components/toastStore.ts';
import { usePublicationCounts } from './stores.ts';

/** Released copies for the portal: how many wait, and the signed file that carries them out. */
export function Publications() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value } = useQuery(usePublicationCounts, {});
  const act = useAct();
  if (value === null || value.released === 0 || !mayCall(roles, 'publications.bundle')) return null;
  const save = async (which: 'waiting' | 'all'): Promise<void> => {
    const made = await call('publications.bundle', { which });
    if (!made.ok)
      return void act.run(
        () => Promise.resolve(made),
        () => undefined,
      );
    const { reportId, fileName, items } = made.value;
    await act.run(
      () => host().saveReport(reportId, fileName),
      ({ saved }) => {
        if (saved) useToasts.getState().show({ text: t('caseLife.bundleSaved', { items }) });
      },
    );
  };
  return (
    <section className="panel" aria-label={t('caseLife.publications')}>
      <header>
        <h2>{t('caseLife.publications')}</h2>
      </header>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <div className="pad">
        <p>{t('caseLife.publicationsWhat', { waiting: value.waiting, released: value.released })}</p>
        <p className="m cap">{t('caseLife.bundleNote')}</p>
        <div className="row gap-4 mt2">
          <Button icon="seal" disabled={act.busy || value.waiting === 0} onPress={() => void save('waiting')}>
            {t('caseLife.bundleWaiting')}
          </Button>
          <Button kind="quiet" disabled={act.busy} onPress={() => void save('all')}>
            {t('caseLife.bundleAll')}
          </Button>
        </div>
      </div>
    </section>
  );
}
