import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WriteDb } from '../../../electron/vault/db/handles.ts';
import { vaultPaths } from '../../../electron/vault/disk/layout.ts';
import { NOT_AUTHOR, STAYS_UNLESS } from '../../../electron/vault/seals/authors.ts';
import { NOT_COVERED } from '../../../electron/vault/seals/covered.ts';
import { ledgerNow, sealedRows, writeSeal } from '../../../electron/vault/seals/seal.ts';
import { coveredNames } from '../../../electron/vault/seals/tables.ts';
import type { TouchedRow } from '../../../electron/vault/seals/watch.ts';
import { openWithPassphrase } from '../../../electron/vault/session/open.ts';
import { closeSession, sealingOf } from '../../../electron/vault/session/session.ts';
import { insider } from '../../support/insider.ts';
import { incoming } from '../../support/registration.ts';
import { rewriteLedger } from '../../support/rewriteLedger.ts';
import { createTestVault, TEST_ARGON, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';

const SCRIPT = path.resolve(import.meta.dirname, '../../../build/tools/verifyLedger.mjs');
const people = ['quantri', 'vanthu', 'bithu', 'chuyenvien', 'kiemtra'];

let vault: TestVault;
let documentId: string;
beforeEach(async () => {
  vault = await createTestVault({ profile: 'standalone', people });
  const clerk = await vault.as('vanthu');
  ({ id: documentId } = await clerk.ok(
    'documents.registerIncoming',
    incoming({ code: '12-CV/TU', subject: 'Rà soát tiến độ', presentTo: idOf('bithu') }),
  ));
  const leader = await vault.as('bithu');
  const { revision } = await leader.ok('documents.get', { id: documentId });
  await leader.ok('documents.direct', {
    id: documentId,
    revision,
    text: 'Giao chuyên viên',
    leadId: idOf('chuyenvien'),
    supportIds: [],
    dueOn: null,
    dueTime: null,
  });
  await vault.close();
});
afterEach(() => vault.remove());

const idOf = (username: string): string => vault.ids[username] ?? '';

async function behindOurBack(work: (db: WriteDb) => void): Promise<void> {
  await vault.close();
  const db = (await insider(vault.dir, 'chuyenvien')).database();
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  work(db);
  for (const { sql } of triggers) db.exec(sql);
  db.close();
}

const faults = async () => (await (await vault.as('kiemtra')).ok('ledger.verify', {})).acts.faults;

/** What the verifier that knows nothing of the program says of an export made now. */
async function script(): Promise<Record<string, unknown>> {
  const clerk = await vault.at('vanthu');
  const file = path.join(path.dirname(vault.dir), 'nhat-ky.jsonl');
  fs.rmSync(file, { force: true });
  await clerk.ok('ledger.exportTo', { path: file, scope: 'whole' });
  const { stdout } = spawnSync(process.execPath, [SCRIPT, file], { encoding: 'utf8' });
  return JSON.parse(stdout) as Record<string, unknown>;
}

it('a vault in which nobody meddled is as it was signed, for the check, the health check and the verifier', async () => {
  expect(await faults()).toEqual([]);
  const admin = await vault.as('quantri');
  const { findings } = await admin.ok('health.check', {});
  expect(findings.find(({ part }) => part === 'acts')).toMatchObject({ state: 'good' });
  expect(await script()).toMatchObject({ ok: true });
  // an export of before there were seals
  const file = path.join(path.dirname(vault.dir), 'nhat-ky.jsonl');
  const lines = fs.readFileSync(file, 'utf8').replace('ledger-export/2', 'ledger-export/1').split('\n');
  fs.writeFileSync(file, lines.filter((line) => !/^\["[szr]"/.test(line)).join('\n'));
  const { stdout } = spawnSync(process.execPath, [SCRIPT, file], { encoding: 'utf8' });
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, seals: null });
});

it('signatures are proved once, under a code that nobody else can make', async () => {
  const checked = async (): Promise<number> =>
    (await (await vault.at('vanthu')).ok('ledger.verify', {})).acts.checked ?? 0;
  const all = await checked();
  expect(all).toBeGreaterThan(5);
  const clerk = await vault.as('vanthu');
  await clerk.ok('health.check', {});
  expect(await checked()).toBeLessThan(3);
  expect((await clerk.ok('ledger.verify', { whole: true })).acts.checked).toBeGreaterThan(all);
  await behindOurBack((db) => db.prepare('UPDATE seal_checked SET number = number + 1').run());
  await vault.as('vanthu');
  expect(await checked()).toBeGreaterThan(all);
});

