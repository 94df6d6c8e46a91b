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
  /** called by name, by its beginning or by words of it: stands before everything that was found under the same words */
  readonly named: readonly T[];
  readonly others: readonly T[];
}

const FEWEST_LETTERS = 2;

/** Every typed word begins a word of the name, in any order: "chen so" in "Đề nghị chèn số, lùi ngày". */
function isCalledByWords(name: string, words: string): boolean {
  const own = name.split(/[^a-z0-9]+/);
  return words.split(/\s+/).every((word) => own.some((each) => each.startsWith(word)));
}

/** The words as they stand, each whole but the last, which is still typed: "thu hoi" in "Tới Đang thu hồi". */
const saysThem = (name: string, words: string): boolean => ` ${name}`.includes(` ${words}`);

/**
 * The commands that the words call, without marks: by their whole name first, then by the beginning of a name, those that
 * say the words in their own text before those that are only called so as well, then by words of it, then the rest.
 */
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
  const calledBy = (isName: (name: string) => boolean, before: readonly T[]): T[] =>
    words.length < FEWEST_LETTERS
      ? []
      : harmless.filter((command) => !before.includes(command) && namesOf(command).some(isName));
  const said =
    words.length < FEWEST_LETTERS || !words.includes(' ')
      ? []
      : harmless.filter((command) => !exact.includes(command) && saysThem(foldBase(command.text), words));
  const begun = [...said, ...calledBy((name) => name.startsWith(words), [...exact, ...said])];
  const worded = calledBy((name) => isCalledByWords(name, words), [...exact, ...begun]);
  const named = [...exact, ...begun, ...grave.filter(isCalled), ...worded];
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
