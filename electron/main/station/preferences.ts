import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * Who worked here last, so that the door stands at that person: no name and no user name, but a digest of the latter under a
 * salt of its own. The door has the list of people from the vault and finds whose it is; the file alone says nothing.
 */
export interface LastHere {
  readonly salt: string;
  readonly mark: string;
}

/** What the window remembers of a station before any vault is open: no name, no content. */
export interface Preferences {
  readonly locale: 'vi' | 'en';
  readonly vault: 'office' | 'training';
  /** a vault folder chosen by a person instead of the usual one; null for the usual one */
  readonly officeFolder: string | null;
  /** the door is as light or dark as the desk of whoever chose it last */
  readonly theme: 'system' | 'light' | 'dark';
  readonly lastHere: Readonly<Record<'office' | 'training', LastHere | null>>;
}

export const DEFAULT_PREFERENCES: Preferences = {
  locale: 'vi',
  vault: 'office',
  officeFolder: null,
  theme: 'system',
  lastHere: { office: null, training: null },
};

const markOf = (salt: string, username: string): string =>
  createHash('sha256').update(`${salt}\n${username}`).digest('hex');

export function lastHereOf(username: string): LastHere {
  const salt = randomBytes(16).toString('hex');
  return { salt, mark: markOf(salt, username) };
}

/** Which of these user names it is; null where none of them worked here last. */
export const whoWasHere = (last: LastHere | null, usernames: readonly string[]): string | null =>
  last === null ? null : (usernames.find((username) => markOf(last.salt, username) === last.mark) ?? null);

function readLast(found: unknown): LastHere | null {
  if (typeof found !== 'object' || found === null) return null;
  const { salt, mark } = found as Record<string, unknown>;
  return typeof salt === 'string' && typeof mark === 'string' ? { salt, mark } : null;
}

/** Takes what is understood and leaves the rest at its default: a damaged file must not keep the window shut. */
export function readPreferences(text: string): Preferences {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return DEFAULT_PREFERENCES;
  }
  if (typeof found !== 'object' || found === null) return DEFAULT_PREFERENCES;
  const { locale, vault, officeFolder, theme, lastHere } = found as Record<string, unknown>;
  const last = (typeof lastHere === 'object' && lastHere !== null ? lastHere : {}) as Record<string, unknown>;
  return {
    locale: locale === 'en' ? 'en' : 'vi',
    vault: vault === 'training' ? 'training' : 'office',
    officeFolder: typeof officeFolder === 'string' && officeFolder !== '' ? officeFolder : null,
    theme: theme === 'dark' || theme === 'light' ? theme : 'system',
    lastHere: { office: readLast(last['office']), training: readLast(last['training']) },
  };
}

export interface PreferenceFile {
  get(): Preferences;
  set(change: Partial<Preferences>): void;
}

/** Preferences in a small JSON file, replaced as a whole. */
export function openPreferences(file: string): PreferenceFile {
  let current = DEFAULT_PREFERENCES;
  try {
    current = readPreferences(readFileSync(file, 'utf8'));
  } catch {
    // first start
  }
  return {
    get: () => current,
    set(change) {
      current = { ...current, ...change };
      writeFileSync(`${file}.new`, JSON.stringify(current), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}
