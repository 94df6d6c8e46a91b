import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { runs } from '../../support/soak.ts';
import { workerFile } from '../../support/workerFiles.ts';

/** What may be lost of the typing when the process dies at any moment, ms. */
const MOST_LOST_MS = 2_000;
const RUNS = runs(2, 10);
/** The kill falls within so many ms after the first letter: before the first keeping, and anywhere between later ones. */
const LATEST_MS = 4_000;
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu'] });
}, 180_000);
afterAll(async () => {
  await vault.remove();
});

interface Typed {
  /** when each letter was typed, epoch ms */
  readonly letters: readonly number[];
  readonly killedMs: number;
}

/** Types until killed, `afterMs` after the first letter. */
function typeAndKill(dir: string, run: string, afterMs: number): Promise<Typed> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [workerFile('typingWorker'), dir, run], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [told, complaint, killedMs, armed] = ['', '', 0, false];
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString('utf8')));
    child.stdout.on('data', (text: Buffer) => {
      told += text.toString('utf8');
      if (armed || !/^1 \d+$/m.test(told)) return;
      armed = true;
      setTimeout(() => {
        killedMs = Date.now();
        child.kill('SIGKILL');
      }, afterMs);
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(complaint.slice(-2000)));
      const letters = [...told.matchAll(/^\d+ (\d+)\n/gm)].map((found) => Number(found[1]));
      resolve({ letters, killedMs });
    });
  });
}

const Body = z.object({ run: z.string(), text: z.string() });

it(
  'whoever types a draft loses at most two seconds of it when the process dies at any moment',
  { timeout: 60_000 + RUNS * 12_000 },
  async () => {
    let kept = 0;
    for (let run = 0; run < RUNS; run += 1) {
      await vault.close();
      const afterMs = Math.round((LATEST_MS * ((run * 7) % RUNS)) / RUNS) + 150;
      const { letters, killedMs } = await typeAndKill(vault.dir, String(run), afterMs);
      const clerk = await vault.as('vanthu');
      const { body } = await clerk.ok('drafts.get', { form: 'registerIncoming', key: 'new' });
      const draft = body === null ? null : Body.parse(JSON.parse(body));
      const length = draft?.run === String(run) ? draft.text.length : 0;
      kept += length;
      const firstLost = letters[length];
      expect(length, 'nothing is kept that was not typed').toBeLessThanOrEqual(letters.length);
      if (firstLost !== undefined) expect(killedMs - firstLost, `run ${run}`).toBeLessThan(MOST_LOST_MS);
    }
    expect(kept, 'something was kept at all').toBeGreaterThan(0);
  },
);
