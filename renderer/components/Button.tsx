import './button.css';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { ButtonReason } from './ButtonReason.tsx';
import { given } from './given.ts';
import { MissingKey } from './MissingKey.tsx';
import { Icon } from '../design/Icon.tsx';
import type { IconName } from '../design/iconShapes.tsx';
import { KeyHint } from '../keys/KeyHint.tsx';
import { ariaKeys } from '../keys/KeyProvider.tsx';
import { settleTyped } from '../focus/settle.ts';
import type { ShortcutId } from '../keys/shortcuts.ts';

export interface ButtonProps extends Pick<AriaButtonProps, 'type' | 'autoFocus' | 'id' | 'isPending'> {
  children: ReactNode;
  onPress?: () => void;
  /** One `primary` a screen. `quiet` looks like a link. `danger` is for what cannot be undone, never the safe answer. */
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'normal' | 'small';
  icon?: IconName;
  /** Name in the shortcut table; shows its key. The handler itself is bound by useShortcuts. */
  shortcut?: ShortcutId;
  /** A hint that is no shortcut of the table (Enter on a default button). */
  hint?: string;
  disabled?: boolean;
  /** Why the button is disabled: the button stays focusable and says so. */
  disabledReason?: string | null;
  label?: string;
}

/** The keys of these buttons send a form: what can't be read in it is not dropped when they are pressed either. */
const SENDS = new Set<ShortcutId | undefined>(['detail.primary', 'form.save', 'form.saveNext']);

export function Button(props: ButtonProps) {
  const {
    children,
    onPress,
    kind = 'secondary',
    size = 'normal',
    icon,
    shortcut,
    hint,
    disabled,
    label,
    ...rest
  } = props;
  const { disabledReason, ...aria } = rest;
  const explained = Boolean(disabled && disabledReason);
  const button = (
    <AriaButton
      {...aria}
      className={`button button-${kind} button-${size}`}
      isDisabled={Boolean(disabled) && !explained}
      {...given({
        'aria-disabled': explained ? (true as const) : undefined,
        'aria-label': label,
        'aria-keyshortcuts': shortcut ? ariaKeys(shortcut) : undefined,
        onPress: explained ? undefined : SENDS.has(shortcut) ? () => settleTyped() && onPress?.() : onPress,
        'data-explained': explained ? '' : undefined,
      })}
    >
      {({ isHovered, isFocused }) => (
        <>
          {icon ? <Icon name={icon} size={size === 'small' ? 14 : 16} /> : null}
          <span className="buttonText">{children}</span>
          {shortcut ? <KeyHint shortcut={shortcut} /> : null}
          {hint ? (
            <span className="keyHint" aria-hidden="true">
              <kbd className="kbd">{hint}</kbd>
            </span>
          ) : null}
          {explained ? <ButtonReason text={disabledReason ?? ''} shown={isHovered || isFocused} /> : null}
        </>
      )}
    </AriaButton>
  );
  // Ctrl Enter never does what cannot be undone, and says there, too, what is missing
  if (!explained || (shortcut !== 'detail.primary' && kind !== 'danger')) return button;
  return (
    <>
      {button}
      <MissingKey reason={disabledReason ?? ''} />
    </>
  );
}
