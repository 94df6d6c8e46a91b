import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { median, ratioOf, type Result } from './measure.ts';

/** Where the bundle of this tool lies: out/bench. */
const ROOT = path.resolve(import.meta.dirname, '../..');
const ROUNDS = 5;

/** From the start of the process to a drawn start screen, against an empty window of the same Electron. */
export function coldStart(): Result[] {
  const script = [path.join(ROOT, 'test/bench/coldStart.mjs'), ROOT, String(ROUNDS)];
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
  const taken = JSON.parse(stdout) as { ours: number[]; anchor: number[] };
  return [
    ratioOf('window-cold-start', 1, { ours: median(taken.ours), anchor: median(taken.anchor) }, 'ms', 1.15),
  ];
}
