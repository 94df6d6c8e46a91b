import './frame.css';
import { type ReactNode, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useT } from '../../i18n/I18n.tsx';
import { Kbd } from '../../keys/KeyHint.tsx';
import { useIsComposing, useLiveShortcuts } from '../../keys/KeyProvider.tsx';
import { shortcutOf, shownKeys, type ShortcutId } from '../../keys/shortcuts.ts';

/** Leads to all the others, so it stays where the rest do not fit. */
const HELP = 'app.help' satisfies ShortcutId;

/** The keys that work here, always; at the right what the page wants to say (saved, place in the list). */
export function StatusLine({ trailing }: { trailing?: ReactNode }) {
  const t = useT();
  const composing = useIsComposing();
  const live = useLiveShortcuts();
  const listed = live
    .filter((id) => shortcutOf(id).status !== undefined && id !== HELP)
    .sort((a, b) => (shortcutOf(a).status ?? 0) - (shortcutOf(b).status ?? 0));
  return (
    <footer className="statusLine">
      {composing ? (
        <span className="statusComposing">{t('common.composing')}</span>
      ) : (
        <ul className="statusKeys" aria-label={t('shell.status')}>
          {once(merged(listed)).map((entry) => (
            <KeyItem key={entry.ids.join()} entry={entry} />
          ))}
        </ul>
      )}
      {!composing && live.includes(HELP) ? (
        <ul className="statusKeys statusHelp">
          <KeyItem entry={{ ids: [HELP], keys: [...shownKeys(HELP)] }} />
        </ul>
      ) : null}
      <span className="end" />
      <span className="statusRight" ref={setSlot} />
      {trailing}
    </footer>
  );
}

interface KeyEntry {
  readonly ids: readonly ShortcutId[];
  readonly keys: readonly string[];
}

function KeyItem({ entry }: { entry: KeyEntry }) {
  const t = useT();
  return (
    <li>
      <span className="statusKbd" aria-hidden="true">
        {entry.keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </span>
      <span className="heard">{entry.keys.join(', ')}: </span>
      {entry.ids.map((id) => t(shortcutOf(id).label)).join(', ')}
    </li>
  );
}

const PAIRS: Partial<Record<ShortcutId, ShortcutId>> = {
  'list.up': 'list.down',
  'detail.previous': 'detail.following',
};

/** J and K stand together: "J K xuống, lên". */
function merged(ids: readonly ShortcutId[]): { ids: ShortcutId[]; keys: string[] }[] {
  const out: { ids: ShortcutId[]; keys: string[] }[] = [];
  const first = (id: ShortcutId): string[] =>
    shortcutOf(id).show ? [...shownKeys(id)] : [shownKeys(id)[0] ?? ''];
  for (const id of ids) {
    const before = out[out.length - 1];
    if (before !== undefined && before.ids[0] === PAIRS[id]) {
      before.ids.push(id);
      before.keys.push(...first(id));
    } else out.push({ ids: [id], keys: id === 'choices.move' ? [...shownKeys(id)] : first(id) });
  }
  return out;
}

/** Keys that two places answer to at once are named for the first of them. */
function once(entries: readonly { ids: ShortcutId[]; keys: string[] }[]): KeyEntry[] {
  const named = new Set<string>();
  return entries.filter(({ keys }) => {
    const isNew = keys.some((key) => !named.has(key));
    for (const key of keys) named.add(key);
    return isNew;
  });
}

let slot: HTMLElement | null = null;
const listeners = new Set<() => void>();
function setSlot(element: HTMLElement | null): void {
  slot = element;
  for (const listener of listeners) listener();
}
function subscribeSlot(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `<StatusNote>Mục 1 trong 1.283</StatusNote>` anywhere in a page: shown at the right end of the status line. */
export function StatusNote({ children }: { children: ReactNode }) {
  const target = useSyncExternalStore(subscribeSlot, () => slot);
  return target ? createPortal(<span className="statusNote">{children}</span>, target) : null;
}
