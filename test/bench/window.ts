import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { createTestVault } from '../support/vault.ts';
import { figureOf, median, ratioOf, type Result } from './measure.ts';

/** Where the bundle of this tool lies: out/bench. */
const ROOT = path.resolve(import.meta.dirname, '../..');
const ROUNDS = 5;
/** The form is ready before it; a passphrase is not typed faster. */
const ANSWERS_WITHIN_MS = 1_500;

/**
 * From the start of the process to the unlock screen with its field ready for typing, before an existing vault;
 * against an empty window of the same Electron.
 */
export async function coldStart(): Promise<Result[]> {
  const vault = await createTestVault();
  try {
    return measure(vault.dir);
  } finally {
    await vault.remove();
  }
}

function measure(vaultDir: string): Result[] {
  const script = [path.join(ROOT, 'test/bench/coldStart.mjs'), ROOT, vaultDir, String(ROUNDS)];
  const hasScreen = process.platform !== 'linux' || process.env['DISPLAY'] !== undefined;
  const [program, args] = hasScreen
    ? [process.execPath, script]
    : ['xvfb-run', ['-a', process.execPath, ...script]];
  const { status, stdout } = spawnSync(program, args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('the window of the benchmark did not start');
  const taken = JSON.parse(stdout) as { ours: number[]; answered: number[]; anchor: number[] };
  return [
    ratioOf('window-cold-start', 1, { ours: median(taken.ours), anchor: median(taken.anchor) }, 'ms', 1.15),
    figureOf('window-vault-answers', 1, median(taken.answered), 'ms', ANSWERS_WITHIN_MS),
  ];
}
