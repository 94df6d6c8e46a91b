import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { call, host } from '../../app/bridge.ts';
import { Failure } from '../../app/Failure.tsx';
import { PaperPreview } from '../../app/papers/PaperPreview.tsx';
import { mayCall } from '../../app/holding.ts';
import { useOpenSession } from '../../app/session.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';

type Asked = Pick<Input<'figures.report'>, 'period' | 'filter' | 'scope'>;
type Report = Output<'figures.report'>;

/** Báo cáo: looked at as it will be printed, then printed or saved as PDF, Word or a workbook. */
export function ReportButton({ asked }: { asked: Asked }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState(false);
  const may = mayCall(roles, 'figures.report');
  useShortcuts('app', may ? { 'app.print': () => setOpen(true) } : {});
  if (!may) return null;
  return (
    <>
      <Button icon="print" shortcut="app.print" onPress={() => setOpen(true)}>
        {t('figures.report')}
      </Button>
      {open ? <ReportDialog asked={asked} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ReportDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const t = useT();
  const report = useReport(asked);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('figures.report')}
      width="page"
      actions={
        <>
          <Button
            kind="primary"
            icon="print"
            disabled={report.shown === null}
            onPress={() => void report.print()}
          >
            {t('common.print')}
          </Button>
          <Button icon="disk" disabled={report.shown === null} onPress={() => void report.savePdf()}>
            {t('papers.savePdf')}
          </Button>
          <Button icon="pen" onPress={() => void report.save('docx')}>
            {t('papers.saveWord')}
          </Button>
          <Button icon="list" onPress={() => void report.save('xlsx')}>
            {t('figures.saveWorkbook')}
          </Button>
          <Button onPress={onClose} hint="Esc">
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className="figureReport">
        {report.error ? <Failure error={report.error} /> : null}
        {report.shown ? (
          <PaperPreview report={report.shown} />
        ) : report.error ? null : (
          <Button kind="primary" icon="eye" onPress={() => void report.show()}>
            {t('figures.showReport')}
          </Button>
        )}
        {report.busy ? <LoadingRows rows={6} /> : null}
        <p className="m cap">{t('figures.reportHint')}</p>
      </div>
    </Dialog>
  );
}

/** Making, printing and saving a report are each entered in the ledger. */
function useReport(asked: Asked) {
  const t = useT();
  const [shown, setShown] = useState<Report | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const make = async (format: Input<'figures.report'>['format']): Promise<Report | null> => {
    setError(null);
    setBusy(true);
    const reply = await call('figures.report', { ...asked, format });
    setBusy(false);
    if (reply.ok) return reply.value;
    setError(reply.error);
    return null;
  };
  const keep = async (made: Report): Promise<void> => {
    const reply = await host().saveReport(made.reportId, made.fileName);
    setError(reply.ok ? null : reply.error);
    if (reply.ok && reply.value.saved) useToasts.getState().show({ text: t('papers.saved') });
  };
  return {
    shown,
    busy,
    error,
    show: async () => setShown(await make('pdf')),
    savePdf: async () => (shown === null ? undefined : keep(shown)),
    save: async (format: 'docx' | 'xlsx') => {
      const made = await make(format);
      if (made !== null) await keep(made);
    },
    print: async () => {
      if (shown === null) return;
      const reply = await host().printReport(shown.reportId);
      setError(reply.ok ? null : reply.error);
      if (reply.ok && reply.value.printed) useToasts.getState().show({ text: t('papers.printed') });
    },
  };
}
