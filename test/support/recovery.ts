import type { Caller } from './vault.ts';

/** Answers to the groups that are asked of a recovery code, as from its paper. */
export async function answersOf(
  caller: Caller,
  code: string,
): Promise<{ groups: { group: number; text: string }[] }> {
  const { groups } = await caller.ok('vault.recoveryChallenge', {});
  const parts = code.split('-');
  return { groups: groups.map((group) => ({ group, text: parts[group - 1] ?? '' })) };
}

/** A new recovery code, typed back and so in force. */
export async function renewCode(caller: Caller, reason: string): Promise<string> {
  const { recoveryCode } = await caller.ok('vault.newRecoveryCode', { reason });
  await caller.ok('vault.proveRecovery', await answersOf(caller, recoveryCode));
  return recoveryCode;
}
