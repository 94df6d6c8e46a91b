import './virtual.css';
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useT } from '../i18n/I18n.tsx';

export interface ColumnHandleProps {
  title: string;
  /** The head is one tab stop: its first handle; ↑ ↓ go to the others. */
  first: boolean;
  width: number;
  least: number;
  most: number;
  /** null takes the width back to what it was at first */
  onWidth: (width: number | null) => void;
}

const STEP = 8;

/** The right edge of a column: dragged, or ← → by keys; a double press or Delete takes it back. */
export function ColumnHandle({ title, first, width, least, most, onWidth }: ColumnHandleProps) {
  const t = useT();
  const start = useRef<{ x: number; width: number } | null>(null);
  const give = (wanted: number): void => onWidth(Math.max(least, Math.min(most, Math.round(wanted))));
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const acts: Record<string, () => void> = {
      ArrowLeft: () => give(width - STEP),
      ArrowRight: () => give(width + STEP),
      ArrowUp: () => neighbour(event.currentTarget, -1)?.focus(),
      ArrowDown: () => neighbour(event.currentTarget, 1)?.focus(),
      Delete: () => onWidth(null),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (start.current) give(start.current.width + event.clientX - start.current.x);
  };
  return (
    <div
      className="columnHandle"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('table.handle', { column: title })}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={first ? 0 : -1}
      title={t('table.handleHint')}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = null;
      }}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={() => onWidth(null)}
      onKeyDown={onKeyDown}
    />
  );
}

function neighbour(handle: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const all = [...(handle.closest('[role="row"]')?.querySelectorAll<HTMLElement>('.columnHandle') ?? [])];
  return all[all.indexOf(handle) + by];
}
