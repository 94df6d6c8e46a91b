import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEncrypted, type WriteDb } from '../../../electron/vault/db/handles.ts';
import { migrate } from '../../../electron/vault/db/migrate.ts';
import { MIGRATIONS } from '../../../electron/vault/db/migrations/index.ts';
import { schemaDigest } from '../../../electron/vault/db/programSchema.ts';
import { LATER, MADE_UP } from '../../support/laterProgram.ts';
import { readableSchema } from '../../support/readableSchema.ts';

const SNAPSHOT = path.resolve(import.meta.dirname, '../../db/schema.sql');
const DIGEST = path.resolve(import.meta.dirname, '../../../electron/vault/db/schemaDigest.ts');
const KEY = { key: Buffer.alloc(32, 7), salt: Buffer.alloc(16, 9) };

function freshDatabase(): { dir: string; file: string; db: WriteDb } {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-db-'));
  const file = path.join(dir, 'vault.db');
  return { dir, file, db: openEncrypted(file, KEY, { create: true }) };
}

describe('the schema', () => {
  let fresh: ReturnType<typeof freshDatabase>;
  beforeAll(() => {
    fresh = freshDatabase();
    migrate(fresh.db);
  });
  afterAll(() => {
    fresh.db.close();
    fs.rmSync(fresh.dir, { recursive: true });
  });

  it('is the one in test/db/schema.sql (run with UPDATE_SCHEMA=1 while nothing is released)', () => {
    const schema = readableSchema(fresh.db);
    if (process.env['UPDATE_SCHEMA'] === '1') {
      const digest = fs.readFileSync(DIGEST, 'utf8').replace(/[0-9a-f]{64}/, schemaDigest(fresh.db));
      fs.writeFileSync(SNAPSHOT, schema);
      fs.writeFileSync(DIGEST, digest);
    }
    expect(schema).toBe(fs.readFileSync(SNAPSHOT, 'utf8'));
  });

  it('has strict tables only, apart from the full-text index', () => {
    const loose = fresh.db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
  });

  it('is numbered without a gap and does nothing the second time', () => {
    expect(MIGRATIONS.map((step) => step.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    expect(migrate(fresh.db)).toBe(MIGRATIONS.length);
  });

  it('writes safely: WAL, synchronous FULL, temporary tables in memory', () => {
    const simple = (pragma: string) => fresh.db.pragma(pragma, { simple: true });
    expect([
      simple('journal_mode'),
      simple('synchronous'),
      simple('temp_store'),
      simple('foreign_keys'),
    ]).toEqual(['wal', 2, 2, 1]);
  });

  it('refuses a file of a newer program and leaves it as it is', () => {
    fresh.db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    expect(() => migrate(fresh.db)).toThrow('vault-from-future');
    expect(fresh.db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1);
    fresh.db.pragma(`user_version = ${MIGRATIONS.length}`);
  });

  it('is the same when it comes up step by step', () => {
    const [once, old] = [freshDatabase(), freshDatabase()];
    migrate(once.db, LATER);
    migrate(old.db, LATER.slice(0, 1));
    expect(readableSchema(old.db)).toBe(readableSchema(fresh.db));
    expect(migrate(old.db, LATER)).toBe(LATER.length);
    expect(readableSchema(old.db)).toBe(readableSchema(once.db));
    expect(readableSchema(old.db)).toContain('made_up');
    for (const one of [once, old]) {
      one.db.close();
      fs.rmSync(one.dir, { recursive: true });
    }
  });

  it('has no step out of its order', () => {
    const gap = [...MIGRATIONS, { ...MADE_UP, version: MADE_UP.version + 1 }];
    expect(() => migrate(fresh.db, gap)).toThrow('internal');
    expect(fresh.db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
  });

  it('leaves nothing readable in the file', () => {
    fresh.db.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = fs.readFileSync(fresh.file);
    expect(bytes.subarray(0, 16)).toEqual(KEY.salt);
    expect(bytes.includes('CREATE TABLE')).toBe(false);
  });
});