describe('what an insider did', () => {
  it('a forged direction is named by its table and record', async () => {
    await behindOurBack((db) =>
      db
        .prepare(
          "INSERT INTO direction SELECT 'f' || substr(id, 2), document_id, by_id, at_ms + 1, 'Tiêu hủy', lead_id, support_ids, due_on, due_time FROM direction",
        )
        .run(),
    );
    expect(await faults()).toMatchObject([
      { what: 'row-unsigned', table: 'direction', record: expect.stringContaining('12-CV/TU') },
    ]);
    expect(await script()).toMatchObject({
      ok: false,
      what: 'a row that no session wrote',
      table: 'direction',
    });
  });

  it('changed words of a direction are', async () => {
    await behindOurBack((db) => db.prepare("UPDATE direction SET body = 'Không làm gì'").run());
    expect(await faults()).toMatchObject([{ what: 'row-changed', table: 'direction' }]);
    expect(await script()).toMatchObject({
      ok: false,
      what: 'a row is not as it was signed',
      table: 'direction',
    });
  });

  it('a changed state is, and the health check says so', async () => {
    await behindOurBack((db) => db.prepare("UPDATE document SET state = 'registered'").run());
    expect(await faults()).toMatchObject([
      { what: 'row-changed', table: 'document', key: JSON.stringify([documentId]) },
    ]);
    const { findings } = await (await vault.as('quantri')).ok('health.check', {});
    expect(findings.find(({ part }) => part === 'acts')).toMatchObject({ state: 'bad', count: 1 });
    expect(await script()).toMatchObject({ ok: false, table: 'document' });
  });

  it('a removed row is', async () => {
    await behindOurBack((db) => db.prepare('DELETE FROM direction').run());
    expect(await faults()).toMatchObject([{ what: 'row-removed', table: 'direction' }]);
    expect(await script()).toMatchObject({ ok: false, what: 'a row that was signed is gone' });
  });

  it('an entry that was changed, with every hash behind it made anew, is named', async () => {
    let seq = 0;
    await behindOurBack((db) => {
      seq = Number(db.prepare("SELECT seq FROM ledger WHERE act = 'document.directed'").pluck().get());
      db.prepare('DELETE FROM ledger_head').run();
      rewriteLedger(db, seq, { facts: '{}' });
    });
    expect((await faults())[0]).toMatchObject({ what: 'entry-changed', from: seq });
    expect(await script()).toMatchObject({
      ok: false,
      what: 'an entry is not as it was signed',
      firstWrong: seq,
    });
  });

  it('an entry that was taken out is', async () => {
    let last = 0;
    await behindOurBack((db) => {
      last = Number(db.prepare('SELECT max(seq) FROM ledger').pluck().get());
      db.prepare('DELETE FROM ledger_head').run();
      db.prepare('DELETE FROM ledger WHERE seq = ?').run(last);
    });
    // the next sign-in writes an entry of that number: it is another
    expect((await faults())[0]).toMatchObject({ what: expect.stringMatching(/^entry-/), from: last });
    expect(await script()).toMatchObject({ ok: false, firstWrong: last });
  });

  it('an entry in the secretary’s name is under nobody’s seal', async () => {
    let seq = 0;
    await behindOurBack((db) => {
      const row = db.prepare("SELECT * FROM ledger WHERE act = 'document.directed'").get() as Record<
        string,
        unknown
      >;
      seq = Number(db.prepare('SELECT max(seq) FROM ledger').pluck().get()) + 1;
      db.prepare(
        `INSERT INTO ledger SELECT ?, at_ms, ?, 'Bùi Quang Thắng', ?, 'document', ?, '{}', hash, zeroblob(32) FROM ledger ORDER BY seq DESC LIMIT 1`,
      ).run(seq, row['actor_id'], row['act'], documentId);
      rewriteLedger(db, 0, {});
    });
    expect((await faults())[0]).toMatchObject({ what: 'entry-unsigned', from: seq, to: seq });
    expect(await script()).toMatchObject({ ok: false, what: 'an entry that nobody signed', firstWrong: seq });
  });

  it('seals that were taken away are missed, not made anew', async () => {
    await behindOurBack((db) => db.prepare('DELETE FROM seal').run());
    expect((await faults()).length).toBeGreaterThan(0);
    expect(await script()).toMatchObject({ ok: false });
  });
});

