import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MIGRATIONS } from '../../../electron/vault/db/migrations/index.ts';
import { catchUp } from '../../../electron/vault/protection/catchUp.ts';
import { forkReader } from '../../../electron/cli/forkBeside.ts';
import { createVaultService } from '../../../electron/vault/service.ts';
import { sealingOf } from '../../../electron/vault/session/session.ts';
import { openPorts } from '../../support/openPorts.ts';
import { raiseLevel } from '../../support/raising.ts';
import { everyRow, openRaw } from '../../support/rawDatabase.ts';
import {
  type Caller,
  callerOf,
  serviceFor,
  TEST_ARGON,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
} from '../../support/vault.ts';
import { runs } from '../../support/soak.ts';
import { loadVault } from '../../support/vaultDump.ts';
import { workerFile } from '../../support/workerFiles.ts';

/**
 * A vault in which words stayed behind: two documents of which much had been said were classified while nobody sealed what
 * was said of them, and its book was closed with the hash of its words.
 */
const DUMP = path.resolve(import.meta.dirname, '../../db/vaults/0001-words-behind.dump');
const LINES = ['jqxmot', 'wqxhai', 'xqba', 'xqbon', 'fqxnam', 'xqbay', 'xqtam', 'xqmuoimot'] as const;
const TEXTS = ['xqsau', 'xqmuoihai', 'xqchin', 'xqmuoi ', 'zqxmot', 'kqxhai', 'xwba', 'xwbon'] as const;
const AT = (): number => TEST_NOW_MS + 24 * 3600_000;
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-behind-'));
const dir = path.join(root, 'kho');
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const as = async (username: string): Promise<Caller & { close: () => Promise<void> }> => {
  const service = serviceFor(dir, AT);
  const caller = callerOf(service);
  await caller.ok('vault.unlock', { username, passphrase: TEST_PASSPHRASE });
  return { ...caller, close: () => service.close() };
};
/** One pass of a person, at most so many slices of no time: each does one step. */
async function pass(username: string, slices = 1_000): Promise<boolean> {
  const { ports, db, session, close } = await openPorts(dir, username, AT);
  const step = catchUp({ db, ports, sealing: sealingOf(session) }, (cause) => {
    throw cause;
  });
  let isDone = false;
  for (let n = 0; n < slices && !isDone; n += 1) isDone = step(0);
  close();
  return isDone;
}
/**
 * Which words stand open for the key of the database alone. Not in the ledger, which never changes: a remark on an open
 * phiếu trình was written there once, and no more since.
 */
async function open(of = dir): Promise<string[]> {
  const db = await openRaw(of);
  db.exec('CREATE TEMP VIEW ledger AS SELECT NULL'); // stands before the table of the same name
  const rows = everyRow(db);
  db.close();
  return [...LINES, ...TEXTS].filter((word) => rows.includes(word));
}
async function rows(sql: string, of = dir): Promise<unknown[]> {
  const db = await openRaw(of);
  const found = db.prepare(sql).all();
  db.close();
  return found;
}
const acts = `SELECT act, actor, facts FROM ledger WHERE act IN ('document.words-sealed', 'book.digests-kept') ORDER BY seq`;
const copies = (): string[] => fs.readdirSync(dir).filter((name) => /^vault\.db.*\.bak$/.test(name));

let bookId = '';
let printed = '';
let lines: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  await loadVault(DUMP, dir);
  fs.copyFileSync(path.join(dir, 'vault.db'), path.join(dir, 'vault.db.v1.bak')); // as an update keeps it
  const clerk = await as('vanthu');
  await clerk.close();
  const [book] = (await rows("SELECT id, closed_hash AS hash FROM book WHERE state = 'closed'")) as {
    id: string;
    hash: string;
  }[];
  [bookId, printed] = [book?.id ?? '', book?.hash ?? ''];
  const found = (await rows("SELECT id, code FROM document WHERE code LIKE '3_-CV/TU'")) as {
    id: string;
    code: string;
  }[];
  lines = Object.fromEntries(found.map(({ id, code }) => [code, id]));
}, 60_000);

