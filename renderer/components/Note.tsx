import './notes.css';
import type { ReactNode } from 'react';
import { Icon } from '../design/Icon.tsx';

export interface NoteProps {
  tone?: 'plain' | 'info' | 'caution' | 'danger' | 'done';
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons under the text. */
  actions?: ReactNode;
  /** Announced when it appears (a warning that arises while typing). */
  live?: boolean;
}

/** A framed remark with a coloured edge: duplicate warning, what saving will do, advice. */
export function Note({ tone = 'plain', title, children, actions, live = false }: NoteProps) {
  const icon = tone === 'caution' ? 'warning' : tone === 'danger' ? 'refused' : null;
  return (
    <div className={`note note-${tone}`} role={live ? 'status' : undefined}>
      {icon ? <Icon name={icon} tone={tone === 'danger' ? 'danger' : 'caution'} /> : null}
      <div className="grow">
        {title ? <div className="md">{title}</div> : null}
        {children ? <div className="s">{children}</div> : null}
        {actions ? <div className="row wrap mt4">{actions}</div> : null}
      </div>
    </div>
  );
}
