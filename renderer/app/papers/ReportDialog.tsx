import './reportDialog.css';
import { useMemo, useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { host } from '../bridge.ts';
import { Failure } from '../Failure.tsx';
import { reportSource } from '../reportSource.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { PdfViewer } from '../../components/PdfViewer.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';

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
}

/** A paper as it will be printed, to be looked at, printed or saved. */
export function ReportDialog({ report, title, fileName, onClose }: ReportDialogProps) {
  const t = useT();
  const format = useFormat();
  const source = useMemo(() => reportSource(report.reportId, report.sizeBytes), [report]);
  const [error, setError] = useState<WireError | null>(null);
  const act = async (what: 'print' | 'save'): Promise<void> => {
    const reply =
      what === 'print'
        ? await host().printReport(report.reportId)
        : await host().saveReport(report.reportId, `${fileName}.pdf`);
    setError(reply.ok ? null : reply.error);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      width="page"
      actions={
        <>
          <Button kind="primary" icon="print" onPress={() => void act('print')}>
            {t('common.print')}
          </Button>
          <Button icon="disk" onPress={() => void act('save')}>
            {t('papers.savePdf')}
          </Button>
          <Button onPress={onClose} hint="Esc">
            {t('common.close')}
          </Button>
        </>
      }
    >
      {error ? <Failure error={error} /> : null}
      <div className="reportSheet">
        <PdfViewer source={source} name={title} facts={format.bytes(report.sizeBytes)} />
      </div>
    </Dialog>
  );
}
