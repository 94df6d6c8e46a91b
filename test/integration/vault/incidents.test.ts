import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { FOREIGN_KINDS, newIncident, trailOf } from '../../../shared/incident.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import type { FromVault, ToVault } from '../../../shared/ipc/vaultProtocol.ts';
import { forkReader } from '../../../electron/cli/forkBeside.ts';
import type { Incident } from '../../../electron/vault/incidents/store.ts';
import { type ParentPort, serveVault } from '../../../electron/vault/process.ts';
import { bytesSource, createReader } from '../../../electron/vault/reader/index.ts';
import { createVaultService } from '../../../electron/vault/service.ts';
import type { VaultService } from '../../../electron/vault/vaultService.ts';
import { withLanes } from '../../../electron/vault/workers/pool.ts';
import { everyRow, openRaw } from '../../support/rawDatabase.ts';
import { PAIR_TIMEOUT_MS } from '../../support/twoStations.ts';
import {
  callerOf,
  createTestVault,
  TEST_ARGON,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type Caller,
  type TestVault,
} from '../../support/vault.ts';

const CANARY = 'CANARYDONTHU';

/** A row that its CHECK forbids, as a damaged disk or another program could leave it: `settings.get` throws at it. */
async function damageSettings(dir: string, personId: string, username: string): Promise<void> {
  const db = await openRaw(dir, username);
  db.pragma('ignore_check_constraints = ON');
  db.prepare('INSERT INTO personal_setting (person_id, body) VALUES (?, ?)').run(personId, CANARY);
  db.close();
}

