import { foldBase } from '../../shared/domain/text/fold.ts';

/**
 * The letter by which each answer of a question is given: the first letter of its first word that no answer before it
 * has, else of a later word, else any letter of it. Without Vietnamese marks, so that no input method waits for more.
 * @returns one capital letter an answer, null where every letter of it is taken
 */
export function answerLetters(answers: readonly string[]): (string | null)[] {
  const taken = new Set<string>();
  return answers.map((answer) => {
    const words = foldBase(answer)
      .toUpperCase()
      .split(/[^A-Z]+/)
      .filter((word) => word !== '');
    const letters = [...words.map((word) => word.slice(0, 1)), ...words.join('')];
    const letter = letters.find((one) => !taken.has(one)) ?? null;
    if (letter !== null) taken.add(letter);
    return letter;
  });
}
