import { foldBase } from '../../shared/domain/text/fold.ts';

/** What is looked for among the commands. */
export interface Named {
  readonly text: string;
  /** other names that it is called by */
  readonly aliases?: readonly string[];
  /** what can't be taken back: it stands last, and is chosen only when called by its whole name */
  readonly danger?: boolean;
}

export interface Ranked<T> {
  /** called by name, or by the beginning of one: stands before everything that was found under the same words */
  readonly named: readonly T[];
  readonly others: readonly T[];
}

const FEWEST_LETTERS = 2;

/** The commands that the words call, without marks: by their whole name first, then by its beginning, then the rest. */
export function rankCommands<T extends Named>(commands: readonly T[], typed: string): Ranked<T> {
  const words = foldBase(typed.trim());
  if (words === '') return { named: [], others: commands };
  const namesOf = ({ text, aliases = [] }: T): string[] => [text, ...aliases].map((name) => foldBase(name));
  const matching = commands.filter((command) => {
    const whole = namesOf(command).join(' ');
    return words.split(' ').every((word) => whole.includes(word));
  });
  const harmless = matching.filter(({ danger }) => danger !== true);
  const isCalled = (command: T): boolean => namesOf(command).includes(words);
  const exact = harmless.filter(isCalled);
  const grave = matching.filter(({ danger }) => danger === true);
  const begun =
    words.length < FEWEST_LETTERS
      ? []
      : harmless.filter(
          (command) => !exact.includes(command) && namesOf(command).some((name) => name.startsWith(words)),
        );
  const named = [...exact, ...begun, ...grave.filter(isCalled)];
  const others = [...harmless, ...grave].filter((command) => !named.includes(command));
  return { named, others };
}

const bare = (code: string): string => foldBase(code).replace(/[^a-z0-9]/g, '');

/**
 * The record whose own code was typed, with or without its dashes: it stands before the papers that only speak of it.
 * @param codesOf what the record is called by
 */
export function calledByCode<T>(
  hits: readonly T[],
  typed: string,
  codesOf: (hit: T) => readonly string[],
): T | undefined {
  const wanted = bare(typed);
  return wanted === '' ? undefined : hits.find((hit) => codesOf(hit).some((code) => bare(code) === wanted));
}
