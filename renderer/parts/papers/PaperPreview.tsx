import { useMemo } from 'react';
import { PdfViewer } from '../../components/PdfViewer.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { reportSource } from './reportSource.ts';

/** A rendered report as it will be printed. */
export function PaperPreview({
  report,
}: {
  report: { readonly reportId: string; readonly sizeBytes: number };
}) {
  const { t, format } = useWords();
  const source = useMemo(() => reportSource(report.reportId, report.sizeBytes), [report]);
  return <PdfViewer source={source} name={t('papers.preview')} facts={format.bytes(report.sizeBytes)} />;
}
