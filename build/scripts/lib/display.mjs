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
  if (!hasCommand('xvfb-run')) {
    const how = isRootUser()
      ? 'install the package xvfb'
      : 'ask an administrator to install the package xvfb';
    throw new StepFailed('There is no display here and no Xvfb to make one.', `${how}, then run this again.`);
  }
  return ['xvfb-run', ['-a', '-s', SCREEN, program, ...args]];
}