describe('words and books that were already classified and already closed', () => {
  it('lie open when the vault comes, for the schema has no keys', async () => {
    expect(await rows('PRAGMA user_version')).toEqual([{ user_version: MIGRATIONS.length }]);
    expect(await open()).toEqual(expect.arrayContaining(['wqxhai', 'xqba', 'xqchin', 'zqxmot', 'xwba']));
    expect(copies()).toEqual(['vault.db.v1.bak']);
  });

  it('are left to those who can: the administrator seals nothing, whoever keeps the books the lines', async () => {
    const before = await open();
    expect(await pass('quantri')).toBe(true);
    expect(await open()).toEqual(before);
    expect(await pass('kiemtra')).toBe(true);
    const left = await open();
    expect(left.filter((word) => LINES.some((line) => line === word))).toEqual([]);
    expect(left).toEqual(expect.arrayContaining(['xqchin', 'zqxmot', 'xwba']));
    expect(copies()).toHaveLength(1); // the copy stays as long as it is not done
  });

  it('are sealed to the last by a reader, one step at a time, whatever cuts it off in between', async () => {
    for (const slices of [1, 2]) expect(await pass('vanthu', slices)).toBe(false);
    expect(await pass('vanthu')).toBe(true);
    expect(await open()).toEqual([]);
    expect(copies()).toEqual([]);
    expect(await rows('SELECT * FROM words_behind')).toEqual([]);
    expect(await rows('SELECT * FROM book_behind')).toEqual([]);
  });

  it('are in the ledger, each once for who did it, and the ledger is whole', async () => {
    const told = (await rows(acts)) as { act: string; actor: string; facts: string }[];
    expect(told.map(({ act, actor }) => [act, actor])).toEqual([
      ['book.digests-kept', 'Đinh Công Lượng'],
      ['document.words-sealed', 'Đinh Công Lượng'],
      ['document.words-sealed', 'Nguyễn Thị Hường'],
      ['document.words-sealed', 'Nguyễn Thị Hường'],
    ]);
    expect(told.every(({ facts }) => !/[jwxfzk]q|xw/.test(facts))).toBe(true);
    const clerk = await as('vanthu');
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
    await clerk.close();
  });

  it('are read as before by those who take part', async () => {
    const leader = await as('lanhdao');
    const [{ id } = { id: '' }] = (await rows("SELECT id FROM document WHERE code = '20-CV/TU'")) as {
      id: string;
    }[];
    const detail = await leader.ok('documents.get', { id });
    expect(JSON.stringify(detail)).toMatch(/wqxhai.*xqba ghi nhầm/s);
    const { history } = await leader.ok('deadlines.get', { documentId: id });
    expect(JSON.stringify(history)).toMatch(/xqbay chờ ý kiến.*xqtam phải họp/s);
    expect(JSON.stringify(await leader.ok('dossiers.get', { code: '04.2026' }))).toMatch(/xqchin.*xqmuoi/s);
    await leader.close();
  });

  it('the closed book shows the hash that was printed, also when lines become Mật and Tuyệt mật', async () => {
    const verdict = async (): Promise<unknown> => {
      const clerk = await as('vanthu');
      const said = await clerk.ok('registers.verify', { bookId });
      await clerk.close();
      return said;
    };
    expect(await verdict()).toEqual({ intact: true, hash: printed, kept: printed });
    const { ids } = { ids: Object.fromEntries(await people()) };
    let last: { close: () => Promise<void> } | null = null;
    const vault = {
      ids,
      as: async (username: string) => {
        await last?.close();
        const caller = await as(username);
        last = caller;
        return caller;
      },
    };
    await raiseLevel(vault, lines['31-CV/TU'] ?? '', 'mat');
    await raiseLevel(vault, lines['32-CV/TU'] ?? '', 'tuyet-mat');
    await (last as { close: () => Promise<void> } | null)?.close();
    expect(await verdict()).toEqual({ intact: true, hash: printed, kept: printed });
  });

  it('a change behind its back is still seen: of a word, and of the second hash', async () => {
    const change = async (table: string, sql: string): Promise<void> => {
      const db = await openRaw(dir);
      for (const name of db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
        .pluck()
        .all(table) as string[])
        db.exec(`DROP TRIGGER "${name}"`);
      db.exec(sql);
      db.close();
    };
    await change('document', "UPDATE document SET subject = 'Khác' WHERE code = '33-CV/TU'");
    const seen = async (): Promise<boolean> => {
      const clerk = await as('vanthu');
      const { intact } = await clerk.ok('registers.verify', { bookId });
      await clerk.close();
      return intact;
    };
    expect(await seen()).toBe(false);
    await change('document', "UPDATE document SET subject = 'Việc 33-CV/TU đã sửa' WHERE code = '33-CV/TU'");
    expect(await seen()).toBe(true);
    await change('closed_again', `UPDATE closed_again SET hash = '${'0'.repeat(64)}'`);
    expect(await seen()).toBe(false);
  });
});

