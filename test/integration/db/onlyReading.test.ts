import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEncrypted, type WriteDb } from '../../../electron/vault/db/handles.ts';
import { onlyReading } from '../../../electron/vault/db/onlyReading.ts';

const KEY = { key: Buffer.alloc(32, 7), salt: Buffer.alloc(16, 9) };
let dir: string;
let db: WriteDb;
const open = (create: boolean): WriteDb => openEncrypted(path.join(dir, 'vault.db'), KEY, { create });
const rows = (): unknown => db.prepare('SELECT count(*) FROM kept').pluck().get();

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-reading-'));
  db = open(true);
  db.exec('CREATE TABLE kept (n INTEGER PRIMARY KEY) STRICT; INSERT INTO kept VALUES (1)');
});
afterEach(() => {
  db.close();
  fs.rmSync(dir, { recursive: true });
});

test('what a question writes is undone, and is an error', () => {
  expect(() => onlyReading(db, () => db.prepare('INSERT INTO kept VALUES (2)').run())).toThrow('internal');
  expect(rows()).toBe(1);
  // in its first part also where it waits for something
  const later = async () => {
    db.prepare('DELETE FROM kept').run();
    await Promise.resolve();
  };
  expect(() => onlyReading(db, later)).toThrow('internal');
  expect(rows()).toBe(1);
  expect(db.inTransaction).toBe(false);
});

test('what it reads is of one moment, whoever writes meanwhile', () => {
  const other = open(false);
  const seen = onlyReading(db, () => {
    const before = rows();
    other.prepare('INSERT INTO kept VALUES (2)').run();
    return [before, rows()];
  });
  other.close();
  expect(seen).toEqual([1, 1]);
  expect(rows()).toBe(2);
});

test('its own error stays what it is, and leaves nothing open', () => {
  expect(() =>
    onlyReading(db, () => {
      throw new RangeError('its own');
    }),
  ).toThrow('its own');
  expect(db.inTransaction).toBe(false);
  db.prepare('INSERT INTO kept VALUES (3)').run();
  expect(rows()).toBe(2);
});
