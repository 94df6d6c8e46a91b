import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createVaultService } from '../../../electron/vault/service.ts';
import type { VaultService } from '../../../electron/vault/vaultService.ts';
import { isAlive, longTable, watchedStart } from '../../support/readers.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  TEST_ARGON,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const MIB = 1024 * 1024;
let vault: TestVault;
let service: VaultService;
let clerk: Caller;
const { start, pids } = watchedStart();

beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu'] });
  await vault.close();
  service = createVaultService({
    dir: vault.dir,
    appVersion: '0.1.0',
    networked: () => false,
    nowMs: () => TEST_NOW_MS,
    argon: { cost: TEST_ARGON, floor: TEST_ARGON },
    startReader: start,
  });
  clerk = callerOf(service);
  await clerk.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
}, 180_000);
afterAll(async () => {
  await service.close();
  await vault.remove();
});

/** Milliseconds of this process's own work in its longest turn: a busy machine does not count, waiting does not either. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  const spent = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  let [longest, last, isRunning] = [0, spent(), true];
  const tick = (): void => {
    const now = spent();
    longest = Math.max(longest, now - last);
    last = now;
    if (isRunning) setImmediate(tick);
  };
  setImmediate(tick);
  await work().finally(() => (isRunning = false));
  return longest;
}

it('is never held for long while a file of 32 MB is read, nor while it is searched once more', async () => {
  const file = path.join(vault.dir, '..', 'bản quét.pdf');
  fs.writeFileSync(file, Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(32 * MIB - 64)]));
  let stageId = '';
  const staging = async (): Promise<void> => {
    ({ stageId } = await clerk.ok('attachments.stagePath', { path: file }));
  };
  // the fewest of three: what the runtime does beside the work falls into a turn now and then
  const longest: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    longest.push(await longestTurn(staging));
    await clerk.ok('attachments.discardStage', { stageId });
  }
  expect(Math.min(...longest)).toBeLessThan(50);
}, 120_000);

it('stops the reading of a table within a second of "Dừng", and reads it when asked again', async () => {
  const file = path.join(vault.dir, '..', 'bảng.csv');
  fs.writeFileSync(file, Buffer.concat([Buffer.from('Tiêu đề,Nội dung,Loại\n'), longTable(10_000)]));
  const { stageId } = await clerk.ok('attachments.stagePath', { path: file });
  const asked = { stageId, mapping: null, from: 0, count: 10 };
  const reading = clerk.call('intake.preview', asked);
  await wait(300);
  const from = performance.now();
  await clerk.ok('attachments.stopReading', {});
  expect(await reading).toMatchObject({ ok: false, error: { code: 'stopped' } });
  expect(performance.now() - from).toBeLessThan(1_000);
  expect((await clerk.ok('intake.preview', asked)).total).toBe(10_000);
}, 120_000);

it('has its reader for the time of a session, and none of it after the lock', async () => {
  expect(pids.filter(isAlive)).toHaveLength(1);
  await clerk.ok('vault.lock', {});
  await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 10_000 });
  await clerk.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
  await clerk.ok('attachments.stageChunk', {
    stageId: null,
    name: 'ghi chú.txt',
    last: true,
    dataBase64: Buffer.from('Họp giao ban').toString('base64'),
  });
  expect(pids.filter(isAlive)).toHaveLength(1);
});