describe('what an insider seals with a session of the own, which the own key certifies,', () => {
  /** Changes something, and seals it as `kind`. */
  const sealedBehindOurBack = async (
    work: (db: WriteDb) => TouchedRow[],
    kind: 'act' | 'first' = 'act',
  ): Promise<void> => {
    let touched: TouchedRow[] = [];
    await behindOurBack((db) => {
      touched = work(db);
    });
    const options = { networked: false, floor: TEST_ARGON, nowMs: Date.now() };
    const session = await openWithPassphrase(vaultPaths(vault.dir), 'chuyenvien', TEST_PASSPHRASE, options);
    const { db } = session;
    const seal = { kind, from: ledgerNow(db)[0] + 1, rows: sealedRows(db, touched) };
    db.transaction(() => writeSeal(db, sealingOf(session), seal)).immediate();
    closeSession(session);
  };
  const directions = (db: WriteDb): TouchedRow[] =>
    (db.prepare('SELECT id FROM direction').pluck().all() as string[]).map((id) => ({
      t: 'direction',
      k: JSON.stringify([id]),
    }));

  it('a direction of another is named, with whose session it was', async () => {
    await sealedBehindOurBack((db) => {
      db.prepare(
        "INSERT INTO direction SELECT 'f' || substr(id, 2), document_id, by_id, at_ms + 1, 'Tiêu hủy', lead_id, support_ids, due_on, due_time FROM direction",
      ).run();
      return directions(db).filter(({ k }) => k.startsWith('["f'));
    });
    expect(await faults()).toMatchObject([
      {
        what: 'row-of-another',
        table: 'direction',
        by: expect.any(String),
        record: expect.stringContaining('12-CV/TU'),
      },
    ]);
    expect(await script()).toMatchObject({
      ok: false,
      what: 'a row in the name of another',
      table: 'direction',
      by: idOf('chuyenvien'),
    });
  });

  it('words of another that he signed over are', async () => {
    await sealedBehindOurBack((db) => {
      db.prepare("UPDATE direction SET body = 'Không làm gì'").run();
      return directions(db);
    });
    expect(await faults()).toMatchObject([{ what: 'row-of-another', table: 'direction' }]);
    expect(await script()).toMatchObject({ ok: false, what: 'a row in the name of another' });
  });

  it('nothing counts as what stood there before', async () => {
    await sealedBehindOurBack((db) => {
      db.prepare("UPDATE direction SET body = 'Không làm gì'").run();
      return directions(db);
    }, 'first');
    expect((await faults())[0]).toMatchObject({ what: 'seal-wrong' });
    expect(await script()).toMatchObject({
      ok: false,
      what: 'a seal that nobody of the office signed, or that does not follow',
    });
  });
});

it('covers every table but those that say why not', async () => {
  const db = (await insider(vault.dir, 'chuyenvien')).database();
  const all = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'fts%'",
    )
    .pluck()
    .all() as string[];
  const columns = db
    .prepare(
      "SELECT m.name || '.' || p.name FROM sqlite_schema m, pragma_table_info(m.name) p WHERE m.type = 'table'",
    )
    .pluck()
    .all() as string[];
  expect(columns).toEqual(expect.arrayContaining(Object.keys(NOT_AUTHOR)));
  expect(all).toEqual(expect.arrayContaining(Object.keys(STAYS_UNLESS)));
  expect([...coveredNames(db), ...Object.keys(NOT_COVERED)].toSorted()).toEqual(all.toSorted());
  expect(() => db.prepare("UPDATE seal SET rows = '{}'").run()).toThrow('fixed');
  expect(() => db.prepare('DELETE FROM seal').run()).toThrow('stays');
  expect(() => db.prepare("INSERT INTO seal VALUES (9999, '[]', '{}', zeroblob(64))").run()).toThrow(
    'follow',
  );
  db.close();
});
