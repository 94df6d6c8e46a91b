import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hasDisplay, startDisplays } from '../../../build/scripts/lib/display.mjs';

/** Where a run keeps what its spec files share; the name of the variable that its workers inherit. */
export const RUN_FOLDER = 'AN_THU_E2E_RUN';

/** The names of the screens that a run made, one for each worker; not set where there is a real one. */
const RUN_DISPLAYS = 'AN_THU_E2E_DISPLAYS';

/**
 * How many workers a run has where it makes the screens itself: one more than the machines that test have cores, since
 * each waits for its window half of the time.
 */
export const VIRTUAL_DISPLAYS = 3;

/** Before all spec files of a run: a folder for what they share and screens for their windows, gone after the last. */
export default async function oneRun(): Promise<() => void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'an-thu-e2e-run-'));
  process.env[RUN_FOLDER] = folder;
  const displays = hasDisplay() ? null : await startDisplays(VIRTUAL_DISPLAYS);
  if (displays) process.env[RUN_DISPLAYS] = displays.names.join(' ');
  return () => {
    displays?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Turns a worker to the screen that is its own. */
export function useOwnDisplay(): void {
  const names = process.env[RUN_DISPLAYS]?.split(' ') ?? [];
  const own = names[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)];
  if (own !== undefined) process.env['DISPLAY'] = own;
}
