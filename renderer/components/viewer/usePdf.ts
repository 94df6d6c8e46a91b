import { useEffect, useState } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { FileSource } from './fileSource.ts';
import { openPdf, type OpenedPdf } from './pdfDocument.ts';

export type PdfState =
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly document: PDFDocumentProxy }
  | { readonly status: 'failed'; readonly protected: boolean };

/** Opens while the viewer lives; a new source closes the old one. Keep `source` stable (useMemo). */
export function usePdf(source: FileSource): PdfState {
  const [state, setState] = useState<{ source: FileSource; pdf: PdfState }>({
    source,
    pdf: { status: 'opening' },
  });
  useEffect(() => {
    let alive = true;
    let opened: OpenedPdf | null = null;
    const fail = (isProtected: boolean): void => {
      if (alive) setState({ source, pdf: { status: 'failed', protected: isProtected } });
    };
    openPdf(source, () => fail(false)).then(
      async (pdf) => {
        opened = pdf;
        if (!alive) {
          pdf.close();
          return;
        }
        try {
          const document = await pdf.task.promise;
          if (alive) setState({ source, pdf: { status: 'open', document } });
        } catch (error) {
          fail(error instanceof Error && error.name === 'PasswordException');
        }
      },
      () => fail(false),
    );
    return () => {
      alive = false;
      opened?.close();
    };
  }, [source]);
  return state.source === source ? state.pdf : { status: 'opening' };
}
