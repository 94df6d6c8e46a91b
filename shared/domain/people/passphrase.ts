import { foldBase } from '../text/fold.ts';

/** Characters of the shortest passphrase that is taken. */
export const LEAST_CHARACTERS = 10;
const LEAST_DIFFERENT = 5;
/** Characters that must be left once what anybody tries first is taken away. */
const LEAST_OWN = 5;
/** The rows of a keyboard, and what counts on by itself. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz', '01234567890'];
const SHORTEST_RUN = 3;

/** Why a passphrase is not taken. `of-another`: somebody else of the same office begins with it. */
export type Weakness = 'short' | 'repeats' | 'runs' | 'name' | 'of-another';

/** Whose passphrase it is: names that whoever guesses knows. */
export interface PassphraseOwner {
  readonly username: string;
  readonly fullName?: string;
  readonly office?: string;
}

/**
 * What makes a passphrase easy to guess, or null. Length counts, not signs and digits: people keep what they can remember
 * off the screen's edge. The reasons are those of NIST SP 800-63B §3.1.1.2: sequences, repetitions, names of the context.
 * @param others passphrases of others that are set in the same act
 */
export function weaknessOf(
  passphrase: string,
  owner: PassphraseOwner,
  others: readonly string[] = [],
): Weakness | null {
  const typed = passphrase.normalize('NFC');
  const characters = [...typed];
  if (characters.length < LEAST_CHARACTERS) return 'short';
  if (new Set(characters).size < LEAST_DIFFERENT || isRepetition(characters)) return 'repeats';
  const plain = plainOf(typed);
  if (ownOf(plain) < LEAST_OWN) return 'runs';
  if (withoutNames(plain, owner) < LEAST_OWN) return 'name';
  return others.some((other) => other.normalize('NFC') === typed) ? 'of-another' : null;
}

const plainOf = (text: string): string => foldBase(text).replaceAll(/[^a-z0-9]/g, '');

/** "matkhaumatkhau": one piece over and over. */
function isRepetition(characters: readonly string[]): boolean {
  const text = characters.join('');
  for (let size = 1; size < LEAST_CHARACTERS && size <= text.length / 2; size += 1)
    if (
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .startsWith(text)
    )
      return true;
  return false;
}

/** Characters that no run of the alphabet, of the digits or of a keyboard's row explains, either way. */
function ownOf(plain: string): number {
  if (plain === '') return LEAST_OWN; // other signs alone
  let own = 0;
  for (let at = 0; at < plain.length;) {
    const length = Math.max(
      ...ROWS.flatMap((row) => [runAt(plain, at, row), runAt(plain, at, reversed(row))]),
    );
    if (length < SHORTEST_RUN) own += 1;
    at += length < SHORTEST_RUN ? 1 : length;
  }
  return own;
}

const reversed = (row: string): string => [...row].reverse().join('');

function runAt(text: string, at: number, row: string): number {
  const from = row.indexOf(text[at] ?? '');
  if (from < 0) return 0;
  let length = 1;
  while (at + length < text.length && row[from + length] === text[at + length]) length += 1;
  return length;
}

/** How much is left of it without the person's and the office's names, and without digits. */
function withoutNames(plain: string, { username, fullName = '', office = '' }: PassphraseOwner): number {
  if (plain === '') return LEAST_OWN;
  const names = [plainOf(office), plainOf(fullName), plainOf(username)].filter((name) => name.length > 2);
  const rest = names.reduce((left, name) => left.replaceAll(name, ''), plain);
  return rest === plain ? LEAST_OWN : rest.replaceAll(/\d/g, '').length;
}
