import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Migration } from '../../../electron/vault/db/migration.ts';
import { MIGRATIONS } from '../../../electron/vault/db/migrations/index.ts';
import { forge } from '../../support/forgedRows.ts';
import { answered, type CaseHands, takeInCase } from '../../support/submissions.ts';
import { createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

/** A later program, whose step gives a table of approvals one more column. */
const WIDER: Migration = {
  version: MIGRATIONS.length + 1,
  name: 'wider',
  up: (db) => db.exec("ALTER TABLE submission_answer ADD COLUMN tone TEXT NOT NULL DEFAULT ''"),
};
let vault: TestVault;
let approved: CaseHands;
let other: CaseHands;
beforeAll(async () => {
  vault = await createTestVault({ nowMs: () => TEST_NOW_MS });
  const take = () => takeInCase(vault, { receivedOn: '2026-11-23' });
  [approved, other] = [await take(), await take()];
  for (const one of [approved, other]) await answered(vault, one, 'Đã lắp thêm bộ phát.');
  await vault.close();
  (MIGRATIONS as Migration[]).push(WIDER);
}, 240_000);
afterAll(async () => {
  (MIGRATIONS as Migration[]).pop();
  await vault.remove();
});

const delivers = (one: CaseHands) =>
  one.refused('tiepnhan', 'submissions.deliver', {
    receiptId: one.id,
    channel: 'post',
    documentCode: '1/TL',
    note: '',
  });

it('what was approved before a step that adds a column goes out after it', async () => {
  expect(await delivers(approved)).toBe('ok');
}, 120_000);

it('not so where something was written into that column, or into one of before', async () => {
  const write = (change: string) =>
    forge(vault, 'tiepnhan', ['submission_answer'], (db) =>
      db.prepare(`UPDATE submission_answer SET ${change} WHERE submission_id = ?`).run(other.id),
    );
  await write("tone = 'khác'");
  expect(await delivers(other)).toBe('request-unsigned');
  await write("tone = '', body = 'Giả'");
  expect(await delivers(other)).toBe('request-unsigned');
}, 120_000);
