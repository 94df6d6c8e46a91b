import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesDir } from '../../../electron/vault/attachments/place.ts';
import { blobPath } from '../../../electron/vault/attachments/segmentsStore.ts';
import type { WriteDb } from '../../../electron/vault/db/handles.ts';
import { proposal, stage, walk } from '../../support/proposals.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** With the key in hand and a SQL prompt: what the database still refuses about a phiếu trình. */
let vault: TestVault;
let db: WriteDb;
let ids: Readonly<Record<'presented' | 'signed' | 'draft', string>>;
let documentId: string;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien', 'coyeu'],
  });
  const drafter = await vault.as('chuyenvien');
  const make = async () => drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter) }));
  const [draft, presented, signed, entered] = [await make(), await make(), await make(), await make()];
  const way = [
    ['chuyenvien', 'propose'],
    ['lanhdao', 'pass'],
    ['chuyenvien', 'present'],
  ] as const;
  await walk(vault, presented.id, presented.revision, way);
  await walk(vault, signed.id, signed.revision, [...way, ['bithu', 'sign']]);
  const revision = await walk(vault, entered.id, entered.revision, [...way, ['bithu', 'sign']]);
  const clerk = await vault.as('vanthu');
  ({ documentId } = await clerk.ok('proposals.register', { id: entered.id, revision }));
  ids = { draft: draft.id, presented: presented.id, signed: signed.id };
  await vault.close();
  db = await openRaw(vault.dir);
}, 120_000);
afterAll(async () => {
  db.close();
  await vault.remove();
});

const run =
  (sql: string, ...values: unknown[]) =>
  (): unknown =>
    db.prepare(sql).run(...values);

test.each([
  [
    'signed without a signature',
    () =>
      run(
        "UPDATE proposal SET state = 'signed', decided = '{}', decided_level = 'none' WHERE id = ?",
        ids.presented,
      ),
  ],
  ['one step after the other', () => run("UPDATE proposal SET state = 'issued' WHERE id = ?", ids.signed)],
  ['one step after the other', () => run("UPDATE proposal SET state = 'presented' WHERE id = ?", ids.draft)],
  [
    'no number without the signatures',
    () => run("UPDATE proposal SET state = 'registered' WHERE id = ?", ids.signed),
  ],
  [
    'on its way is not rewritten',
    () => run("UPDATE proposal SET subject = 'khác' WHERE id = ?", ids.presented),
  ],
  ['keeps its drafter', () => run('UPDATE proposal SET drafter_id = signer_id WHERE id = ?', ids.presented)],
  ['CHECK constraint', () => run('UPDATE proposal SET signer_id = drafter_id WHERE id = ?', ids.draft)],
  ['a proposal stays', () => run('DELETE FROM proposal WHERE id = ?', ids.draft)],
  ['a step is fixed', () => run("UPDATE proposal_step SET remark = 'x'")],
  ['a step stays', () => run('DELETE FROM proposal_step WHERE proposal_id = ?', ids.signed)],
  ['a signature is fixed', () => run("UPDATE signature SET p7s = x'00' WHERE proposal_id = ?", ids.signed)],
  [
    'a signature is fixed',
    () => run("UPDATE signature SET pdf_update = 'AAAA' WHERE proposal_id = ?", ids.signed),
  ],
  ['a signature stays', () => run('DELETE FROM signature')],
  [
    'a version is fixed',
    () => run("UPDATE proposal_version SET sha256 = replace(hex(zeroblob(32)), 'x', '0')"),
  ],
  ['must be gone', () => run('UPDATE proposal_version SET erased_ms = 1 WHERE erased_ms IS NULL')],
  [
    'words of a classified draft are sealed',
    () => run("UPDATE proposal SET level = 'mat' WHERE id = ?", ids.draft),
  ],
])('refuses: %s', (message, attack) => {
  expect(attack()).toThrow(message);
});

test('only the signer signs, and never the drafter', () => {
  const forge = db.prepare(
    `INSERT INTO signature (id, proposal_id, role, by_id, capacity, position, paper, signed_ms)
     VALUES (?, ?, 'person', (SELECT drafter_id FROM proposal WHERE id = ?), 'own', '', 1, 1)`,
  );
  expect(() => forge.run('0'.repeat(32), ids.presented, ids.presented)).toThrow('only the signer signs');
});

test('what puts a signature into a PDF is kept until the number, and no longer', () => {
  const kept = (id: string) =>
    db.prepare("SELECT pdf_update FROM signature WHERE role = 'person' AND proposal_id = ?").pluck().get(id);
  expect(kept(ids.signed)).toMatch(/^[A-Za-z0-9+/]{1000,}=*$/);
  const entered = db
    .prepare('SELECT id FROM proposal WHERE document_id = ?')
    .pluck()
    .get(documentId) as string;
  expect(kept(entered)).toBeNull();
});

test('a delegation is not delegated on, even by hand', () => {
  const { bithu = '', lanhdao = '', vanthu = '' } = vault.ids;
  const add = db.prepare(
    `INSERT INTO delegation (id, capacity, from_id, to_id, document, scope, ceiling, type_ids, from_on, to_on, entered_by, entered_ms)
     VALUES (?, 'party-tl', ?, ?, '12-QĐ/ĐU', 'thường', 'none', '[]', '2026-11-01', '2026-12-31', ?, 1)`,
  );
  add.run('1'.repeat(32), bithu, lanhdao, bithu);
  expect(() => add.run('2'.repeat(32), lanhdao, vanthu, bithu)).toThrow('not delegated on');
});

test('what was changed after signing is named: a field of the record, and the bytes of the file', async () => {
  // whoever has the key can drop a trigger too; the signature still tells
  const triggers = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'document'")
    .pluck()
    .all() as string[];
  for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.prepare('UPDATE document SET copies = 99 WHERE id = ?').run(documentId);
  const fileId = db.prepare('SELECT id FROM attachment WHERE owner_id = ?').pluck().get(documentId) as string;
  db.close();
  const clerk = await vault.as('vanthu');
  const report = async () => (await clerk.ok('signatures.report', { documentId })).signatures;
  const changed = async () =>
    (await report()).map(({ role, verdict, fault, covers }) => ({
      role,
      verdict,
      fault,
      changed: covers.filter((line) => line.same === false).map((line) => line.what.split(':')[0]),
    }));
  expect(await changed()).toEqual([
    { role: 'person', verdict: 'bad', fault: 'changed:copies', changed: ['copies'] },
    { role: 'office', verdict: 'bad', fault: 'changed:copies', changed: ['copies'] },
  ]);
  const blob = blobPath(filesDir(vault.dir), fileId);
  const bytes = fs.readFileSync(blob);
  bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
  fs.writeFileSync(blob, bytes);
  expect((await changed()).map((each) => each.changed)).toEqual([
    ['beginning', 'copies'],
    ['file', 'copies'],
  ]);
  db = await openRawAgain();
});

async function openRawAgain(): Promise<WriteDb> {
  await vault.close();
  return openRaw(vault.dir);
}
