import { useMemo, useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { tellPrinted } from '../../parts/papers/printed.ts';
import { reportSource } from '../../parts/papers/reportSource.ts';
import { Button } from '../../components/Button.tsx';
import { PdfViewer } from '../../components/PdfViewer.tsx';
import { useWords } from '../../i18n/I18n.tsx';

export interface MadePaper {
  readonly reportId: string;
  readonly sizeBytes: number;
  readonly name: string;
}

/** A paper about the books as it will be printed; saving and printing go through the system's dialogs. */
export function PaperPages({ paper, onBack }: { paper: MadePaper; onBack: () => void }) {
  const { t, format } = useWords();
  const source = useMemo(() => reportSource(paper.reportId, paper.sizeBytes), [paper]);
  const [error, setError] = useState<WireError | null>(null);
  const save = async (): Promise<void> => {
    const reply = await host().saveReport(paper.reportId, `${paper.name}.pdf`);
    setError(reply.ok ? null : reply.error);
  };
  const print = async (): Promise<void> => {
    setError(tellPrinted(await host().printReport(paper.reportId), t));
  };
  return (
    <div className="col grow">
      <div className="bookPrintBar">
        <Button icon="chevron-left" onPress={onBack}>
          {t('common.back')}
        </Button>
        <span className="end" />
        <Button icon="disk" onPress={() => void save()}>
          {t('books.save')}
        </Button>
        <Button kind="primary" icon="print" onPress={() => void print()}>
          {t('common.print')}
        </Button>
      </div>
      {error ? <Failure error={error} /> : null}
      <div className="bookPages">
        <PdfViewer source={source} name={paper.name} facts={format.bytes(paper.sizeBytes)} />
      </div>
    </div>
  );
}
