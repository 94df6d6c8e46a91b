import { lazy, Suspense } from 'react';
import { LoadingRows } from './LoadingRows.tsx';
import type { PdfPagesProps } from './viewer/PdfPages.tsx';

// pdf.js is half a megabyte: it is read when the first PDF is looked at.
const Pages = lazy(async () => ({ default: (await import('./viewer/PdfPages.tsx')).PdfPages }));

export type PdfViewerProps = PdfPagesProps;

/** A PDF, page by page on a canvas. `source` must be stable (useMemo): a new one opens the file again. */
export function PdfViewer(props: PdfViewerProps) {
  return (
    <Suspense fallback={<LoadingRows rows={0} />}>
      <Pages {...props} />
    </Suspense>
  );
}
