import './split.css';
import { Fragment, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useT } from '../i18n/I18n.tsx';
import { useShortcuts } from '../keys/KeyProvider.tsx';
import { useNarrow } from './useNarrow.ts';

export interface Pane {
  id: string;
  /** Read aloud, and in the name of its handle. */
  label: string;
  /** First width in CSS px; `grow` takes the rest (exactly one pane). */
  size: number | 'grow';
  min?: number;
  max?: number;
  /** Not shown below 1200 px: its content moves into a tab of another pane. */
  wideOnly?: boolean;
  /** Below 1200 px. */
  narrowSize?: number;
  content: ReactNode;
}

export interface SplitPanesProps {
  panes: readonly Pane[];
  /** Remembered widths by pane id (a person's settings); absent where never changed. */
  sizes?: Readonly<Record<string, number>>;
  /** The pane that has the whole room for a while; the others stay as they are, unseen. */
  only?: string | null;
  onSizes?: (sizes: Readonly<Record<string, number>>) => void;
}

const STEP = 16;

/** Panes side by side. Ctrl Alt ←/→ moves the edge of the pane that has the focus; F6 walks through them. */
export function SplitPanes({ panes, sizes, onSizes, only = null }: SplitPanesProps) {
  const narrow = useNarrow();
  const root = useRef<HTMLDivElement>(null);
  const [local, setLocal] = useState<Readonly<Record<string, number>>>({});
  const shown = panes.filter((pane) => !(narrow && pane.wideOnly));
  const widthOf = (pane: Pane): number => {
    const first = narrow ? (pane.narrowSize ?? pane.size) : pane.size;
    const wanted = local[pane.id] ?? sizes?.[pane.id] ?? (typeof first === 'number' ? first : 0);
    return Math.max(pane.min ?? 200, Math.min(pane.max ?? 720, wanted));
  };
  const resize = (pane: Pane, width: number): void => {
    const next = {
      ...sizes,
      ...local,
      [pane.id]: Math.max(pane.min ?? 200, Math.min(pane.max ?? 720, Math.round(width))),
    };
    setLocal(next);
    onSizes?.(next);
  };
  const focusedPane = (): Pane | undefined => {
    const id = document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane');
    const pane = shown.find((candidate) => candidate.id === id && candidate.size !== 'grow');
    return pane ?? shown.find((candidate) => candidate.size !== 'grow');
  };
  const step = (by: number): boolean => {
    const pane = focusedPane();
    if (!pane || !root.current) return false;
    resize(pane, widthOf(pane) + by);
    return true;
  };
  useShortcuts('panes', { 'panes.narrow': () => step(-STEP), 'panes.widen': () => step(STEP) });
  const template = shown
    .filter((pane) => only === null || pane.id === only)
    .map((pane) => (pane.size === 'grow' || only !== null ? 'minmax(0, 1fr)' : `${widthOf(pane)}px`))
    .join(' ');
  const growAt = shown.findIndex((pane) => pane.size === 'grow');
  return (
    <div className="split" ref={root} style={{ gridTemplateColumns: template }}>
      {shown.map((pane, index) => (
        <Fragment key={pane.id}>
          <section
            className="splitPane"
            data-pane={pane.id}
            aria-label={pane.label}
            hidden={only !== null && pane.id !== only}
          >
            {pane.content}
            {pane.size === 'grow' || only !== null ? null : (
              <Handle
                pane={pane}
                width={widthOf(pane)}
                side={index < growAt || growAt < 0 ? 'right' : 'left'}
                onWidth={(width) => resize(pane, width)}
              />
            )}
          </section>
        </Fragment>
      ))}
    </div>
  );
}

interface HandleProps {
  pane: Pane;
  width: number;
  side: 'left' | 'right';
  onWidth: (width: number) => void;
}

function Handle({ pane, width, side, onWidth }: HandleProps) {
  const t = useT();
  const start = useRef<{ x: number; width: number } | null>(null);
  const direction = side === 'right' ? 1 : -1;
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (start.current) onWidth(start.current.width + direction * (event.clientX - start.current.x));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0;
    if (by === 0 || event.ctrlKey) return;
    event.preventDefault();
    onWidth(width + direction * by);
  };
  return (
    <div
      className={`splitHandle splitHandle-${side}`}
      role="separator"
      aria-orientation="vertical"
      aria-label={t('split.handle', { pane: pane.label })}
      aria-valuenow={width}
      aria-valuemin={pane.min ?? 200}
      aria-valuemax={pane.max ?? 720}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = null;
      }}
      onKeyDown={onKeyDown}
    />
  );
}
