import './button.css';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Icon } from '../design/Icon.tsx';
import type { IconName } from '../design/iconShapes.tsx';
import { ariaKeys } from '../keys/KeyProvider.tsx';
import { shownKeys, type ShortcutId } from '../keys/shortcuts.ts';
import { given } from './given.ts';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps {
  icon: IconName;
  /** Read aloud and shown in the tooltip: an icon never stands without its word. */
  label: string;
  onPress?: () => void;
  shortcut?: ShortcutId;
  size?: 14 | 16;
  disabled?: boolean;
  /** In a row of a list that is not the chosen one: Tab must not lead to the acts of another row. */
  aside?: boolean;
}

export function IconButton(props: IconButtonProps) {
  const { icon, label, onPress, shortcut, size = 16, disabled = false, aside = false } = props;
  return (
    <Tooltip text={label} keys={shortcut ? shownKeys(shortcut).slice(0, 1) : []}>
      <AriaButton
        className="iconButton"
        aria-label={label}
        isDisabled={disabled}
        excludeFromTabOrder={aside}
        {...given({ onPress, 'aria-keyshortcuts': shortcut ? ariaKeys(shortcut) : undefined })}
      >
        <Icon name={icon} size={size} />
      </AriaButton>
    </Tooltip>
  );
}
