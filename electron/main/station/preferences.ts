import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What the window remembers of a station before any vault is open: no name, no content. */
export interface Preferences {
  readonly locale: 'vi' | 'en';
  readonly vault: 'office' | 'training';
  /** a vault folder chosen by a person instead of the usual one; null for the usual one */
  readonly officeFolder: string | null;
}

export const DEFAULT_PREFERENCES: Preferences = { locale: 'vi', vault: 'office', officeFolder: null };

/** Takes what is understood and leaves the rest at its default: a damaged file must not keep the window shut. */
export function readPreferences(text: string): Preferences {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return DEFAULT_PREFERENCES;
  }
  if (typeof found !== 'object' || found === null) return DEFAULT_PREFERENCES;
  const { locale, vault, officeFolder } = found as Record<string, unknown>;
  return {
    locale: locale === 'en' ? 'en' : 'vi',
    vault: vault === 'training' ? 'training' : 'office',
    officeFolder: typeof officeFolder === 'string' && officeFolder !== '' ? officeFolder : null,
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
