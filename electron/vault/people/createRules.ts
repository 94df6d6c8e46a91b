import { raise } from '../../../shared/errors.ts';
import {
  LEAST_CHARACTERS,
  type PassphraseOwner,
  weaknessOf,
} from '../../../shared/domain/people/passphrase.ts';
import { roleConflicts, type Role } from '../../../shared/domain/people/roles.ts';
import type { CreateVault } from '../../../shared/ipc/contract/vault.ts';

/**
 * Refuses a passphrase that is easy to guess.
 * @throws AppError `weak-passphrase` with the reason as its rule, and the least length
 */
export function checkPassphrase(passphrase: string, owner: PassphraseOwner): void {
  const rule = weaknessOf(passphrase, owner);
  if (rule !== null) raise('weak-passphrase', { rule, least: LEAST_CHARACTERS });
}

/**
 * A passphrase that somebody else set, or that a lost machine may have given away, ends only with another one.
 * @throws AppError `weak-passphrase` by the rule `same`
 */
export function refuseSamePassphrase(current: string, next: string): void {
  if (current.normalize('NFC') === next.normalize('NFC'))
    raise('weak-passphrase', { rule: 'same', least: LEAST_CHARACTERS });
}

/**
 * Whether one person may hold these roles together.
 * @throws AppError `separation-of-duties` naming the pair
 */
export function checkRoles(roles: readonly Role[], exception: { until: string } | null, today: string): void {
  for (const pair of roleConflicts(roles)) {
    const healed = pair.exception === 'small-office' && exception !== null && exception.until >= today;
    if (!healed) raise('separation-of-duties', { a: pair.a, b: pair.b, exception: pair.exception });
  }
}

/** An office starts with an administrator and a clerk; two people, or one by a recorded exception. */
export function checkFirstPeople(input: CreateVault, today: string): void {
  const { people, exception } = input;
  const names = new Set(people.map((person) => person.username));
  if (names.size !== people.length) raise('username-taken');
  for (const role of ['admin', 'clerk'] as const) {
    if (!people.some((person) => person.roles.includes(role)))
      raise('bad-input', { field: 'people', rule: role });
  }
  for (const person of people) {
    checkRoles(person.roles, exception, today);
    checkPassphrase(person.passphrase, { ...person, office: input.office.name });
  }
  if (input.station.profile !== 'connected' && input.station.profileGround.trim() === '') {
    raise('reason-required', { field: 'profileGround' });
  }
  if (input.term !== null && input.term.from >= input.term.to) raise('date-invalid', { field: 'term' });
}
