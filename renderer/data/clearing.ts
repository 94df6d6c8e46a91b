const cleaners = new Set<() => void>();

/** What keeps answers of the vault in this page says here how it is emptied. */
export function onClear(clear: () => void): void {
  cleaners.add(clear);
}

/** Empties every store: locking leaves nothing of the session in this page. */
export function clearQueries(): void {
  for (const clear of cleaners) clear();
}
