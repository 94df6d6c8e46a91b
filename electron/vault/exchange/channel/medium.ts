import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the system tells of the device on which a folder lies. */
export interface Medium {
  /** a stick, a card or a disk on a cable; false for disks of the machine and network folders */
  readonly removable: boolean;
  /** null where the system tells none */
  readonly serial: string | null;
}

/** `unknown`: this system was not asked in a way that we know; nothing is claimed about the device. */
export type MediumAnswer = Medium | 'unknown';

/**
 * Asks Linux (sysfs) which device a folder lies on. On Windows and macOS nothing is asked without running another
 * program, so the answer there is `unknown`, and a list of allowed media then refuses rather than guesses.
 *
 * @param sys root of sysfs; a test brings its own
 */
export function mediumOf(folder: string, sys = '/sys'): MediumAnswer {
  if (process.platform !== 'linux') return 'unknown';
  try {
    const { dev } = statSync(folder);
    const [major, minor] = [(dev >> 8) & 0xfff, (dev & 0xff) | ((dev >> 12) & 0xfff00)];
    return ofDevice(realpathSync(join(sys, 'dev', 'block', `${major}:${minor}`)), sys);
  } catch {
    // no block device behind it: memory, a network folder, an overlay
    return { removable: false, serial: null };
  }
}

/** Walks up from the partition: `removable` stands with the disk, the serial with the disk or the USB device above. */
function ofDevice(start: string, sys: string): Medium {
  let [removable, serial]: [boolean, string | null] = [false, null];
  const root = realpathSync(sys);
  for (let at = start; at.length > root.length && at.startsWith(root); at = dirname(at)) {
    if (textOf(join(at, 'removable')) === '1') removable = true;
    // a disk on a USB cable calls itself fixed
    if (/(^|\/)usb\d+$/.test(at)) removable = true;
    serial ??= textOf(join(at, 'serial')) ?? textOf(join(at, 'device', 'serial'));
  }
  return { removable, serial };
}

function textOf(path: string): string | null {
  try {
    if (!lstatSync(path).isFile()) return null;
    const text = readFileSync(path, 'utf8').trim();
    return text === '' ? null : text.slice(0, 120);
  } catch {
    return null;
  }
}
