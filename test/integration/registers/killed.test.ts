import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Output } from '../../../shared/ipc/contract.ts';
import { numberFaults } from '../../support/bookModel.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { everything } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { runs } from '../../support/soak.ts';
import { workerFile } from '../../support/workerFiles.ts';

const RUNS_PER_VAULT = runs(5, 100);
/** The kill falls within so many entries, and so many milliseconds after one of them: anywhere in the work. */
const LATEST_ENTRY = 5;
const LATEST_MS = 25;
const vaults: TestVault[] = [];

beforeAll(async () => {
  vaults.push(...(await Promise.all([1, 2].map(() => createTestVault({ people: ['quantri', 'vanthu'] })))));
}, 180_000);
afterAll(async () => {
  for (const vault of vaults) await vault.remove();
});

/** Runs the worker until it is killed; answers with what it had acknowledged. */
function runAndKill(dir: string, afterEntries: number, afterMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [workerFile('registerWorker'), dir], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [told, complaint, armed] = ['', '', false];
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString('utf8')));
    child.stdout.on('data', (text: Buffer) => {
      told += text.toString('utf8');
      if (armed || told.split('\n').length < afterEntries + 2) return; // "ready" is the first line
      armed = true;
      setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(complaint.slice(-2000)));
      const whole = told.slice(0, told.lastIndexOf('\n') + 1).split('\n');
      resolve(whole.filter((text) => /^\d+ /.test(text)));
    });
  });
}

function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 1103515245 + 12345) % 2147483648) % below;
}

async function killMany(vault: TestVault, seed: number): Promise<string[]> {
  await vault.close();
  const random = randomFrom(seed);
  const acknowledged: string[] = [];
  for (let run = 0; run < RUNS_PER_VAULT; run += 1) {
    acknowledged.push(...(await runAndKill(vault.dir, random(LATEST_ENTRY), random(LATEST_MS))));
  }
  return acknowledged;
}

/** Everything that a crash could have broken, read back through the contract. */
async function check(vault: TestVault, acknowledged: readonly string[]): Promise<void> {
  const clerk = await vault.as('vanthu'); // signing in sweeps
  const rows = new Map<number, string>();
  const entries: { number: number; state: 'used' | 'cancelled'; reason: string | null }[] = [];
  const named = new Set<string>();
  let after: string | null = null;
  do {
    const page: Output<'documents.list'> = await clerk.ok('documents.list', {
      ...everything,
      book: 'incoming',
      limit: 200,
      after,
    });
    for (const row of page.rows) {
      expect(rows.has(row.entryNumber)).toBe(false);
      rows.set(row.entryNumber, row.id);
      const detail = await clerk.ok('documents.get', { id: row.id });
      expect(detail.attachments).toHaveLength(1);
      for (const file of detail.attachments) {
        named.add(file.id);
        const read = await clerk.ok('attachments.read', { source: 'record', id: file.id, segment: 0 });
        expect(Buffer.from(read.dataBase64, 'base64')).toHaveLength(file.sizeBytes);
      }
      entries.push({
        number: row.entryNumber,
        state: row.state === 'cancelled' ? 'cancelled' : 'used',
        reason: detail.cancelReason,
      });
    }
    after = page.next;
  } while (after !== null);
  expect(
    numberFaults(
      1,
      entries.sort((a, b) => a.number - b.number),
    ),
  ).toEqual([]);
  for (const line of acknowledged) {
    const [number, id] = line.split(' ');
    expect(rows.get(Number(number))).toBe(id);
  }
  expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
  const counts = await clerk.ok('documents.counts', { book: 'incoming' });
  expect(counts.all).toBe(rows.size);
  await vault.close();
  const raw = await openRaw(vault.dir);
  try {
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    // a stage that nobody named lives for a week; every file on the disk belongs to a row, every row has its file
    const owned = raw
      .prepare('SELECT id FROM stage UNION ALL SELECT id FROM attachment')
      .pluck()
      .all() as string[];
    expect([...filesUnder(path.join(vault.dir, 'blobs'))].sort()).toEqual(owned.sort());
    expect(owned).toEqual(expect.arrayContaining([...named]));
  } finally {
    raw.close();
  }
}

const filesUnder = (dir: string): Set<string> =>
  new Set(
    fs
      .readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .map((name) => path.basename(name))
      .filter((name) => name.length === 32),
  );

it(
  `${2 * RUNS_PER_VAULT} processes killed while registering: nothing acknowledged is lost, no number twice or missing`,
  async () => {
    const [first, second] = vaults;
    if (first === undefined || second === undefined) throw new Error('no vaults');
    const told = await Promise.all([killMany(first, 20261124), killMany(second, 4711)]);
    expect(told.every((lines) => lines.length > RUNS_PER_VAULT / 2)).toBe(true); // the kills fell into work, not before it
    await check(first, told[0] ?? []);
    await check(second, told[1] ?? []);
  },
  120_000 + RUNS_PER_VAULT * 8_000,
);
