import { expect, it } from 'vitest';
import { answerTo } from '../../../electron/vault/training/submissionAnswers.ts';
import { SUBMISSIONS } from '../../../electron/vault/training/submissionTexts.ts';

/** Words that say what a letter is about. */
const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .toLocaleLowerCase('vi')
      .split(/[^\p{L}\d]+/u)
      .filter((word) => word.length > 2),
  );

it.each(SUBMISSIONS.map(({ title, body }, index) => [title, body, index] as const))(
  'the answer that a leader approves answers its letter: %s',
  (title, body, index) => {
    const said = wordsOf(answerTo(index, false));
    const common = [...wordsOf(`${title} ${body}`)].filter((word) => said.has(word));
    expect(common.length, common.join(' ')).toBeGreaterThanOrEqual(4);
  },
);