const RUNS = runs(2, 8);

describe('cut off by the death of the process', () => {
  const first = path.join(root, 'first');
  beforeAll(async () => {
    await loadVault(DUMP, first);
  }, 120_000);

  /** Kills so many ms after it began, or when it is done. @returns whether it had said that it was */
  const killed = (at: string, afterMs = 10_000): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [workerFile('catchUpWorker'), at]);
      let [told, complaint] = ['', ''];
      child.stderr.on('data', (text: Buffer) => (complaint += text.toString('utf8')));
      child.stdout.on('data', (text: Buffer) => {
        if (told === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
        told += text.toString('utf8');
        if (told.includes('done')) child.kill('SIGKILL');
      });
      child.on('close', (_code, signal) =>
        signal === 'SIGKILL' ? resolve(told.includes('done')) : reject(new Error(complaint.slice(-2000))),
      );
    });

  it('leaves each document as it was or sealed and told, and the next sign-in ends it', async () => {
    const cut: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const at = path.join(root, `run-${run}`);
      fs.cpSync(first, at, { recursive: true });
      await killed(at, (run * 24) / RUNS);
      const behind = await rows(
        'SELECT document_id FROM words_behind UNION SELECT book_id FROM book_behind',
        at,
      );
      const told = await rows(
        "SELECT seq FROM ledger WHERE act LIKE '%.words-sealed' OR act LIKE '%.digests-kept'",
        at,
      );
      cut.push(told.length);
      const words = await open(at);
      const halves = [
        LINES.filter((w) => words.includes(w)).length,
        TEXTS.filter((w) => words.includes(w)).length,
      ];
      expect([told.length, ...halves], `${behind.length} behind`).toBeOneOf([
        [0, 7, 6],
        [1, 7, 6],
        [2, 0, 4], // the one that came first, or the one of the office
        [2, 7, 2],
        [3, 0, 0],
      ]);
      expect(await killed(at)).toBe(true);
      expect(await open(at)).toEqual([]);
      const service = serviceFor(at, AT);
      const clerk = callerOf(service);
      await clerk.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
      expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
      expect(await clerk.ok('registers.verify', { bookId })).toMatchObject({ intact: true });
      await service.close();
      expect(
        await rows("SELECT seq FROM ledger WHERE act LIKE '%.words-sealed' OR act LIKE '%.digests-kept'", at),
      ).toHaveLength(3);
    }
    expect(cut.some((count) => count < 3)).toBe(true); // some fell into the work
  }, 120_000);

  it('is done beside the work of an ordinary session, without being asked', async () => {
    const service = createVaultService({
      dir: first,
      appVersion: '0.1.0',
      networked: () => false,
      nowMs: AT,
      automatic: true,
      argon: { cost: TEST_ARGON, floor: TEST_ARGON },
      startReader: forkReader,
    });
    const clerk = callerOf(service);
    await clerk.ok('vault.unlock', { username: 'vanthu', passphrase: TEST_PASSPHRASE });
    await vi.waitFor(
      async () => {
        expect(await rows(acts, first)).toHaveLength(3);
      },
      { timeout: 60_000, interval: 250 },
    );
    await service.close();
    expect(await open(first)).toEqual([]);
  }, 120_000);
});

const people = async (): Promise<[string, string][]> =>
  ((await rows('SELECT username, id FROM person')) as { username: string; id: string }[]).map(
    ({ username, id }) => [username, id],
  );
