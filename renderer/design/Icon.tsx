import './icon.css';
import { ICON_SHAPES, type IconName } from './iconShapes.tsx';

/** Mounted once at the root: every icon of the product as a symbol, referenced by <Icon name>. */
export function IconSprite() {
  return (
    <svg className="iconSprite" aria-hidden="true">
      {Object.entries(ICON_SHAPES).map(([name, shape]) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 16 16">
          {shape}
        </symbol>
      ))}
      <symbol id="icon-mark" viewBox="0 0 22 22">
        <path
          d="M3 4.5h16v13H3z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinejoin="round"
        />
        <path
          d="m3.5 5.2 7.5 6.3 7.5-6.3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinejoin="round"
        />
        <circle cx="11" cy="14.2" r="1.7" fill="currentColor" stroke="none" />
      </symbol>
    </svg>
  );
}

export interface IconProps {
  name: IconName;
  /** Edge in CSS px; 16 where nothing is said. */
  size?: 12 | 14 | 16 | 20 | 28;
  tone?: 'accent' | 'danger' | 'caution' | 'done' | 'quiet';
}

/** A decoration beside a word; never read aloud. */
export function Icon({ name, size = 16, tone }: IconProps) {
  return (
    <svg className={`icon icon-${size}`} data-tone={tone} aria-hidden="true" focusable="false">
      <use href={`#icon-${name}`} />
    </svg>
  );
}

/** The product's own sign: an envelope with a seal. */
export function ProductMark({ size = 22 }: { size?: 22 | 40 }) {
  return (
    <svg className={`productMark productMark-${size}`} aria-hidden="true" focusable="false">
      <use href="#icon-mark" />
    </svg>
  );
}
