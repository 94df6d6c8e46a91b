import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 1200px)');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** 1366×768 at 125 % and anything below 1200 CSS px: rail, one pane, tabs. The same line as the style sheets draw. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
