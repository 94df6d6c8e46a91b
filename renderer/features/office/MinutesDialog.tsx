import { useMemo, useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { host } from '../../app/bridge.ts';
import { Failure } from '../../app/Failure.tsx';
import { reportSource } from '../../app/reportSource.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { PdfViewer } from '../../components/PdfViewer.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';

export interface MadeMinutes {
  readonly reportId: string;
  readonly sizeBytes: number;
}

/** The minutes as they will be printed. */
export function MinutesDialog({ minutes, onClose }: { minutes: MadeMinutes; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const source = useMemo(() => reportSource(minutes.reportId, minutes.sizeBytes), [minutes]);
  const [error, setError] = useState<WireError | null>(null);
  const act = async (what: 'print' | 'save'): Promise<void> => {
    const reply =
      what === 'print'
        ? await host().printReport(minutes.reportId)
        : await host().saveReport(minutes.reportId, `${t('ledgerPage.minutes.file')}.pdf`);
    setError(reply.ok ? null : reply.error);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ledgerPage.minutes')}
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
      <div className="ledgerMinutes">
        <PdfViewer source={source} name={t('ledgerPage.minutes')} facts={format.bytes(minutes.sizeBytes)} />
      </div>
    </Dialog>
  );
}
