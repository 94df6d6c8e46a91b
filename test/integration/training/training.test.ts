import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTrainingVault } from '../../../electron/vault/training/createTrainingVault.ts';
import type { TrainingVault } from '../../../shared/ipc/vaultProtocol.ts';
import { everything } from '../../support/registration.ts';
import { callerOf, serviceFor, TEST_ARGON, TEST_NOW_MS } from '../../support/vault.ts';

describe('the training vault', () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-training-'));
  const dir = path.join(root, 'kho');
  const argon = { cost: TEST_ARGON, floor: TEST_ARGON };
  const steps: number[] = [];
  let training: TrainingVault;
  beforeAll(async () => {
    const nowMs = (): number => TEST_NOW_MS;
    training = await createTrainingVault({
      dir,
      appVersion: 'test',
      nowMs,
      argon,
      onProgress: (done) => steps.push(done),
    });
  }, 180_000);
  afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

  it('has something on every list, and an unbroken ledger', async () => {
    const service = serviceFor(dir);
    const clerk = callerOf(service);
    await clerk.ok('vault.unlock', { username: training.username, passphrase: training.passphrase });
    const books = Object.fromEntries(
      (await clerk.ok('registers.books', {})).books.map((book) => [book.kind, book.entries]),
    );
    expect(books).toEqual({
      ...{ incoming: 61, outgoing: 21, 'classified-incoming': 12, 'classified-outgoing': 6 },
      ...{ transfer: 1, copying: 1, 'carry-out': 1 },
    });
    const exchanged = await clerk.ok('exchange.list', { box: 'all', after: null, limit: 50 });
    expect(exchanged.rows.map(({ direction, stage }) => `${direction} ${stage}`).toSorted()).toEqual([
      ...['in checked', 'in refused', 'in registered'],
      ...['out registered', 'out sealed', 'out written'],
    ]);
    // a signed proposal waits for its number here; every state that a person can act on is there
    expect(await clerk.ok('proposals.counts', {})).toMatchObject({ waiting: 2, mine: 1, done: 2 });
    const counts = await clerk.ok('documents.counts', { book: 'incoming' });
    expect(counts.overdue).toBeGreaterThan(1);
    expect(counts.notPresented).toBeGreaterThan(0);
    const secret = await clerk.ok('documents.counts', { book: 'classified-incoming' });
    expect(secret).toMatchObject({ unopened: 1, byLevel: { none: 0, mat: 9, 'toi-mat': 2, 'tuyet-mat': 1 } });
    const { rows } = await clerk.ok('documents.list', { ...everything, book: 'incoming', limit: 200 });
    const states = new Set(rows.map((row) => row.state));
    for (const state of [
      'registered',
      'presented',
      'directed',
      'in-progress',
      'answered',
      'closed',
      'cancelled',
    ]) {
      expect(states).toContain(state);
    }
    expect(rows.filter((row) => row.files > 0).length).toBeGreaterThan(5);
    const cases = await clerk.ok('submissions.counts', { group: 'all' });
    expect(cases.all).toBe(25);
    expect(cases.overdue).toBeGreaterThan(0);
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
    expect((await clerk.ok('vault.session', {})).training).toBe(true);
    await service.close();
    expect(steps.length).toBeGreaterThan(200);
  });
});