describe('an error that is a bug', () => {
  let vault: TestVault;
  let service: VaultService;
  let folder: string;
  let nowMs = TEST_NOW_MS;
  const told: Incident[] = [];
  const causes: unknown[] = [];
  const signIn = async (username: string): Promise<Caller> => {
    const caller = callerOf(service);
    await caller.ok('vault.unlock', { username, passphrase: TEST_PASSPHRASE });
    return caller;
  };
  const bundle = async (): Promise<{ text: string; incidents: readonly Incident[] }> => {
    const file = path.join(folder, `${newIncident()}.json`);
    await (await signIn('quantri')).ok('support.saveTo', { purpose: 'support', path: file });
    const text = fs.readFileSync(file, 'utf8');
    return { text, incidents: (JSON.parse(text) as { incidents: Incident[] }).incidents };
  };
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu'] });
    await vault.close();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-incidents-'));
    await damageSettings(vault.dir, vault.ids['vanthu'] ?? '', 'vanthu');
    service = createVaultService({
      dir: vault.dir,
      appVersion: '0.1.0',
      networked: () => false,
      nowMs: () => nowMs,
      argon: { cost: TEST_ARGON, floor: TEST_ARGON },
      startReader: forkReader,
      report: (_incident, _op, cause) => causes.push(cause),
      tell: (incident) => told.push(incident),
    });
  }, PAIR_TIMEOUT_MS);
  afterAll(async () => {
    await service.close();
    await vault.remove();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('is found in the support file by the number on the screen, without a value of the row', async () => {
    const clerk = await signIn('vanthu');
    const reply = await clerk.call('settings.get', {});
    if (reply.ok) throw new Error('the damaged row was read');
    expect(reply.error.code).toBe('internal');
    const number = String(reply.error.params['incident']);
    expect((causes.at(-1) as Error).message).toContain(CANARY); // so the canary could have come along
    const { text, incidents } = await bundle();
    const met = incidents.find((incident) => incident.number === number);
    expect(met).toMatchObject({ place: 'vault', op: 'settings.get', atMs: TEST_NOW_MS });
    expect(met?.trail[0]).toBe('SyntaxError');
    expect(met?.trail.join('\n')).toMatch(/^at personalSettings settings\.ts:\d+:\d+$/m);
    expect(text).not.toContain(CANARY);
    expect(JSON.stringify(told)).not.toContain(CANARY);
    expect(told.some((incident) => incident.number === number)).toBe(true);
    await service.close();
    const db = await openRaw(vault.dir);
    const ring = JSON.stringify(db.prepare('SELECT * FROM incident').all());
    expect(everyRow(db)).toContain(CANARY); // in the row that was damaged, and there alone
    expect(ring).toContain(number);
    expect(ring).not.toContain(CANARY);
    db.close();
    for (const entry of fs.readdirSync(vault.dir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = fs.readFileSync(path.join(entry.parentPath, entry.name));
      expect(bytes.includes(CANARY) || bytes.includes(number), entry.name).toBe(false); // both are sealed
    }
  });

  it('is no part of the report to the superior, and its ring opens to nobody but the administrator', async () => {
    const admin = await signIn('quantri');
    expect((await admin.ok('support.preview', { purpose: 'superior' })).report).not.toHaveProperty(
      'incidents',
    );
    expect(await (await signIn('vanthu')).call('support.preview', { purpose: 'support' })).toMatchObject({
      error: { code: 'not-permitted' },
    });
  });

  it('that is met before anybody has signed in waits for the next sign-in', async () => {
    await service.close();
    const reply = service.fail('vault.inspect', new TypeError(CANARY));
    expect(reply).toMatchObject({ error: { code: 'internal' } });
    const number = reply.ok ? '' : String(reply.error.params['incident']);
    const { text, incidents } = await bundle();
    expect(incidents.find((incident) => incident.number === number)).toMatchObject({ op: 'vault.inspect' });
    expect(text).not.toContain(CANARY);
  });

  it('of the page is kept under the number that the page drew, for every post, twenty an hour', async () => {
    const clerk = await signIn('vanthu');
    const trail = ['TypeError', 'at first-Ab3_x9Zq.js:12:3456'];
    const number = newIncident();
    expect(await clerk.ok('incidents.report', { incident: number, trail })).toEqual({ kept: true });
    const kept: boolean[] = [];
    for (let round = 0; round < 25; round += 1)
      kept.push((await clerk.ok('incidents.report', { incident: newIncident(), trail })).kept);
    expect(kept.filter(Boolean)).toHaveLength(19);
    const { incidents } = await bundle();
    expect(incidents.find((incident) => incident.number === number)).toEqual({
      number,
      atMs: TEST_NOW_MS,
      place: 'page',
      op: 'page',
      trail,
    });
  });

  it.each([
    ['a message', ['TypeError: Nguyễn Văn An']],
    ['a class of its own', ['CanaryError']],
    ['a code', ['Error CANARY']],
    ['a function', ['at nguyenVanAn first-Ab3_x9Zq.js:1:1']],
    ['words as a file', ['at Nguyễn Văn An.js:1:1']],
    ['a path', ['at /home/an/first.js:1:1']],
    ['a second line', ['at first.js:1:1\nNguyen Van An']],
    ['too many lines', Array.from({ length: 61 }, () => 'Error')],
  ])('of the page cannot carry %s', async (_what, trail) => {
    const clerk = await signIn('vanthu');
    const input = { incident: newIncident(), trail } as never;
    expect(await clerk.call('incidents.report', input)).toMatchObject({ error: { code: 'bad-input' } });
    const worded = { incident: 'NguyenAn', trail: ['Error'] } as never;
    expect(await clerk.call('incidents.report', worded)).toMatchObject({ error: { code: 'bad-input' } });
  });

  it('is kept as one of the last hundred', async () => {
    const before = (await bundle()).incidents[0]?.number;
    for (let round = 0; round < 100; round += 1) {
      nowMs += 1;
      service.fail('desk.summary', new RangeError(`${round}`));
    }
    const { incidents } = await bundle();
    expect(incidents).toHaveLength(100);
    expect(incidents.some(({ number }) => number === before)).toBe(false);
    expect(incidents[0]?.atMs).toBe(nowMs);
    expect(incidents.at(-1)?.atMs).toBe(nowMs - 99);
  });

  it('of the process that reads foreign bytes comes with its own places', async () => {
    const reader = createReader(forkReader);
    // rules are the vault's own data: the reader trusts them, and fails over one without a pattern
    const job = { op: 'words', name: 'a.txt', rules: [null] } as never;
    const failed = reader.read(job, bytesSource(Buffer.from(`${CANARY} văn bản`)));
    const cause: unknown = await failed.catch((error: unknown) => error);
    reader.close();
    expect(cause).toMatchObject({ code: 'internal' });
    const trail = trailOf(cause);
    const elsewhere = trail.indexOf('MetElsewhere');
    expect(FOREIGN_KINDS).toContain(trail[elsewhere + 1]);
    expect(trail[elsewhere + 2]).toMatch(/^at [\w.-]+\.js:\d+:\d+$/);
    expect(trail.join()).not.toContain(CANARY);
  });

  it('of a worker thread comes with its own places', async () => {
    const job = { kind: 'copy', head: new Uint8Array(), from: null, target: undefined } as never;
    const cause: unknown = await withLanes(async ([lane]) => lane?.run(job)).catch((error: unknown) => error);
    expect(trailOf(cause).join('\n')).toMatch(/^MetElsewhere\nTypeError\nat copyLane [\w.-]+\.js:\d+:\d+$/m);
  });
});

/** The vault's process loop, with this test at the other end of its line. */
function processHere(dir: string, packaged: boolean) {
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  let hear: (data: ToVault) => void = () => undefined;
  let lastId = 0;
  const port: ParentPort = {
    on: (_event, listener) => (hear = (data) => listener({ data })),
    postMessage: (message: FromVault) => {
      if (message.kind === 'reply') waiting.get(message.id)?.(message.reply);
    },
  };
  const left = new Promise<void>((resolve) =>
    serveVault(port, resolve, { argon: { cost: TEST_ARGON, floor: TEST_ARGON } }),
  );
  hear({
    kind: 'start',
    dir,
    profileDir: path.dirname(dir),
    appVersion: '0.1.0',
    networked: false,
    packaged,
  });
  return {
    call: (op: string, input: unknown) =>
      new Promise<Reply<unknown>>((resolve) => {
        const id = (lastId += 1);
        waiting.set(id, resolve);
        hear({ kind: 'call', id, op, input });
      }),
    end: () => {
      hear({ kind: 'disconnect' });
      return left;
    },
  };
}

describe('the process of the vault', () => {
  let vault: TestVault;
  const open: { end: () => Promise<void> }[] = [];
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu'] });
    await vault.close();
    await damageSettings(vault.dir, vault.ids['vanthu'] ?? '', 'vanthu');
  }, PAIR_TIMEOUT_MS);
  afterEach(async () => {
    vi.restoreAllMocks();
    for (const one of open.splice(0)) await one.end();
  });
  afterAll(() => vault.remove());

  it.each([
    ['says what was met on standard error while developing, without a value', false],
    ['says nothing there in a package', true],
  ])(
    '%s',
    async (_what, packaged) => {
      const written = vi.spyOn(process.stderr, 'write');
      const loop = processHere(vault.dir, packaged);
      open.push(loop);
      const who = { username: 'vanthu', passphrase: TEST_PASSPHRASE };
      expect(await loop.call('vault.unlock', who)).toMatchObject({ ok: true });
      const reply = await loop.call('settings.get', {});
      const number = reply.ok ? '' : String(reply.error.params['incident']);
      expect(number).toMatch(/^[0-9a-f]{8}$/);
      const text = written.mock.calls.map(([chunk]) => String(chunk)).join('');
      expect(text).not.toContain(CANARY);
      if (packaged) expect(text).not.toContain(number);
      else {
        expect(text).toContain(`an-thu: incident ${number} in settings.get (vault)\n    SyntaxError\n`);
        expect(text).toMatch(/^ {8}at personalSettings settings\.ts:\d+:\d+$/m);
      }
    },
    PAIR_TIMEOUT_MS,
  );
});
