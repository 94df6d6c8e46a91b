/** How often it is asked whether the day is another one; also right after a machine has slept over midnight. */
export const LOOK_EVERY_MS = 15_000;

/**
 * Calls its listeners once when the civil day has changed since they were last told, so that "quá 2 ngày" is right after
 * midnight without a restart. Looks only while somebody listens.
 * @param today the civil day of the vault's calendar
 */
export function makeDayTurn(today: () => string): (listener: () => void) => () => void {
  const listeners = new Set<() => void>();
  let known = '';
  let timer: ReturnType<typeof setInterval> | null = null;
  const look = (): void => {
    const day = today();
    if (day === known) return;
    known = day;
    for (const listener of [...listeners]) listener();
  };
  return (listener) => {
    if (timer === null) {
      known = today();
      timer = setInterval(look, LOOK_EVERY_MS);
    }
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0 || timer === null) return;
      clearInterval(timer);
      timer = null;
    };
  };
}
