import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call, host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useAct } from '../../data/useAct.ts';
import { useToasts } from '../../components/toastStore.ts';

type Made = Output<'publications.bundle'>;

/** Released copies for the portal: how many wait, and the signed file that carries them out. */
export function Publications() {
  const t = useT();
  const { roles } = useOpenSession();
  const { value } = useAsk('publications.counts', {});
  const act = useAct();
  const [unsaved, setUnsaved] = useState<Made | null>(null);
  const [saved, setSaved] = useState(0);
  const panel = useRef<HTMLElement>(null);
  // the button that was pressed is gone or grey by then
  useEffect(() => {
    if (saved > 0) panel.current?.focus();
  }, [saved]);
  if (value === null || value.released === 0 || !mayCall(roles, 'publications.bundle')) return null;
  const save = async (which: 'waiting' | 'all'): Promise<void> => {
    const made = await call('publications.bundle', { which });
    if (!made.ok)
      return void act.run(
        () => Promise.resolve(made),
        () => undefined,
      );
    setUnsaved(made.value);
    await write(made.value);
  };
  /** What was signed counts as given out: it stays here until it lies in a file. */
  const write = async ({ reportId, fileName, items }: Made): Promise<void> => {
    await act.run(
      () => host().saveReport(reportId, fileName),
      (written) => {
        if (!written.saved) return;
        setUnsaved(null);
        setSaved((times) => times + 1);
        useToasts.getState().show({ text: t('caseLife.bundleSaved', { items }) });
      },
    );
  };
  return (
    <section
      className="panel"
      aria-label={t('caseLife.publications')}
      ref={panel}
      tabIndex={-1}
      data-pane="publications"
    >
      <header>
        <h2>{t('caseLife.publications')}</h2>
      </header>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {unsaved === null || act.busy ? null : (
        <Note
          live
          tone="caution"
          title={t('caseLife.bundleUnsaved', { items: unsaved.items })}
          actions={
            <Button size="small" icon="disk" autoFocus onPress={() => void write(unsaved)}>
              {t('caseLife.bundleWrite')}
            </Button>
          }
        >
          {t('caseLife.bundleUnsavedNext')}
        </Note>
      )}
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
