import { useEffect, useSyncExternalStore } from 'react';
import { useAppearance } from '../data/appearance.ts';
import { useSession } from '../data/session.ts';
import { holdsClassified } from '../data/holding.ts';

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  darkQuery.addEventListener('change', listener);
  return () => darkQuery.removeEventListener('change', listener);
}

/** Writes the marks on <html> that the tokens read: theme, text size, hints, chrome of the vault, band. */
export function useTheme(): void {
  const { theme: own, text, keyHints } = useAppearance((state) => state.settings);
  const systemDark = useSyncExternalStore(subscribe, () => darkQuery.matches);
  const session = useSession((state) => state.session);
  const inspection = useSession((state) => state.inspection);
  // at the door nobody's settings are open: it is as whoever worked here last had it
  const atDoor = useSession((state) => state.host?.theme);
  const theme = session === null ? (atDoor ?? own) : own;
  const isDark = theme === 'dark' || (theme === 'system' && systemDark);
  const classified = session
    ? holdsClassified(session)
    : inspection?.profile === 'standalone' || inspection?.profile === 'independent-lan';
  const training = session?.training ?? inspection?.training ?? false;
  useEffect(() => {
    const root = document.documentElement;
    root.dataset['theme'] = isDark ? 'dark' : 'light';
    root.dataset['text'] = text;
    root.dataset['hints'] = keyHints ? 'on' : 'off';
    root.dataset['vault'] = classified ? 'classified' : 'connected';
    root.dataset['band'] = training ? 'training' : session && classified ? 'classified' : 'none';
  }, [isDark, text, keyHints, classified, training, session]);
}
