import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WriteDb } from '../../../electron/vault/db/handles.ts';
import { incoming } from '../../support/registration.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** What must never happen is refused by the database itself, even to someone with the key and a SQL prompt. */
describe('the database refuses', () => {
  let vault: TestVault;
  let db: WriteDb;
  let ids: { ordinary: string; topSecret: string; unopened: string };
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', people: ['quantri', 'vanthu', 'lanhdao'] });
    const clerk = await vault.as('vanthu');
    const secret = { book: 'classified-incoming', subject: null } as const;
    ids = {
      ordinary: (await clerk.ok('documents.registerIncoming', incoming())).id,
      topSecret: (
        await clerk.ok(
          'documents.registerIncoming',
          incoming({ ...secret, level: 'tuyet-mat', code: '03-QĐ/TU' }),
        )
      ).id,
      unopened: (
        await clerk.ok(
          'documents.registerIncoming',
          incoming({ ...secret, level: 'mat', code: '04-CV/TU', unopenedFor: 'Lê Đức Toản' }),
        )
      ).id,
    };
    await vault.close();
    db = await openRaw(vault.dir);
    db.prepare(
      `INSERT INTO rule_pack (pack, version, effective_here, body, signature, sha256, issuer_code, signed_by, taken_ms, taken_by)
       SELECT 'urgency', '2027.1', '2027-01-01', '{}', x'00', '${'0'.repeat(64)}', '000', 'Tỉnh ủy', 1, id FROM person LIMIT 1`,
    ).run();
  });
  afterAll(async () => {
    db.close();
    await vault.remove();
  });

  const run =
    (sql: string, ...values: unknown[]) =>
    () =>
      db.prepare(sql).run(...values);

  it.each([
    ['another number for an entry', 'UPDATE entry SET number = number + 10'],
    ['another day for an entry', "UPDATE entry SET entered_on = '2020-01-01'"],
    ['a removed entry', 'DELETE FROM entry'],
    ['a removed document', 'DELETE FROM document'],
    ['a removed book', 'DELETE FROM book'],
    ['a jump of the next number', 'UPDATE book SET next_number = next_number + 5'],
    ['a number given back', 'UPDATE book SET next_number = next_number - 1'],
    ['a changed ledger entry', "UPDATE ledger SET act = 'nothing.happened'"],
    ['a removed ledger entry', 'DELETE FROM ledger WHERE seq = 2'],
    ['another identity of the station', "UPDATE station SET office_code = 'x'"],
    ['a recovery proof taken back', 'UPDATE station SET recovery_proved = 0'],
    ['a removed person', 'DELETE FROM person'],
    ['another user name', "UPDATE person SET username = username || 'x'"],
    ['a removed list line', 'DELETE FROM doc_list'],
    ['another rule pack', "UPDATE rule_pack SET body = '{}'"],
    ['a removed rule pack', 'DELETE FROM rule_pack'],
  ])('%s', (_what, sql) => {
    expect(run(sql)).toThrow(/./);
    expect(db.inTransaction).toBe(false);
  });

  it('an entry with a number out of turn', () => {
    expect(
      run(
        `INSERT INTO entry (id, book_id, number, entered_on, entered_ms, entered_by, document_id, level)
         SELECT 'x', book_id, number + 7, entered_on, entered_ms, entered_by, document_id, level FROM entry LIMIT 1`,
      ),
    ).toThrow('next number');
  });

  it('a ledger entry that does not follow the last one', () => {
    expect(
      run(
        `INSERT INTO ledger (at_ms, actor, act, subject_kind, subject_id, facts, prev_hash, hash)
         VALUES (1, '', 'x', 'x', 'x', '{}', zeroblob(32), randomblob(32))`,
      ),
    ).toThrow('does not follow');
  });

  it('a subject on Tuyệt mật, however it comes', () => {
    expect(run("UPDATE document SET subject = 'lộ' WHERE id = ?", ids.topSecret)).toThrow(
      /CHECK|fixed|corrected/,
    );
    expect(run("UPDATE doc_list SET subject = 'lộ' WHERE document_id = ?", ids.topSecret)).toThrow(
      /CHECK|Tuyệt mật/,
    );
  });

  it('a file on Tuyệt mật and on an unopened envelope', () => {
    const insert = `INSERT INTO attachment (id, owner_kind, owner_id, position, name, mime, kind, size_bytes, segments, sha256,
        sealed_key, key_kind, added_ms, added_by)
      SELECT 'f', 'document', ?, 0, 'a.pdf', 'application/pdf', 'pdf', 1, 1, '${'0'.repeat(64)}', x'00', 'vault', 1, id FROM person LIMIT 1`;
    expect(run(insert, ids.topSecret)).toThrow('Tuyệt mật');
    expect(run(insert, ids.unopened)).toThrow('unopened');
  });

  it('an edit of a registered line and of its level', () => {
    expect(run("UPDATE document SET issuer = 'khác' WHERE id = ?", ids.ordinary)).toThrow(
      'corrected by a new event',
    );
    expect(run("UPDATE document SET level = 'mat' WHERE id = ?", ids.ordinary)).toThrow('by its event');
  });

  it('anything in a closed book', () => {
    db.prepare(
      "UPDATE book SET state = 'closed', closed_hash = 'h', closed_ms = 1 WHERE kind = 'incoming'",
    ).run();
    expect(
      run("UPDATE book SET state = 'open', closed_hash = NULL, closed_ms = NULL WHERE kind = 'incoming'"),
    ).toThrow('stays closed');
    expect(
      run(
        `INSERT INTO entry (id, book_id, number, entered_on, entered_ms, entered_by, document_id, level)
         SELECT 'y', id, next_number, '2026-11-24', 1, (SELECT id FROM person LIMIT 1), '${ids.ordinary}', 'none' FROM book WHERE kind = 'incoming'`,
      ),
    ).toThrow('open book');
  });
});

describe('what the database cannot refuse, the ledger shows', () => {
  it('names the first entry that was rewritten by someone with the key', async () => {
    const vault = await createTestVault({ people: ['quantri', 'vanthu'] });
    const clerk = await vault.as('vanthu');
    for (let n = 1; n <= 5; n += 1)
      await clerk.ok('documents.registerIncoming', incoming({ code: `${n}-CV/TU` }));
    expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
    await vault.close();
    const db = await openRaw(vault.dir);
    db.prepare('DROP TRIGGER ledger_no_update').run();
    const victim = Number(db.prepare('SELECT max(seq) - 2 FROM ledger').pluck().get());
    db.prepare('UPDATE ledger SET actor = ? WHERE seq = ?').run('Người khác', victim);
    db.close();
    const again = await vault.as('vanthu');
    expect(await again.ok('ledger.verify', {})).toMatchObject({ intact: false, firstWrong: victim });
    await vault.remove();
  });
});
