import type { App } from 'electron';

/**
 * One process per data folder. The second start only brings the first one's window forward: its arguments and
 * working folder are not looked at.
 * @returns false when another instance runs; the caller must leave at once
 */
export function takeSingleInstance(app: App, focus: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => focus());
  return true;
}
