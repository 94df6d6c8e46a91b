import './viewer.css';
import { useEffect, useRef, useState } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useT } from '../../i18n/I18n.tsx';
import type { FileSource } from './fileSource.ts';
import { usePdf } from './usePdf.ts';
import { useSize } from './useSize.ts';
import { ViewerFrame, useViewerKeys, type ViewerFrameProps } from './ViewerFrame.tsx';

export interface PdfPagesProps extends Pick<
  ViewerFrameProps,
  'name' | 'facts' | 'mark' | 'actions' | 'cover' | 'who' | 'takesKeys'
> {
  source: FileSource;
}

const ZOOM_STEP = 1.2;
const MAX_CANVAS_PIXELS = 16_000_000;

export function PdfPages({ source, ...frame }: PdfPagesProps) {
  const pdf = usePdf(source);
  const pages = pdf.status === 'open' ? pdf.document.numPages : null;
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const at = Math.min(page, pages ?? 1);
  const turn = (by: number): void => setPage(Math.max(1, Math.min(pages ?? 1, at + by)));
  const keys = useViewerKeys({
    previousPage: () => turn(-1),
    nextPage: () => turn(1),
    zoomIn: () => setZoom((value) => Math.min(6, value * ZOOM_STEP)),
    zoomOut: () => setZoom((value) => Math.max(0.3, value / ZOOM_STEP)),
    fit: () => setZoom(1),
  });
  return (
    <ViewerFrame
      {...frame}
      {...keys}
      page={at}
      pages={pages}
      failed={pdf.status === 'failed' ? (pdf.protected ? 'protected' : 'broken') : null}
      opening={pdf.status === 'opening'}
    >
      {pdf.status === 'open' ? (
        <PdfPage document={pdf.document} page={at} zoom={zoom} name={frame.name} />
      ) : null}
    </ViewerFrame>
  );
}

interface PdfPageProps {
  document: PDFDocumentProxy;
  page: number;
  zoom: number;
  name: string;
}

/** One page on a canvas, as wide as the pane at zoom 1. Only the newest drawing is kept. */
function PdfPage({ document: pdf, page, zoom, name }: PdfPageProps) {
  const t = useT();
  const room = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useSize(room);
  useEffect(() => {
    if (width < 40) return undefined;
    let alive = true;
    let stop: (() => void) | null = null;
    const draw = async (): Promise<void> => {
      const proxy = await pdf.getPage(page);
      const target = canvas.current;
      if (!alive || !target) return;
      const paper = proxy.getViewport({ scale: 1 });
      const scale = (Math.min(width, 860) / paper.width) * zoom;
      const viewport = proxy.getViewport({ scale });
      const ratio = Math.min(
        window.devicePixelRatio || 1,
        Math.sqrt(MAX_CANVAS_PIXELS / Math.max(1, viewport.width * viewport.height)),
      );
      target.width = Math.floor(viewport.width * ratio);
      target.height = Math.floor(viewport.height * ratio);
      target.style.width = `${Math.floor(viewport.width)}px`;
      target.style.height = `${Math.floor(viewport.height)}px`;
      const task = proxy.render({ canvas: target, viewport, transform: [ratio, 0, 0, ratio, 0, 0] });
      stop = () => task.cancel();
      await task.promise;
      if (alive) target.dataset['drawn'] = String(page);
    };
    draw().catch(() => undefined); // cancelled by the next drawing
    return () => {
      alive = false;
      stop?.();
    };
  }, [pdf, page, zoom, width]);
  return (
    <div className="viewerRoom" ref={room}>
      <canvas
        ref={canvas}
        className="viewerPaper"
        role="img"
        aria-label={`${t('viewer.label', { name })}. ${t('viewer.page', { page, pages: pdf.numPages })}`}
      />
    </div>
  );
}
