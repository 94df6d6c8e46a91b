import { type Caller, TEST_PASSPHRASE } from './vault.ts';

/** Answers to the groups that are asked of a recovery code, as from its paper. */
export async function answersOf(
  caller: Caller,
  code: string,
): Promise<{ groups: { group: number; text: string }[] }> {
  const { groups } = await caller.ok('vault.recoveryChallenge', {});
  const parts = code.split('-');
  return { groups: groups.map((group) => ({ group, text: parts[group - 1] ?? '' })) };
}

/** Two officers, the second the first who may stand beside; both with the passphrase of the test vaults. */
export async function codeOfficers(
  caller: Caller,
): Promise<{ passphrase: string; secondUsername: string | null; secondPassphrase: string | null }> {
  const { seconds } = await caller.ok('vault.recoveryOfficers', {});
  const second = seconds[0];
  return {
    passphrase: TEST_PASSPHRASE,
    secondUsername: second?.username ?? null,
    secondPassphrase: second === undefined ? null : TEST_PASSPHRASE,
  };
}

/** A new recovery code of two officers, typed back and so in force. */
export async function renewCode(caller: Caller, reason: string): Promise<string> {
  const officers = await codeOfficers(caller);
  const { recoveryCode } = await caller.ok('vault.newRecoveryCode', { reason, ...officers });
  await caller.ok('vault.proveRecovery', await answersOf(caller, recoveryCode));
  return recoveryCode;
}
