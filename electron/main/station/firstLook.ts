import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Output } from '../../../shared/ipc/contract.ts';
import { VAULT_FILES } from '../../../shared/vaultFiles.ts';

type Inspection = Output<'vault.inspect'>;

const MAX_FRONT_BYTES = 64 * 1024;
const NOTHING_KNOWN: Inspection = {
  state: 'absent',
  problem: null,
  officeName: null,
  profile: null,
  training: false,
  people: [],
  waitUntilMs: null,
};

/**
 * What a glance at the folder tells before the vault process stands: the door can be drawn at once, and the vault's
 * own answer, which judges the header, the lock and the pauses, follows and counts. Nothing secret is read, and what
 * is read is shown only. Null when the glance does not settle it.
 * @param isOurs the vault that is open in it is our own, and about to close
 */
export function firstLook(folder: string, isOurs = false): Inspection | null {
  const has = (name: string): boolean => existsSync(path.join(folder, name));
  const { header, database, front, lock } = VAULT_FILES;
  if (!has(header)) return has(database) || has(front) ? null : NOTHING_KNOWN;
  if (has(lock) && !isOurs) return null;
  const shown = readFront(path.join(folder, front));
  return shown && { ...NOTHING_KNOWN, state: 'locked', ...shown };
}

function readFront(file: string): Pick<Inspection, 'officeName' | 'profile' | 'training' | 'people'> | null {
  try {
    if (statSync(file).size > MAX_FRONT_BYTES) return null;
    const front = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const { officeName, profile, training, people } = front;
    if (typeof officeName !== 'string' || typeof training !== 'boolean' || !Array.isArray(people))
      return null;
    const isKnown = PROFILES.some((known) => known === profile);
    if (!isKnown || !people.every(isPerson)) return null;
    const shown = people.map(({ username, fullName, position }) => ({ username, fullName, position }));
    return { officeName, profile: profile as Inspection['profile'], training, people: shown };
  } catch {
    return null; // absent or damaged: the vault says what that means
  }
}

const PROFILES: readonly NonNullable<Inspection['profile']>[] = [
  'connected',
  'party-wan',
  'independent-lan',
  'standalone',
];

function isPerson(person: unknown): person is Inspection['people'][number] {
  if (typeof person !== 'object' || person === null) return false;
  const { username, fullName, position } = person as Record<string, unknown>;
  return [username, fullName, position].every((text) => typeof text === 'string');
}
