import './marks.css';
import { useT } from '../i18n/I18n.tsx';
import type { Level } from '../../shared/ipc/schemas.ts';

const SHAPES = {
  none: <circle className="levelShape" cx="8" cy="8" r="5" />,
  mat: (
    <>
      <rect className="levelShape" x="1.7" y="1.7" width="12.6" height="12.6" rx="1.5" />
      <text x="8" y="11.2">
        C
      </text>
    </>
  ),
  'toi-mat': (
    <>
      <path className="levelShape" d="M8-.8 16.8 8 8 16.8-.8 8z" />
      <text x="8" y="11.1">
        B
      </text>
    </>
  ),
  'tuyet-mat': (
    <>
      <path className="levelShape" d="M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z" />
      <text x="8" y="11.2">
        A
      </text>
    </>
  ),
} as const;

export interface LevelChipProps {
  level: Level;
}

/**
 * Shape, letter, word and fill: in greyscale each suffices alone. The letter is the envelope mark (ký hiệu A, B, C).
 * May not be shortened, hidden or replaced by its shape. A reader hears "Độ mật: Tối mật".
 */
export function LevelChip({ level }: LevelChipProps) {
  const t = useT();
  const word = t(`level.${level}`);
  return (
    <span className={`levelChip level-${level}`} role="img" aria-label={t('level.label', { level: word })}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {SHAPES[level]}
      </svg>
      {word}
    </span>
  );
}
