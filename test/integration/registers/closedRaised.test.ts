import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WriteDb } from '../../../electron/vault/db/handles.ts';
import { raiseLevel } from '../../support/raising.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** A closed book is still what it was when a document in it is classified later: its words are sealed or erased, not changed. */
let vault: TestVault;
let bookId = '';
let hash = '';
const ids: string[] = [];
beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'vanthu2', 'lanhdao', 'bithu'],
  });
  const clerk = await vault.as('vanthu');
  for (const code of ['1-CV/TU', '2-CV/TU', '3-CV/TU', '4-CV/TU', '5-CV/TU']) {
    const made = await clerk.ok('documents.registerIncoming', incoming({ code, subject: `Việc ${code}` }));
    const correction = { field: 'subject', value: `Việc ${code} đã sửa`, reason: 'Ghi thiếu' } as const;
    const { revision } = await clerk.ok('documents.correct', { id: made.id, revision: 1, ...correction });
    await clerk.ok('documents.close', { id: made.id, revision, note: 'Để biết' });
    ids.push(made.id);
    bookId = made.bookId;
  }
});
afterAll(() => vault.remove());

test('it is closed with a document that was classified before, and one is classified after', async () => {
  await raiseLevel(vault, ids[0] ?? '', 'mat', 'lanhdao');
  ({ hash } = await (await vault.as('vanthu')).ok('registers.close', { bookId }));
  await raiseLevel(vault, ids[1] ?? '', 'mat', 'lanhdao');
  for (const who of ['vanthu', 'vanthu2'])
    expect(await (await vault.as(who)).ok('registers.verify', { bookId })).toEqual({
      intact: true,
      hash,
      kept: hash,
    });
});

test('one becomes Tuyệt mật: its words are gone, also what they could be guessed by, and the book is what it was', async () => {
  await raiseLevel(vault, ids[3] ?? '', 'tuyet-mat', 'lanhdao');
  expect(await (await vault.as('vanthu')).ok('registers.verify', { bookId })).toEqual({
    intact: true,
    hash,
    kept: hash,
  });
  await vault.close();
  const db = await openRaw(vault.dir);
  const salts = db.prepare('SELECT document_id AS id, salt FROM closed_words').all() as {
    id: string;
    salt: string | null;
  }[];
  db.close();
  const saltOf = (at: number): string | null | undefined => salts.find(({ id }) => id === ids[at])?.salt;
  expect([saltOf(0), saltOf(1)]).toEqual([
    expect.stringMatching(/^sealed:line/),
    expect.stringMatching(/^sealed:line/),
  ]);
  expect(saltOf(3)).toBeNull();
  expect(saltOf(4)).toMatch(/^[A-Za-z0-9+/]{43}=$/);
});

test('whoever can not open its words is not told that it was changed', async () => {
  expect(await (await vault.as('bithu')).call('registers.verify', { bookId })).toMatchObject({
    error: { code: 'key-not-granted' },
  });
});

const HARMS: Readonly<Record<string, (db: WriteDb) => void>> = {
  'another issuer': (db) => void db.prepare("UPDATE document SET issuer = 'Khác' WHERE id = ?").run(ids[2]),
  'another trích yếu': (db) =>
    void db.prepare("UPDATE document SET subject = 'Khác' WHERE id = ?").run(ids[2]),
  'a trích yếu that is gone without an event': (db) =>
    void db.prepare('UPDATE document SET subject = NULL WHERE id = ?').run(ids[2]),
  'a trích yếu and its salt that are gone without an event': (db) => {
    db.prepare('UPDATE document SET subject = NULL WHERE id = ?').run(ids[2]);
    db.prepare('UPDATE closed_words SET salt = NULL WHERE document_id = ?').run(ids[2]);
  },
  'words that pretend to be sealed': (db) =>
    void db.prepare("UPDATE document SET subject = 'sealed:line.1:AAAA' WHERE id = ?").run(ids[1]),
  'another old text of a correction': (db) =>
    void db.prepare("UPDATE entry_correction SET old_value = 'Khác' WHERE document_id = ?").run(ids[4]),
  'another reason of a correction': (db) =>
    void db.prepare("UPDATE entry_correction SET reason = 'Khác' WHERE document_id = ?").run(ids[4]),
  'another digest': (db) =>
    void db
      .prepare("UPDATE closed_words SET digests = json_set(digests, '$.subject', 'ab') WHERE document_id = ?")
      .run(ids[3]),
  'the issuer of what became Tuyệt mật': (db) =>
    void db.prepare("UPDATE document SET issuer = 'Khác' WHERE id = ?").run(ids[3]),
};

const TABLES = ['document', 'entry_correction', 'closed_words'];

function dropGuards(db: WriteDb): void {
  const names = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN (SELECT value FROM json_each(?))",
    )
    .pluck()
    .all(JSON.stringify(TABLES)) as string[];
  for (const name of names) db.exec(`DROP TRIGGER "${name}"`);
}

test.each(Object.entries(HARMS))('a change behind its back is still seen: %s', async (_name, harm) => {
  await vault.close();
  let db = await openRaw(vault.dir);
  const were = TABLES.map(
    (TABLE) => [TABLE, db.prepare(`SELECT * FROM ${TABLE}`).all() as object[]] as const,
  );
  dropGuards(db);
  harm(db);
  db.close();
  const { intact } = await (await vault.as('vanthu')).ok('registers.verify', { bookId });
  await vault.close();
  db = await openRaw(vault.dir);
  db.pragma('foreign_keys = OFF');
  dropGuards(db); // the opening put them back
  for (const [TABLE, rows] of were)
    for (const row of rows)
      db.prepare(
        `REPLACE INTO ${TABLE} VALUES (${Object.keys(row)
          .map((name) => `:${name}`)
          .join(', ')})`,
      ).run(row);
  db.close();
  expect(intact).toBe(false);
  expect(await (await vault.as('vanthu')).ok('registers.verify', { bookId })).toMatchObject({ intact: true });
});
