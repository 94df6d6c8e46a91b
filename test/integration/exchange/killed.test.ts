import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyEnvelope } from '../../support/envelopes.ts';
import type { ExchangeJob } from '../../support/exchangeWorker.ts';
import {
  createTwoStations,
  PAIR_TIMEOUT_MS,
  type Office,
  type TwoStations,
} from '../../support/twoStations.ts';
import { runs } from '../../support/soak.ts';
import { workerFile } from '../../support/workerFiles.ts';

const RUNS = runs(6, 60);
let pair: TwoStations;

beforeAll(async () => {
  pair = await createTwoStations();
}, PAIR_TIMEOUT_MS);
afterAll(async () => {
  await pair.remove();
});

/** Runs one job to its end or its death. */
function run(
  office: Office,
  job: Pick<ExchangeJob, 'role' | 'killAt'>,
  peer: Office,
  killAfterMs: number | null,
): Promise<'killed' | 'done'> {
  const input: ExchangeJob = {
    ...job,
    dir: office.vault.dir,
    folder: pair.folder,
    peer: peer.stationId,
    nowMs: pair.nowMs(),
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [workerFile('exchangeWorker'), JSON.stringify(input)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString('utf8')));
    child.stdout.on('data', () => {
      if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve('killed');
      else if (code === 0) resolve('done');
      else reject(new Error(complaint.slice(-2000)));
    });
  });
}

it(
  `killed at ${RUNS} random points of sending and receiving: every envelope once, no receipt lost`,
  async () => {
    await pair.a.vault.close();
    await pair.b.vault.close();
    let seed = 2026;
    const random = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    let killed = 0;
    for (let i = 0; i < RUNS; i++) {
      pair.pass(1000);
      const [office, peer, role] =
        i % 2 === 0 ? ([pair.a, pair.b, 'send'] as const) : ([pair.b, pair.a, 'receive'] as const);
      // by turns at the n-th change of a file, and after a while (which falls into the database’s own writing, too)
      const byFile = i % 4 < 2;
      const end = await run(
        office,
        { role, killAt: byFile ? 1 + random(40) : null },
        peer,
        byFile ? null : random(120),
      );
      if (end === 'killed') killed += 1;
    }
    expect(killed).toBeGreaterThan(RUNS * 0.6);

    // undisturbed now, until nothing is under way
    pair.pass(1000);
    expect(await run(pair.a, { role: 'send', killAt: null }, pair.b, null)).toBe('done');
    expect(await run(pair.b, { role: 'receive', killAt: null }, pair.a, null)).toBe('done');
    const a = await pair.a.vault.as('vanthu');
    const b = await pair.b.vault.as('vanthu');
    await a.ok('exchange.readFolder', { path: pair.folder });

    const out = await everyEnvelope(a, 'out');
    const incoming = await everyEnvelope(b, 'in');
    expect(out.length).toBeGreaterThanOrEqual(RUNS / 6);
    const numbers = out.map((row) => row.sequence).toSorted((x, y) => x - y);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(incoming.map((row) => row.sequence).toSorted((x, y) => x - y)).toEqual(numbers);
    for (const row of [...out, ...incoming])
      expect(row).toMatchObject({ stage: 'registered', dots: { registered: 'yes' } });
    // the số đến that each receipt told is the one in the other office's book
    const told = new Map(out.map((row) => [row.sequence, row.entryNumber]));
    for (const row of incoming) expect(told.get(row.sequence)).toBe(row.entryNumber);
    const entries = incoming.map((row) => row.entryNumber ?? 0).toSorted((x, y) => x - y);
    expect(entries).toEqual(entries.map((_, index) => index + 1));
    const counts = await b.ok('documents.counts', { book: 'incoming' });
    expect(counts.all).toBe(incoming.length);
    for (const caller of [a, b]) {
      expect(await caller.ok('exchange.summary', {})).toMatchObject({
        waitingOut: 0,
        waitingIn: 0,
        refused: 0,
        quarantined: 0,
        gaps: [],
      });
      expect(await caller.ok('ledger.verify', {})).toMatchObject({ intact: true });
    }
    // nothing is under way any more, and no half file is left in either vault
    expect(await b.ok('exchange.readFolder', { path: pair.folder })).toMatchObject({
      read: 0,
      quarantined: 0,
    });
    for (const { vault } of [pair.a, pair.b]) {
      for (const box of ['inbox', 'outbox']) {
        const left = fs
          .readdirSync(path.join(vault.dir, 'exchange', box))
          .filter((name) => !name.endsWith('.atg'));
        expect(left).toEqual([]);
      }
    }
  },
  120_000 + RUNS * 20_000,
);

it('the temporary folder of the system holds nothing of it', () => {
  const names = fs
    .readdirSync(os.tmpdir())
    .filter((name) => name.endsWith('.atg') || name.endsWith('.sealed'));
  expect(names).toEqual([]);
});
