import './reportDialog.css';
import { useMemo, useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { Failure } from '../../forms/Failure.tsx';
import { reportSource } from './reportSource.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { PdfViewer } from '../../components/PdfViewer.tsx';
import { PrimaryKey } from '../../focus/PrimaryKey.tsx';
import { useFormat } from '../../i18n/I18n.tsx';
import { ReportActions, useReportOut } from './reportOut.tsx';

export interface MadeReport {
  readonly reportId: string;
  readonly sizeBytes: number;
}

export interface ReportDialogProps {
  report: MadeReport;
  title: string;
  /** without its end */
  fileName: string;
  onClose: () => void;
  /** it left the program, printed or saved; Enter prints then */
  onOut?: () => void;
}

/** A paper as it will be printed, to be looked at, printed or saved. */
export function ReportDialog({ report, title, fileName, onClose, onOut }: ReportDialogProps) {
  const format = useFormat();
  const source = useMemo(() => reportSource(report.reportId, report.sizeBytes), [report]);
  const [error, setError] = useState<WireError | null>(null);
  const out = useReportOut(setError, onOut);
  const kept = { reportId: report.reportId, fileName: `${fileName}.pdf` };
  return (
    <Dialog
      undoable
      onClose={onClose}
      title={title}
      width="page"
      actions={
        <ReportActions report={kept} out={out} byKey printFirst={onOut !== undefined} onClose={onClose} />
      }
    >
      <PrimaryKey onPress={() => void out.print(kept)} />
      {error ? <Failure error={error} /> : null}
      <div className="reportSheet">
        <PdfViewer source={source} name={title} facts={format.bytes(report.sizeBytes)} takesKeys />
      </div>
    </Dialog>
  );
}
