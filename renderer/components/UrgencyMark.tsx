import './marks.css';
import { useT } from '../i18n/I18n.tsx';
import type { Urgency } from '../../shared/ipc/schemas.ts';

const CHEVRONS: Readonly<Record<Exclude<Urgency, 'thuong'>, readonly string[]>> = {
  khan: ['m2 9.5 4-3.5 4 3.5'],
  'thuong-khan': ['m2 7.4 4-3.5 4 3.5', 'm2 11.6 4-3.5 4 3.5'],
  'hoa-toc': ['m2 5.5 4-3.5 4 3.5', 'm2 9.3 4-3.5 4 3.5', 'm2 13 4-3.5 4 3.5'],
  'hoa-toc-hen-gio': ['m2 5.5 4-3.5 4 3.5', 'm2 9.3 4-3.5 4 3.5', 'm2 13 4-3.5 4 3.5'],
};

export interface UrgencyMarkProps {
  urgency: Urgency;
  /** The hour of Hỏa tốc hẹn giờ, `HH:mm`. */
  time?: string | null;
}

/** Rising chevrons; Thường has no mark. */
export function UrgencyMark({ urgency, time }: UrgencyMarkProps) {
  const t = useT();
  if (urgency === 'thuong') return null;
  const word =
    urgency === 'hoa-toc-hen-gio' && time ? t('urgency.byTime', { time }) : t(`urgency.${urgency}`);
  return (
    <span
      className={`urgency urgency-${urgency}`}
      role="img"
      aria-label={t('urgency.label', { urgency: word })}
    >
      <svg viewBox="0 0 12 14" aria-hidden="true" focusable="false">
        {CHEVRONS[urgency].map((d) => (
          <path key={d} d={d} />
        ))}
      </svg>
      {word}
    </span>
  );
}
