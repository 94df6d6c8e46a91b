import { EmptyState } from './EmptyState.tsx';
import { ImageViewer } from './ImageViewer.tsx';
import { PdfViewer } from './PdfViewer.tsx';
import { useT } from '../i18n/I18n.tsx';
import type { PdfPagesProps } from './viewer/PdfPages.tsx';

export interface FileViewerProps extends PdfPagesProps {
  /** As found from the content by the vault. */
  kind: string;
  mime: string;
}

/** The viewer for a kind of file; what is not shown here says so instead of opening another program, beside what can be done with it. */
export function FileViewer({ kind, mime, ...props }: FileViewerProps) {
  const t = useT();
  if (kind === 'pdf') return <PdfViewer {...props} />;
  if (kind === 'image') return <ImageViewer {...props} mime={mime} />;
  return (
    <EmptyState action={props.actions}>
      {props.name}: {t('viewer.noPreview')}
    </EmptyState>
  );
}
