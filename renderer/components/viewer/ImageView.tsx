import './viewer.css';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/I18n.tsx';
import { readAll, type FileSource } from './fileSource.ts';
import { useSize } from './useSize.ts';
import { ViewerFrame, useViewerKeys, type ViewerFrameProps } from './ViewerFrame.tsx';

export interface ImageViewProps extends Pick<
  ViewerFrameProps,
  'name' | 'facts' | 'mark' | 'actions' | 'cover' | 'who'
> {
  source: FileSource;
  /** As found from the content by the vault. */
  mime: string;
}

const ZOOM_STEP = 1.2;
const MAX_CANVAS_PIXELS = 16_000_000;

type ImageState =
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly bitmap: ImageBitmap }
  | { readonly status: 'failed' };

function useImage(source: FileSource, mime: string): ImageState {
  const [state, setState] = useState<{ source: FileSource; image: ImageState }>({
    source,
    image: { status: 'opening' },
  });
  useEffect(() => {
    let alive = true;
    let held: ImageBitmap | null = null;
    const open = async (): Promise<void> => {
      const bytes = await readAll(source);
      const bitmap = await createImageBitmap(new Blob([bytes.slice()], { type: mime }));
      held = bitmap;
      if (alive) setState({ source, image: { status: 'open', bitmap } });
      else bitmap.close();
    };
    open().catch(() => {
      if (alive) setState({ source, image: { status: 'failed' } });
    });
    return () => {
      alive = false;
      held?.close();
    };
  }, [source, mime]);
  return state.source === source ? state.image : { status: 'opening' };
}

/** A scan as a picture, drawn on a canvas: nothing of the file reaches the page but its pixels. */
export function ImageView({ source, mime, ...frame }: ImageViewProps) {
  const image = useImage(source, mime);
  const [zoom, setZoom] = useState(1);
  const keys = useViewerKeys({
    previousPage: () => undefined,
    nextPage: () => undefined,
    zoomIn: () => setZoom((value) => Math.min(8, value * ZOOM_STEP)),
    zoomOut: () => setZoom((value) => Math.max(0.2, value / ZOOM_STEP)),
    fit: () => setZoom(1),
  });
  return (
    <ViewerFrame
      {...frame}
      {...keys}
      page={1}
      pages={image.status === 'open' ? 1 : null}
      opening={image.status === 'opening'}
      failed={image.status === 'failed' ? 'broken' : null}
    >
      {image.status === 'open' ? <Picture bitmap={image.bitmap} zoom={zoom} name={frame.name} /> : null}
    </ViewerFrame>
  );
}

function Picture({ bitmap, zoom, name }: { bitmap: ImageBitmap; zoom: number; name: string }) {
  const t = useT();
  const room = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useSize(room);
  useEffect(() => {
    const target = canvas.current;
    if (!target || width < 40 || bitmap.width === 0) return;
    const scale = Math.min(1, width / bitmap.width) * zoom;
    const shown = { width: bitmap.width * scale, height: bitmap.height * scale };
    const ratio = Math.min(
      window.devicePixelRatio || 1,
      Math.sqrt(MAX_CANVAS_PIXELS / (shown.width * shown.height)),
    );
    target.width = Math.max(1, Math.floor(shown.width * ratio));
    target.height = Math.max(1, Math.floor(shown.height * ratio));
    target.style.width = `${Math.floor(shown.width)}px`;
    target.style.height = `${Math.floor(shown.height)}px`;
    const context = target.getContext('2d');
    if (!context) return;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, target.width, target.height);
    target.dataset['drawn'] = '1';
  }, [bitmap, zoom, width]);
  return (
    <div className="viewerRoom" ref={room}>
      <canvas ref={canvas} className="viewerPaper" role="img" aria-label={t('viewer.label', { name })} />
    </div>
  );
}
