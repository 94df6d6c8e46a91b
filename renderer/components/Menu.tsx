import './popover.css';
import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from '../design/Icon.tsx';
import { given } from './given.ts';
import type { IconName } from '../design/iconShapes.tsx';
import { KeyHint } from '../keys/KeyHint.tsx';
import type { ShortcutId } from '../keys/shortcuts.ts';

export interface MenuAct {
  id: string;
  text: string;
  icon?: IconName;
  shortcut?: ShortcutId;
  detail?: string;
  disabled?: boolean;
  checked?: boolean;
  onAct: () => void;
}

export interface MenuProps {
  label: string;
  acts: readonly MenuAct[];
  /** The button that opens it. */
  children: ReactElement;
  /** Where a key opens it too. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** A key opens it wherever the focus is: the first act has the focus, as from its button. */
  firstFocused?: boolean;
}

export function Menu({ label, acts, children, open, onOpenChange, firstFocused = false }: MenuProps) {
  return (
    <MenuTrigger {...given({ isOpen: open, onOpenChange })}>
      {children}
      <Popover className="popover" offset={4}>
        <AriaMenu
          className="options"
          aria-label={label}
          {...given({ autoFocus: firstFocused ? ('first' as const) : undefined })}
          disabledKeys={acts.filter((act) => act.disabled).map((act) => act.id)}
          onAction={(key) => acts.find((act) => act.id === key)?.onAct()}
        >
          {acts.map((act) => (
            <MenuItem key={act.id} id={act.id} className="option" textValue={act.text}>
              {act.icon ? <Icon name={act.icon} tone="quiet" /> : null}
              <span className="optionText">{act.text}</span>
              {act.detail ? <span className="optionDetail">{act.detail}</span> : null}
              {act.checked ? <Icon name="check" size={14} /> : null}
              {act.shortcut ? <KeyHint shortcut={act.shortcut} /> : null}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
