import os from 'node:os';
import path from 'node:path';

/** The repository's root folder. */
export const root = path.resolve(import.meta.dirname, '../../..');

/** Absolute path of something inside the repository. */
export const inRoot = (...parts) => path.join(root, ...parts);

export const isRootUser = () => process.getuid?.() === 0;

/**
 * A folder kept between clones for what is slow to make (Electron, the compiled database addon).
 * For root it lies in /var/cache, because Electron is then run as an unprivileged user, who cannot read /root.
 */
export function cacheDir(...parts) {
  const base =
    process.env.AN_THU_CACHE ??
    (process.platform === 'linux' && isRootUser()
      ? '/var/cache/an-thu'
      : path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'an-thu'));
  return path.join(base, ...parts);
}
