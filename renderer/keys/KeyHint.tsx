import './keyHint.css';
import { shownKeys, type ShortcutId } from './shortcuts.ts';

/** The key as printed on the board. Decoration: the button itself carries aria-keyshortcuts. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="kbd" aria-hidden="true">
      {children}
    </kbd>
  );
}

/** Hint of a shortcut of the table; `all` shows every key, else the first. Hidden where hints are turned off. */
export function KeyHint({ shortcut, all = false }: { shortcut: ShortcutId; all?: boolean }) {
  const keys = all ? shownKeys(shortcut) : shownKeys(shortcut).slice(0, 1);
  return (
    <span className="keyHint" aria-hidden="true">
      {keys.map((text) => (
        <Kbd key={text}>{text}</Kbd>
      ))}
    </span>
  );
}
