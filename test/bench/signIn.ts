import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { forkReader } from '../../electron/cli/forkBeside.ts';
import { deriveKey } from '../../electron/vault/crypto/argon.ts';
import { findUserSlot } from '../../electron/vault/crypto/keySlots.ts';
import { readHeader } from '../../electron/vault/crypto/vaultHeader.ts';
import { createVaultService } from '../../electron/vault/service.ts';
import { inputFor, proveRecovery, callerOf, TEST_PASSPHRASE } from '../support/vault.ts';
import type { Pair } from './engines.ts';
import { median, ratioOf, type Result, timed } from './measure.ts';

const ROUNDS = 15;

/**
 * The whole sign-in to an office of ten people, as a person waits for it: the passphrase's key, the database, the
 * signed list of people and the own key proved, keys passed on, the line in the ledger. Against the passphrase's key alone.
 */
export async function signIn({ dir }: Pair): Promise<Result[]> {
  const folder = join(dir, 'sign-in');
  const serve = () =>
    createVaultService({ dir: folder, appVersion: 'bench', networked: () => false, startReader: forkReader });
  const first = serve();
  const created = await callerOf(first).ok('vault.create', inputFor({ profile: 'standalone' }));
  await proveRecovery(callerOf(first), created.recoveryCode);
  await first.close();
  const slot = findUserSlot(readHeader(join(folder, 'vault.json')), 'vanthu');
  if (slot === undefined) throw new Error('no slot');
  const times = { ours: [] as number[], anchor: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const service = serve();
    const unlock = { username: 'vanthu', passphrase: TEST_PASSPHRASE };
    times.ours.push((await timed(() => callerOf(service).ok('vault.unlock', unlock))).ms);
    await service.close();
    times.anchor.push((await timed(() => deriveKey(TEST_PASSPHRASE, randomBytes(16), slot))).ms);
  }
  const of = { ours: median(times.ours), anchor: median(times.anchor) };
  return [ratioOf('sign-in', 0, of, 'ms', null)];
}
