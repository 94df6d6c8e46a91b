import './timeline.css';
import type { ReactNode } from 'react';
import { Icon } from '../design/Icon.tsx';
import type { IconName } from '../design/iconShapes.tsx';

export interface TimelineEntry {
  id: string;
  icon: IconName;
  /** `done` confirmed by the ledger, `now` where it stands, `plain` a remark, `bad` refused or late. */
  tone: 'done' | 'now' | 'plain' | 'bad';
  title: ReactNode;
  /** Time, person, figures: one grey line. */
  detail?: ReactNode;
  body?: ReactNode;
}

export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className={`timelineDot timelineDot-${entry.tone}`} aria-hidden="true">
            <Icon name={entry.icon} size={12} />
          </span>
          <div className="timelineText">
            <div className={entry.tone === 'now' ? 'md' : ''}>{entry.title}</div>
            {entry.detail ? <div className="m cap">{entry.detail}</div> : null}
            {entry.body ? <div className="mt2">{entry.body}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
