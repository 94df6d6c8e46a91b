import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from './paths.mjs';

/**
 * Runs a program in the repository's root and resolves with `{ code, output }`; never rejects on a bad exit.
 * `quiet` collects both streams into `output`, otherwise they go straight to the console; `without` is a pattern of
 * lines of standard error that are not worth showing.
 */
export const run = (command, args, options) => start(command, args, options).done;

/** The same, as `{ done, end }`: `end` asks the program to leave before it does so by itself. */
export function start(command, args, { env = {}, quiet = false, cwd = root, without } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['inherit', 'inherit', without ? 'pipe' : 'inherit'],
    // npm is a .cmd file on Windows, which can only be started through the shell.
    shell: process.platform === 'win32' && command === 'npm',
  });
  const chunks = [];
  if (without) passLines(child.stderr, without);
  else for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk));
  // A launcher that is told to stop takes what it started along.
  const passOn = (signal) => child.kill(signal);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, passOn);
  child.once('close', () => ['SIGTERM', 'SIGHUP'].forEach((signal) => process.off(signal, passOn)));
  const output = () => Buffer.concat(chunks).toString('utf8');
  const done = new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 127, output: `${output()}${error.message}\n` }));
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output: output() }));
  });
  return { done, end: () => child.kill() };
}

/** Passes a stream on to standard error, but for the lines that match. */
function passLines(stream, without) {
  createInterface({ input: stream }).on('line', (line) => {
    if (!without.test(line)) process.stderr.write(`${line}\n`);
  });
}

/** Runs another program with this one's Node. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** True where a program of that name is on PATH (POSIX only). */
export function hasCommand(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;
}
