import { appendEntry } from '../../electron/vault/audit/store.ts';
import type { WriteDb } from '../../electron/vault/db/handles.ts';
import { vaultPaths } from '../../electron/vault/disk/layout.ts';
import { ledgerNow, sealedRows, writeSeal } from '../../electron/vault/seals/seal.ts';
import { openWithPassphrase } from '../../electron/vault/session/open.ts';
import { closeSession, sealingOf } from '../../electron/vault/session/session.ts';
import type { LedgerAct } from '../../shared/domain/ledgerActs.ts';
import { openRaw, withoutTriggers } from './rawDatabase.ts';
import { TEST_ARGON, TEST_NOW_MS, TEST_PASSPHRASE, type TestVault } from './vault.ts';

/** What somebody with the key of the database does to rows of these tables, past their triggers; everybody is out. */
export async function forge(
  vault: TestVault,
  who: string,
  tables: readonly string[],
  work: (db: WriteDb) => void,
): Promise<void> {
  await vault.close();
  const db = await openRaw(vault.dir, who);
  db.pragma('ignore_check_constraints = ON');
  const nested = (left: readonly string[]): void => {
    const [table, ...rest] = left;
    if (table === undefined) work(db);
    else withoutTriggers(db, table, () => nested(rest));
  };
  nested(tables);
  db.close();
}

/** The same person signs in with a program of the own, and seals a row with an entry of the own. */
export async function sealAlone(
  vault: TestVault,
  who: { readonly username: string; readonly name: string },
  row: { readonly table: string; readonly key: string | readonly (string | number)[] },
  entry: { readonly act: LedgerAct; readonly kind: string; readonly id: string },
): Promise<void> {
  const session = await openWithPassphrase(vaultPaths(vault.dir), who.username, TEST_PASSPHRASE, {
    networked: false,
    floor: TEST_ARGON,
    nowMs: TEST_NOW_MS,
  });
  const { db } = session;
  db.transaction(() => {
    const from = ledgerNow(db)[0] + 1;
    const actor = { id: vault.ids[who.username] ?? null, name: who.name };
    const { act, kind: subjectKind, id: subjectId } = entry;
    appendEntry(db, actor, TEST_NOW_MS, { act, subjectKind, subjectId, facts: {} });
    const rows = sealedRows(db, [{ t: row.table, k: JSON.stringify([row.key].flat()) }]);
    writeSeal(db, sealingOf(session), { kind: 'act', from, rows });
  }).immediate();
  closeSession(session);
}
