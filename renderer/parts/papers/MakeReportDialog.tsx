import './papers.css';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { Failure } from '../../forms/Failure.tsx';
import { PaperPreview } from './PaperPreview.tsx';
import { ReportActions, useReportOut } from './reportOut.tsx';

export type Report = Output<'figures.report'>;

export interface MakeReportDialogProps<F extends string> {
  title: string;
  hint: string;
  /** what is chosen before it is made; another choice begins a new dialog (`key`) */
  choice?: ReactNode;
  /** formats that are saved unseen, each with its button */
  files: readonly { format: F; icon: 'pen' | 'list'; text: string }[];
  make: (format: F | 'pdf') => Promise<Reply<Report>>;
  onClose: () => void;
}

/**
 * A report is looked at as it will be printed, then printed or saved; each making is entered in the ledger. Where a page
 * is all there is to make it stands there at once, with the print button under the Enter key.
 */
export function MakeReportDialog<F extends string>(props: MakeReportDialogProps<F>): ReactNode {
  const t = useT();
  const { title, hint, choice = null, files, onClose } = props;
  const report = useReport(props.make);
  const atOnce = files.length === 0;
  const opened = useRef(false);
  useEffect(() => {
    if (!atOnce || opened.current) return;
    opened.current = true;
    void report.show();
  });
  return (
    <Dialog
      undoable
      onClose={onClose}
      title={title}
      width="page"
      actions={
        <ReportActions report={report.shown} out={report.out} onClose={onClose} printFirst={atOnce}>
          {files.map(({ format, icon, text }) => (
            <Button key={format} icon={icon} onPress={() => void report.save(format)}>
              {text}
            </Button>
          ))}
        </ReportActions>
      }
    >
      <div className="reportDialog">
        {choice}
        {report.error ? <Failure error={report.error} onRetry={() => void report.show()} /> : null}
        {report.shown ? (
          <PaperPreview report={report.shown} />
        ) : report.error || atOnce ? null : (
          <div className="row">
            <Button kind="primary" icon="eye" onPress={() => void report.show()} autoFocus>
              {t('figures.showReport')}
            </Button>
            <span className="s">{t('figures.noPreview')}</span>
          </div>
        )}
        {report.busy ? <LoadingRows rows={6} /> : null}
        <p className="m cap">{hint}</p>
      </div>
    </Dialog>
  );
}

function useReport<F extends string>(ask: MakeReportDialogProps<F>['make']) {
  const [shown, setShown] = useState<Report | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const out = useReportOut(setError);
  const make = async (format: F | 'pdf'): Promise<Report | null> => {
    setError(null);
    setBusy(true);
    const reply = await ask(format);
    setBusy(false);
    if (reply.ok) return reply.value;
    setError(reply.error);
    return null;
  };
  return {
    shown,
    busy,
    error,
    out,
    show: async () => setShown(await make('pdf')),
    save: async (format: F) => {
      const made = await make(format);
      if (made !== null) await out.save(made);
    },
  };
}
