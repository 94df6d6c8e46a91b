import { spawn } from 'node:child_process';
import { isRootUser } from './paths.mjs';
import { hasCommand } from './run.mjs';
import { StepFailed } from './say.mjs';

/** Whether a window could be seen here. Windows and macOS always have a desktop. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Full HD, so that 1366×768 fits at 125 % as well; no network listener. */
const SCREEN = '-screen 0 1920x1080x24 -nolisten tcp';

/** A command as `[program, args]`, on a virtual screen where there is no real one (or `always`). */
export function onSomeDisplay(program, args, { always = false } = {}) {
  const isVirtual = process.platform === 'linux' && (always || !hasDisplay());
  if (!isVirtual) return [program, args];
  requireXvfb('xvfb-run');
  return ['xvfb-run', ['-a', '-s', SCREEN, program, ...args]];
}

function requireXvfb(command) {
  if (hasCommand(command)) return;
  const how = isRootUser() ? 'install the package xvfb' : 'ask an administrator to install the package xvfb';
  throw new StepFailed('There is no display here and no Xvfb to make one.', `${how}, then run this again.`);
}

/** Starts virtual screens, each with a clipboard of its own. @returns their names as in DISPLAY, and what ends them */
export async function startDisplays(count) {
  requireXvfb('Xvfb');
  const started = await Promise.all(Array.from({ length: count }, startDisplay));
  return { names: started.map(({ name }) => name), stop: () => started.forEach(({ child }) => child.kill()) };
}

/** The server picks a free number itself and writes it to the fourth pipe when it is ready. */
function startDisplay() {
  const child = spawn('Xvfb', ['-displayfd', '3', ...SCREEN.split(' ')], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new StepFailed(`Xvfb ended with ${code}.`, 'Look at its own words: Xvfb :99')),
    );
    child.stdio[3].once('data', (number) => resolve({ child, name: `:${String(number).trim()}` }));
  });
}
