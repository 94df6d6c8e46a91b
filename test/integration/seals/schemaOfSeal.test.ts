import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256OfText } from '../../../electron/vault/crypto/primitives.ts';
import { vaultPaths } from '../../../electron/vault/disk/layout.ts';
import { ledgerNow, newestSeal, schemaOf, sealedRows } from '../../../electron/vault/seals/seal.ts';
import { insertSeal } from '../../../electron/vault/seals/sealStore.ts';
import { insertSession, isSessionKnown } from '../../../electron/vault/seals/sessionStore.ts';
import { signStatement } from '../../../electron/vault/seals/statements.ts';
import { openWithPassphrase } from '../../../electron/vault/session/open.ts';
import { closeSession, sealingOf } from '../../../electron/vault/session/session.ts';
import { ALONE } from '../../support/inputs.ts';
import { openRaw, withoutTriggers } from '../../support/rawDatabase.ts';
import { incoming } from '../../support/registration.ts';
import { createTestVault, TEST_ARGON, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'bithu', 'chuyenvien', 'kiemtra'],
  });
  const clerk = await vault.as('vanthu');
  const { id } = await clerk.ok(
    'documents.registerIncoming',
    incoming({ presentTo: vault.ids['bithu'] ?? '' }),
  );
  const leader = await vault.as('bithu');
  const { revision } = await leader.ok('documents.get', { id });
  await leader.ok('documents.direct', { ...ALONE, id, revision, text: 'Giao chuyên viên', leadId: null });
  await vault.close();
}, 240_000);
afterAll(() => vault.remove());

/** What stands there is sealed as if the schema had just become newer, with the session of somebody who wrote none of it. */
async function sealAsNewer(): Promise<void> {
  const opening = { networked: false, floor: TEST_ARGON, nowMs: Date.now() };
  const session = await openWithPassphrase(vaultPaths(vault.dir), 'chuyenvien', TEST_PASSPHRASE, opening);
  const { db } = session;
  const { signing, vaultId } = sealingOf(session);
  db.transaction(() => {
    if (!isSessionKnown(db, signing.id)) insertSession(db, signing);
    const keys = db.prepare('SELECT json_array(id) FROM direction').pluck().all() as string[];
    const rows = JSON.stringify(
      sealedRows(
        db,
        keys.map((k) => ({ t: 'direction', k })),
      ),
    );
    const before = newestSeal(db);
    const [seq, lastHash] = ledgerNow(db);
    const number = (before?.number ?? 0) + 1;
    const head = ['an-thu/seal/1', vaultId, signing.id, number, before?.hash ?? null];
    const said = [...head, 'first', schemaOf(db) + 1, seq + 1, seq, lastHash, sha256OfText(rows)];
    const statement = JSON.stringify(said);
    const { signature } = signStatement(signing, 'seal', Buffer.from(statement, 'utf8'));
    insertSeal(db, { number, statement, rows, signature });
  }).immediate();
  closeSession(session);
}

test('a direction that was rewritten is named, though somebody sealed it as if a newer program had found it there', async () => {
  const db = await openRaw(vault.dir, 'chuyenvien');
  withoutTriggers(db, 'direction', () =>
    db.prepare("UPDATE direction SET body = 'Tiêu hủy hồ sơ ngay'").run(),
  );
  db.close();
  await sealAsNewer();
  const { acts } = await (await vault.as('kiemtra')).ok('ledger.verify', {});
  expect(acts?.faults.map(({ what }) => what)).toContain('seal-wrong');
  expect(acts?.faults.map(({ what }) => what)).toContain('row-changed');
});
