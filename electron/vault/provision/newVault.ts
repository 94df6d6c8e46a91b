import { randomBytes } from 'node:crypto';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { ProvidedVault } from '../../../shared/ipc/contract/provision.ts';
import { fingerprintWords } from '../crypto/fingerprint.ts';
import { readProvision } from './read.ts';

/** Six words of a list of 256 are 48 bits: enough for what Argon2id guards until the first sign-in. */
const WORDS = 6;

/**
 * A provisioning file on a machine without a vault: office, station and people that a vault is made of, a first
 * passphrase for each person but the administrator who makes it, and what else the file would set afterwards.
 * @throws AppError `provision-refused` with reason `file`, `form` (and which part), `admin` (the file names none)
 */
export function readNewVault(path: string): Output<'provision.read'> {
  const { provision, sha256 } = readProvision(path);
  const parsed = ProvidedVault.safeParse(provision.vault);
  if (!parsed.success)
    return raise('provision-refused', {
      reason: 'form',
      field: ['vault', ...(parsed.error.issues[0]?.path ?? [])].join('.'),
    });
  const first = parsed.data.people.find(({ roles }) => roles.includes('admin'));
  if (first === undefined) return raise('provision-refused', { reason: 'admin' });
  return {
    ...parsed.data,
    sha256,
    people: parsed.data.people.map((person) => ({
      ...person,
      firstPassphrase: person === first ? null : handedOut(),
    })),
    days: provision.calendar.length,
    cards: provision.cards.length,
    policy: provision.policy !== null,
    signed:
      [provision.helpPacks, provision.secretLists, provision.rulePacks].flat().length +
      (provision.directory === null ? 0 : 1),
    idleMinutes: provision.idleMinutes,
  };
}

function handedOut(): string {
  const words = fingerprintWords();
  return [...randomBytes(WORDS)].map((byte) => words[byte] ?? '').join(' ');
}
