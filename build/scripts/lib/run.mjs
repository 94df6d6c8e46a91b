import { spawn, spawnSync } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * Runs a program in the repository's root and resolves with `{ code, output }`; never rejects on a bad exit.
 * `quiet` collects both streams into `output`, otherwise they go straight to the console.
 */
export function run(command, args, { env = {}, quiet = false, stdio, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: stdio ?? (quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit'),
      // npm is a .cmd file on Windows, which can only be started through the shell.
      shell: process.platform === 'win32' && command === 'npm',
    });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString('utf8');
    child.on('error', (error) => resolve({ code: 127, output: `${output()}${error.message}\n` }));
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output: output() }));
  });
}

/** Runs another program with this one's Node. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** True where a program of that name is on PATH (POSIX only). */
export function hasCommand(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;
}
