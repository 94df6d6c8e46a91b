import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Where a run keeps what its spec files share; the name of the variable that its workers inherit. */
export const RUN_FOLDER = 'AN_THU_E2E_RUN';

/** Before all spec files of a run: a folder for what they share, removed after the last. */
export default function oneRun(): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'an-thu-e2e-run-'));
  process.env[RUN_FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
