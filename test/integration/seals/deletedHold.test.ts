import { afterAll, beforeAll, expect, it } from 'vitest';
import { forge } from '../../support/forgedRows.ts';
import { incoming, TEST_TODAY } from '../../support/registration.ts';
import { createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

/** A hold that somebody with the key of the database takes away holds on, until whoever may release it does. */
const HELD = { ok: false, error: { code: 'document-on-hold' } };
const HOLD = { code: '03-QĐ/UBKT', decidedOn: TEST_TODAY, ground: 'Kiểm tra việc bảo vệ bí mật' };
let vault: TestVault;
let documentId = '';
beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    nowMs: () => TEST_NOW_MS,
    people: ['quantri', 'vanthu', 'bithu', 'kiemtra'],
  });
  documentId = await register('21-BC/TU');
}, 240_000);
afterAll(() => vault.remove());

async function register(code: string): Promise<string> {
  const clerk = await vault.as('vanthu');
  const secret = { book: 'classified-incoming', level: 'mat', code } as const;
  const presentTo = vault.ids['bithu'] ?? '';
  return (await clerk.ok('documents.registerIncoming', incoming({ ...secret, presentTo }))).id;
}

const seenBy = async (who: string) => {
  const caller = await vault.as(who);
  const { revision } = await caller.ok('protection.get', { id: documentId });
  return { caller, seen: { id: documentId, revision } };
};
const burn = async () => {
  const { caller, seen } = await seenBy('vanthu');
  return caller.call('destruction.urgent', {
    ...seen,
    reason: 'Trụ sở bị ngập',
    destroyedOn: TEST_TODAY,
    place: 'Phòng 203',
    method: 'Nghiền',
    witnesses: ['Lò Thị Ón'],
  });
};
const place = async () => {
  const { caller, seen } = await seenBy('kiemtra');
  await caller.ok('protection.placeHold', { ...seen, ...HOLD });
};
const release = async () => {
  const { caller, seen } = await seenBy('bithu');
  await caller.ok('protection.releaseHold', { ...seen, reason: 'Kiểm tra xong' });
};

it('deleted, or released by SQL alone', async () => {
  await place();
  await forge(vault, 'vanthu', ['inspection_hold'], (db) => void db.exec('DELETE FROM inspection_hold'));
  expect(await burn()).toMatchObject(HELD);
  await release();
  await place();
  await forge(vault, 'vanthu', ['inspection_hold'], (db) =>
    db
      .prepare('UPDATE inspection_hold SET released_ms = ?, released_by = ?, release_reason = ?')
      .run(TEST_NOW_MS, vault.ids['bithu'], 'x'),
  );
  expect(await burn()).toMatchObject(HELD);
}, 120_000);

it('and ends when a leader releases it', async () => {
  await release();
  const reply = await burn();
  expect(reply.ok ? 'ok' : reply.error).toBe('ok');
}, 120_000);

it('released by an entry that nobody signed', async () => {
  documentId = await register('22-BC/TU');
  await place();
  await forge(vault, 'vanthu', ['ledger'], (db) =>
    db
      .prepare(
        `INSERT INTO ledger (seq, at_ms, actor_id, actor, act, subject_kind, subject_id, facts, prev_hash, hash)
         SELECT seq + 1, at_ms, ?, 'Bùi Quang Thắng', 'hold.released', 'document', ?, '{}', hash, randomblob(32)
           FROM ledger ORDER BY seq DESC LIMIT 1`,
      )
      .run(vault.ids['bithu'], documentId),
  );
  expect(await burn()).toMatchObject(HELD);
}, 120_000);
