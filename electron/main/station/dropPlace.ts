import path from 'node:path';

export interface Places {
  /** vaults of this station, what lies beside them and the data of the program */
  readonly own: readonly string[];
  /** folders of which a dialog of the system, or its question, said yes */
  readonly chosen: ReadonlySet<string>;
}

/** Where no document of an office lies: settings, devices, the programs and what they keep. */
const SYSTEM: Readonly<Record<'win32' | 'other', readonly string[]>> = {
  win32: ['windows', 'program files', 'program files (x86)', 'programdata', '$recycle.bin'],
  other: [
    'etc',
    'proc',
    'sys',
    'dev',
    'boot',
    'usr',
    'bin',
    'sbin',
    'lib',
    'lib64',
    'var',
    'library',
    'system',
  ],
};

/**
 * What is to be done with a file that was dropped on the window. The page names its path, and a page that was taken over
 * names what it likes: nothing of the vault, of the system or of a hidden folder (keys, settings of programs) is taken, and
 * from where no dialog was yet the person is asked in a window of the system.
 * @param file absolute, links resolved
 */
export function judgeDrop(
  file: string,
  { own, chosen }: Places,
  platform: NodeJS.Platform = process.platform,
): 'take' | 'ask' | 'refuse' {
  const { isAbsolute, parse, dirname, sep } = platform === 'win32' ? path.win32 : path.posix;
  if (!isAbsolute(file)) return 'refuse';
  const parts = file.slice(parse(file).root.length).split(sep);
  const folded = parts.map((part) => part.toLowerCase());
  if (parts.some((part) => part.startsWith('.')) || folded.includes('appdata')) return 'refuse';
  if (SYSTEM[platform === 'win32' ? 'win32' : 'other'].includes(folded[0] ?? '')) return 'refuse';
  const isIn = (folder: string): boolean => file === folder || file.startsWith(folder + sep);
  if (own.some((folder) => isIn(folder) || file.startsWith(`${folder}-`) || file.startsWith(`${folder}.`)))
    return 'refuse';
  return chosen.has(dirname(file)) ? 'take' : 'ask';
}
