import type { Input, Output } from '../../../shared/ipc/contract.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';

type NoMark = Extract<Input<'secrecy.answer'>, { answer: 'no-mark' }>;
type Answered = Reply<Output<'secrecy.answer'>>;

/** What one call may name (shared/ipc/contract/secrecy.ts). */
const MOST_TEXTS = 200;

/** Texts in parts that one call may carry, in their order; one empty part where there is none. */
export function partsOf(texts: readonly string[]): string[][] {
  const count = Math.max(1, Math.ceil(texts.length / MOST_TEXTS));
  return Array.from({ length: count }, (_, at) => texts.slice(at * MOST_TEXTS, (at + 1) * MOST_TEXTS));
}

/**
 * Writes one reason for files, or for all texts of a form. The vault keeps it for those that bear a mark, and refuses a
 * part in which none does (`not-found`): that is an error only where no part has one.
 * @param ask the call to the vault
 */
export function answerNoMark(
  said: { readonly stages: readonly string[]; readonly words: readonly string[]; readonly reason: string },
  ask: (input: NoMark) => Promise<Answered>,
): Promise<Answered> {
  return inParts(said.words, (words, at) =>
    ask({ answer: 'no-mark', stages: at === 0 ? [...said.stages] : [], words, reason: said.reason }),
  );
}

/** All texts of a form were read again: the vault keeps it for those that may bear a mark, as `answerNoMark`. */
export const answerReadAgain = (
  words: readonly string[],
  ask: (words: string[]) => Promise<Answered>,
): Promise<Answered> => inParts(words, ask);

async function inParts(
  texts: readonly string[],
  ask: (words: string[], at: number) => Promise<Answered>,
): Promise<Answered> {
  let answered = 0;
  let nothing: Answered | null = null;
  for (const [at, words] of partsOf(texts).entries()) {
    const reply = await ask(words, at);
    if (reply.ok) answered += reply.value.answered;
    else if (reply.error.code === 'not-found') nothing = reply;
    else return reply;
  }
  return answered === 0 && nothing !== null ? nothing : { ok: true, value: { answered } };
}
