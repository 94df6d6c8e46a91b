import type { Caller } from './vault.ts';

/**
 * A person looks at the pages of staged files that the program cannot read and says that they bear no secrecy mark. Files
 * that were read need no answer.
 */
export async function lookAt(caller: Caller, ...stages: readonly string[]): Promise<void> {
  const reply = await caller.call('secrecy.answer', { answer: 'looked', stages: [...stages] });
  if (!reply.ok && reply.error.code !== 'not-found') throw new Error(`secrecy.answer: ${reply.error.code}`);
}

/** A person gives a reason for keeping a staged file below the mark that the vault found in it. */
export async function keepBelowMark(caller: Caller, stageId: string): Promise<void> {
  const reason = 'Mẫu để thử, không phải văn bản mật';
  const reply = await caller.call('secrecy.answer', {
    answer: 'no-mark',
    stages: [stageId],
    words: [],
    reason,
  });
  if (!reply.ok && reply.error.code !== 'not-found') throw new Error(`secrecy.answer: ${reply.error.code}`);
}
