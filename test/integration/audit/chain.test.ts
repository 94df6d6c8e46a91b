import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendEntry, entriesBefore } from '../../../electron/vault/audit/store.ts';
import { verifyLedger } from '../../../electron/vault/audit/verify.ts';
import { openEncrypted, type WriteDb } from '../../../electron/vault/db/handles.ts';
import { migrate } from '../../../electron/vault/db/migrate.ts';

const KEY = { key: Buffer.alloc(32, 7), salt: Buffer.alloc(16, 9) };
const ODD = [
  '',
  '"\\/',
  '\u0000\u0001\u001f\u007f',
  '\b\f\n\r\t',
  '\u2028\u2029',
  'Đỗ Thị Hòa 𠮷',
  '</script>',
];

describe('the chain of the ledger', () => {
  let dir: string;
  let db: WriteDb;
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-chain-'));
    db = openEncrypted(path.join(dir, 'vault.db'), KEY, { create: true });
    migrate(db);
  });
  afterEach(() => {
    db.close();
    fs.rmSync(dir, { recursive: true });
  });

  const append = (words: string, atMs = 1_000): void =>
    void appendEntry(db, { id: null, name: words }, atMs, {
      act: 'document.registered',
      subjectKind: 'document',
      subjectId: words,
      facts: { z: words, a: 1, none: null },
    });

  it('is what anyone can recompute with JSON and SHA-256 alone, whatever the words', () => {
    const words = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(words, (text) => append(text)),
      { numRuns: 200 },
    );
    ODD.forEach((text) => append(text));
    append('x'.repeat(20_000)); // longer than one buffer
    let previous = Buffer.alloc(32);
    const rows = entriesBefore(db, { before: null, limit: 10_000, actorId: null, act: null }).reverse();
    for (const row of rows) {
      const { seq, at_ms, actor_id, actor, act, subject_kind, subject_id, facts } = row;
      const said = JSON.stringify([seq, at_ms, actor_id, actor, act, subject_kind, subject_id, facts]);
      previous = createHash('sha256').update(previous).update(said, 'utf8').digest();
      expect(Buffer.from(row.hash).toString('hex')).toBe(previous.toString('hex'));
    }
    expect(verifyLedger(db)).toEqual({
      entries: rows.length,
      intact: true,
      firstWrong: null,
      head: previous.toString('hex'),
    });
  });

  it('of more than a thousand entries is followed over every boundary', () => {
    db.transaction(() => {
      for (let i = 0; i < 2_500; i += 1) append(`${i}`);
    }).immediate();
    expect(verifyLedger(db)).toMatchObject({ entries: 2_500, intact: true });
    db.exec('DROP TRIGGER ledger_no_update');
    for (const seq of [2_500, 2_001, 1_001, 1_000, 1]) {
      db.prepare('UPDATE ledger SET prev_hash = randomblob(32) WHERE seq = ?').run(seq);
      expect(verifyLedger(db)).toMatchObject({ entries: seq - 1, intact: false, firstWrong: seq });
    }
  });

  it('takes only the next number', () => {
    append('một');
    const forge = db.prepare(
      `INSERT INTO ledger SELECT ?, at_ms, actor_id, actor, act, subject_kind, subject_id, facts, hash, zeroblob(32) FROM ledger`,
    );
    expect(() => forge.run(3)).toThrow('does not follow');
    expect(() => forge.run(0)).toThrow('does not follow');
  });
});
