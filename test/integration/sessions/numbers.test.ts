import { afterAll, beforeAll, expect, it } from 'vitest';
import type { VaultService } from '../../../electron/vault/vaultService.ts';
import { proposal, stage, walk } from '../../support/proposals.ts';
import { outgoing } from '../../support/registration.ts';
import {
  callerOf,
  createTestVault,
  serviceFor,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const USUAL = [
  ['chuyenvien', 'propose'],
  ['lanhdao', 'pass'],
  ['chuyenvien', 'present'],
  ['bithu', 'sign'],
] as const;
let vault: TestVault;
const services: VaultService[] = [];
beforeAll(async () => {
  vault = await createTestVault();
}, 180_000);
afterAll(async () => {
  await Promise.all(services.map((service) => service.close()));
  await vault.remove();
});

async function signIn(username: string) {
  const service = serviceFor(vault.dir);
  services.push(service);
  const caller = callerOf(service);
  await caller.ok('vault.unlock', { username, passphrase: TEST_PASSPHRASE });
  return caller;
}

it('a number that another session takes while a draft is signed with it is no reason to refuse: the next one is signed', async () => {
  const drafter = await vault.as('chuyenvien');
  const made = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter) }));
  const revision = await walk(vault, made.id, made.revision, USUAL);
  await vault.close();
  const [clerk, other] = [await signIn('vanthu'), await signIn('vanthu2')];
  const [signed, taken] = await Promise.all([
    clerk.ok('proposals.register', { id: made.id, revision }),
    other.ok('documents.registerOutgoing', outgoing()),
  ]);
  expect([taken.entryNumber, signed.entryNumber]).toEqual([1, 2]);
  const { signatures } = await clerk.ok('signatures.report', { documentId: signed.documentId });
  expect(signatures.map(({ verdict }) => verdict)).toEqual(['good', 'good']);
  expect(await other.ok('ledger.verify', {})).toMatchObject({ intact: true });
});
