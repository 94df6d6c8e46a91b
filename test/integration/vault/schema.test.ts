import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isWhole, schemaDeviation } from '../../../electron/vault/db/programSchema.ts';
import type { WriteDb } from '../../../electron/vault/db/handles.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming } from '../../support/registration.ts';
import {
  type Caller,
  callerOf,
  createTestVault,
  serviceFor,
  TEST_NOW_MS,
  TEST_PASSPHRASE,
  type TestVault,
} from '../../support/vault.ts';

const PEOPLE = ['quantri', 'vanthu', 'lanhdao'];
let vault: TestVault;
let now = TEST_NOW_MS;
afterEach(() => vault.remove());

const made = async (): Promise<void> => {
  vault = await createTestVault({ people: PEOPLE, nowMs: () => (now += 1000) });
};

/** With the key of the database and a program of one's own. */
async function change(how: (db: WriteDb) => void): Promise<void> {
  await vault.close();
  const db = await openRaw(vault.dir);
  how(db);
  db.close();
}

async function read<T>(what: (db: WriteDb) => T): Promise<T> {
  await vault.close();
  const db = await openRaw(vault.dir);
  try {
    return what(db);
  } finally {
    db.close();
  }
}

const putBacks = (db: WriteDb): { missing: number; foreign: number; names: string }[] =>
  (
    db
      .prepare("SELECT facts FROM ledger WHERE act = 'vault.schema-put-back' ORDER BY seq")
      .pluck()
      .all() as string[]
  ).map((facts) => JSON.parse(facts) as { missing: number; foreign: number; names: string });

const schemaFinding = async (person: Caller) => {
  const { findings } = await person.ok('health.check', {});
  return findings.find(({ part }) => part === 'schema');
};

async function refusal() {
  await vault.close();
  const service = serviceFor(vault.dir, () => (now += 1000));
  const reply = await callerOf(service).call('vault.unlock', {
    username: 'vanthu',
    passphrase: TEST_PASSPHRASE,
  });
  await service.close();
  return reply.ok ? 'opened' : { code: reply.error.code, parts: reply.error.params['parts'] };
}

const dropTriggers = (db: WriteDb): number => {
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[];
  for (const name of names) db.exec(`DROP TRIGGER ${name}`);
  return names.length;
};

describe('the schema at an opening', () => {
  it('gets back every trigger and index that somebody dropped, and the ledger and the check say so', async () => {
    await made();
    let dropped = 0;
    await change((db) => {
      dropped = dropTriggers(db);
      db.exec('DROP INDEX document_code');
    });
    expect(dropped).toBeGreaterThan(500);
    const clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerIncoming', incoming());
    expect(await schemaFinding(clerk)).toMatchObject({
      state: 'bad',
      tells: 'put-back',
      count: dropped + 1,
    });
    expect(await read((db) => isWhole(schemaDeviation(db)))).toBe(true);
    expect(await read(putBacks)).toMatchObject([{ missing: dropped + 1, foreign: 0 }]);
    await vault.as('vanthu');
    expect(await read(putBacks)).toHaveLength(1);
    await change((db) =>
      expect(() => db.exec("UPDATE ledger SET actor = 'ai đó'")).toThrow(/ledger|append|never|change/i),
    );
  });

  it('loses what is not the program’s: a trigger put in, one that was changed, an index, a view', async () => {
    await made();
    await change((db) => {
      db.exec(`CREATE TRIGGER "x"" y" AFTER INSERT ON ledger BEGIN UPDATE person SET position = 'x'; END`);
      const sql = db
        .prepare("SELECT sql FROM sqlite_schema WHERE name = 'direction_stays'")
        .pluck()
        .get() as string;
      db.exec('DROP TRIGGER direction_stays');
      db.exec(sql.replace('BEFORE DELETE ON direction', 'BEFORE DELETE ON direction WHEN 0'));
      db.exec('CREATE INDEX elsewhere ON document (subject)');
      db.exec('CREATE VIEW every AS SELECT * FROM document');
    });
    await vault.as('vanthu');
    expect(await read((db) => isWhole(schemaDeviation(db)))).toBe(true);
    expect(await read(putBacks)).toEqual([{ missing: 1, foreign: 4, names: 'direction_stays' }]);
    expect(
      await read((db) => db.prepare("SELECT count(*) FROM person WHERE position = 'x'").pluck().get()),
    ).toBe(0);
  });

  it.each([
    ['a column more', 'ALTER TABLE direction ADD COLUMN x TEXT', 'direction'],
    ['a table more', 'CREATE TABLE mine (a TEXT) STRICT', 'mine'],
    ['a table less', 'DROP TABLE edxml_package', 'edxml_package'],
  ])('refuses %s, with the name of the table, and leaves the file alone', async (_, sql, table) => {
    await made();
    await change((db) => {
      db.exec(sql);
      db.pragma('wal_checkpoint(TRUNCATE)');
    });
    const file = path.join(vault.dir, 'vault.db');
    const before = fs.readFileSync(file);
    expect(await refusal()).toMatchObject({
      code: 'vault-schema-differs',
      parts: expect.stringContaining(table) as string,
    });
    expect(fs.readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses rows that stand against an index that was dropped for them', async () => {
    await made();
    await change((db) => {
      dropTriggers(db);
      db.exec('DROP INDEX lesson_run_one');
      const run = db.prepare(
        "INSERT INTO lesson_run (id, person_id, lesson_id, version, start_seq, started_ms) SELECT ?, id, 'x', '1', 1, 1 FROM person LIMIT 1",
      );
      for (const id of ['a', 'b']) run.run(id);
    });
    expect(await refusal()).toMatchObject({ code: 'vault-schema-differs', parts: 'lesson_run_one' });
  });

  it('is told by the check too when it is changed while somebody works', async () => {
    await made();
    const admin = await vault.as('quantri');
    const db = await openRaw(vault.dir);
    db.exec('DROP TRIGGER direction_stays');
    db.close();
    expect(await schemaFinding(admin)).toMatchObject({ state: 'bad', tells: 'differs', count: 1 });
    expect(await schemaFinding(await vault.as('quantri'))).toMatchObject({
      state: 'bad',
      tells: 'put-back',
      count: 1,
    });
    now += 31 * 24 * 3600 * 1000;
    expect(await schemaFinding(await vault.as('quantri'))).toMatchObject({ state: 'good', tells: 'whole' });
  });
});
