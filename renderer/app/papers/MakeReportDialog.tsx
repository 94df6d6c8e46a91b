import './papers.css';
import { useState, type ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { host } from '../bridge.ts';
import { Failure } from '../Failure.tsx';
import { PaperPreview } from './PaperPreview.tsx';

export type Report = Output<'figures.report'>;

export interface MakeReportDialogProps<F extends string> {
  title: string;
  hint: string;
  /** formats that are saved unseen, each with its button */
  files: readonly { format: F; icon: 'pen' | 'list'; text: string }[];
  make: (format: F | 'pdf') => Promise<Reply<Report>>;
  onClose: () => void;
}

/** A report is looked at as it will be printed, then printed or saved; each making is entered in the ledger. */
export function MakeReportDialog<F extends string>(props: MakeReportDialogProps<F>): ReactNode {
  const t = useT();
  const { title, hint, files, onClose } = props;
  const report = useReport(props.make);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
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
          {files.map(({ format, icon, text }) => (
            <Button key={format} icon={icon} onPress={() => void report.save(format)}>
              {text}
            </Button>
          ))}
          <Button onPress={onClose} hint="Esc">
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className="reportDialog">
        {report.error ? <Failure error={report.error} /> : null}
        {report.shown ? (
          <PaperPreview report={report.shown} />
        ) : report.error ? null : (
          <Button kind="primary" icon="eye" onPress={() => void report.show()}>
            {t('figures.showReport')}
          </Button>
        )}
        {report.busy ? <LoadingRows rows={6} /> : null}
        <p className="m cap">{hint}</p>
      </div>
    </Dialog>
  );
}

function useReport<F extends string>(ask: MakeReportDialogProps<F>['make']) {
  const t = useT();
  const [shown, setShown] = useState<Report | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const make = async (format: F | 'pdf'): Promise<Report | null> => {
    setError(null);
    setBusy(true);
    const reply = await ask(format);
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
    save: async (format: F) => {
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
