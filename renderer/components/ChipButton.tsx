import './filterChips.css';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { given } from './given.ts';
import { Icon } from '../design/Icon.tsx';
import type { IconName } from '../design/iconShapes.tsx';

export interface ChipButtonProps {
  children: ReactNode;
  icon?: IconName;
  /** With an arrow: opens a menu (wrap it in Menu). */
  opens?: boolean;
  on?: boolean;
  onPress?: () => void;
}

/** The rounded button of heads and filter lines: "Sổ 2026 ⌄", "Thêm điều kiện". */
export function ChipButton({ children, icon, opens = false, on = false, onPress }: ChipButtonProps) {
  return (
    <AriaButton className="filterChip" {...given({ onPress, 'data-selected': on ? '' : undefined })}>
      {icon ? <Icon name={icon} size={14} /> : null}
      <span className="cut">{children}</span>
      {opens ? <Icon name="chevron-down" size={14} /> : null}
    </AriaButton>
  );
}
