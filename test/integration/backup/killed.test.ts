import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rootOf, setFolders, stageText } from '../../support/backups.ts';
import { FIXTURE_PDF } from '../../support/proposals.ts';
import { incoming } from '../../support/registration.ts';
import {
  callerOf,
  createTestVault,
  serviceFor,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';
import { runs } from '../../support/soak.ts';
import { workerFile } from '../../support/workerFiles.ts';

const KILLS = runs(4, 12);
const LATEST_MS = 600;
/** What a long run must have acknowledged at least once; a restoration seldom ends before the kill. */
const SAVED = [
  ...['document', 'cancelled', 'draft', 'directed', 'submission'],
  ...['draft-proposal', 'proposed', 'backup'],
];
let vault: TestVault;
let now = TEST_NOW_MS;

beforeAll(async () => {
  const people = ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien'];
  vault = await createTestVault({ people, nowMs: () => now });
  const clerk = await vault.as('vanthu');
  await clerk.ok('documents.registerIncoming', incoming({ files: [await stageText(clerk, 'tệp thử')] }));
  await clerk.ok('backup.create', { targetId: 'first' });
  await vault.close();
}, 240_000);
afterAll(async () => {
  await vault.remove();
});

/** Runs the worker until it is killed; answers with what it had acknowledged. */
function runAndKill(job: object, afterMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [workerFile('savingWorker'), JSON.stringify(job)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [told, complaint, armed] = ['', '', false];
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString('utf8')));
    child.stdout.on('data', (text: Buffer) => {
      told += text.toString('utf8');
      if (armed) return;
      armed = true;
      setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0) return reject(new Error(complaint.slice(-2000)));
      resolve(
        told
          .slice(0, told.lastIndexOf('\n') + 1)
          .split('\n')
          .filter((line) => line.includes(' ')),
      );
    });
  });
}

function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 1103515245 + 12345) % 2147483648) % below;
}

it(
  'loses nothing that was acknowledged, whatever is being saved when the process dies',
  async () => {
    const random = randomFrom(20261124);
    const said: string[] = [];
    const [oldest = ''] = setFolders(rootOf(vault)).slice(-1);
    const kinds = ['save', 'direct', 'submit', 'propose', 'backup', 'restore'] as const;
    for (let run = 0; run < KILLS; run += 1) {
      const what = kinds[run % kinds.length] ?? 'save';
      now += 60_000;
      const dir = what === 'restore' ? path.join(path.dirname(vault.dir), `ve-${run}`) : vault.dir;
      said.push(
        ...(await runAndKill(
          { dir, what, from: from(what, oldest), nowMs: now, ids: vault.ids },
          random(what === 'backup' ? LATEST_MS * 5 : LATEST_MS), // the vault grows, and its backup with it
        )),
      );
      if (what === 'restore') await wholeOrNothing(dir);
    }
    now += 3600_000;
    await proposalsStand(said);
    const clerk = await vault.as('vanthu');
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
    // what was killed is further than its notes, never behind them
    expect(await clerk.ok('backup.overview', {})).toMatchObject({ epoch: 1, numberChecks: 0 });
    for (const line of said) {
      const [kind = '', id = ''] = line.split(' ');
      if (kind === 'document')
        expect((await clerk.ok('documents.get', { id })).attachments.length).toBeGreaterThanOrEqual(0);
      if (kind === 'cancelled')
        expect(await clerk.ok('documents.get', { id })).toMatchObject({ state: 'cancelled' });
      if (kind === 'directed') expect((await clerk.ok('documents.get', { id })).state).toBe('directed');
      if (kind === 'submission') expect(await clerk.ok('submissions.get', { id })).toMatchObject({ id });
      if (kind === 'draft')
        expect((await clerk.ok('drafts.get', { form: 'registerIncoming', key: id })).body).not.toBeNull();
    }
    expect(said.length).toBeGreaterThan(KILLS / 3);
    await clerk.ok('backup.create', { targetId: 'first' });
    for (const folder of setFolders(rootOf(vault)))
      expect(await clerk.ok('backup.test', { targetId: 'first', name: path.basename(folder) })).toMatchObject(
        { good: true },
      );
    expect(fs.readdirSync(rootOf(vault)).filter((name) => /part|going/.test(name))).toEqual([]);
    const { findings } = await clerk.ok('health.check', {});
    for (const part of ['pages', 'ledger', 'counters', 'index', 'files'])
      expect(
        findings.find((one) => one.part === part),
        part,
      ).toMatchObject({ state: 'good' });
    // last, so that all else was looked at on a machine too starved to get through one of them
    if (KILLS >= 60)
      expect([...new Set(said.map((line) => line.split(' ')[0]))]).toEqual(expect.arrayContaining(SAVED));
  },
  Math.max(300_000, KILLS * 4_000),
);

/** A set to come back from, or the draft of a proposal. */
const from = (what: string, oldest: string): string =>
  what === 'propose' ? FIXTURE_PDF : (setFolders(rootOf(vault))[0] ?? oldest);

/** A draft is its drafter's until it reaches the next person. */
async function proposalsStand(said: readonly string[]): Promise<void> {
  const drafter = await vault.as('chuyenvien');
  for (const line of said) {
    const [kind = '', id = ''] = line.split(' ');
    if (kind !== 'draft-proposal' && kind !== 'proposed') continue;
    const proposal = await drafter.ok('proposals.get', { id });
    expect(proposal.note).toBe('sửa một lần');
    if (kind === 'proposed') expect(proposal.state).not.toBe('draft');
  }
}

/** A station that was coming back when the process died is not there, or is there whole. */
async function wholeOrNothing(dir: string): Promise<void> {
  if (!fs.existsSync(dir)) return;
  const service = serviceFor(dir, () => now);
  const caller = callerOf(service);
  await caller.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
  expect(await caller.ok('backup.overview', {})).toMatchObject({ epoch: 2 });
  expect(await caller.ok('ledger.verify', {})).toMatchObject({ intact: true });
  await service.close();
}
