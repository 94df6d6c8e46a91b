import { civilDateAt } from '../../shared/domain/calendar/civilDate.ts';
import { appendAct } from '../../electron/vault/audit/appendAct.ts';
import type { WriteDb } from '../../electron/vault/db/handles.ts';
import { withSavepoint } from '../../electron/vault/db/savepoint.ts';
import { newId } from '../../electron/vault/ids.ts';
import type { Ports } from '../../electron/vault/ports.ts';
import { loadRules } from '../../electron/vault/rules/loader.ts';
import { vaultPaths } from '../../electron/vault/disk/layout.ts';
import { openWithPassphrase } from '../../electron/vault/session/open.ts';
import { insertSession } from '../../electron/vault/seals/sessionStore.ts';
import { signStatement } from '../../electron/vault/seals/statements.ts';
import { closeSession, type Session } from '../../electron/vault/session/session.ts';
import { createReader } from '../../electron/vault/reader/index.ts';
import { forkReader } from '../../electron/cli/forkBeside.ts';
import { createTokens } from '../../electron/vault/tokens/tokens.ts';
import { createStamps } from '../../electron/vault/stamps/stamps.ts';
import { testKeyPair } from './keyPool.ts';
import { TEST_ARGON, TEST_NOW_MS, TEST_PASSPHRASE } from './vault.ts';

/**
 * The ports of a person who is really signed in (own keys, own grants), for what is called from inside other commands
 * and has no operation of its own. The vault must be closed before.
 */
export async function openPorts(
  dir: string,
  username: string,
  nowMs: () => number = () => TEST_NOW_MS,
): Promise<{ ports: Ports; db: WriteDb; session: Session; close: () => void }> {
  const options = { networked: false, floor: TEST_ARGON, nowMs: nowMs() };
  const session = await openWithPassphrase(vaultPaths(dir), username, TEST_PASSPHRASE, options);
  const { db, actor, station, keys } = session;
  insertSession(db, session.signing);
  const reader = createReader(forkReader);
  const ports: Ports = {
    db,
    dir,
    actor,
    station,
    keys,
    rules: loadRules(),
    reader,
    tokens: createTokens(undefined),
    stamps: createStamps(undefined),
    nowMs,
    door: 'host',
    today: () => civilDateAt(nowMs()),
    newId: () => newId(nowMs()),
    newKeyPair: testKeyPair,
    append: (draft) => appendAct(db, { db, actor, keys, nowMs }, draft),
    proveSelf: () => Promise.resolve(),
    signStatement: (use, content) => signStatement(session.signing, use, content),
    signAs: () => Promise.reject(new Error('nobody signs in this test')),
    sealNow: () => undefined,
    attempt: (run) => withSavepoint(db, run),
    announce: () => undefined,
    progress: () => undefined,
  };
  const close = (): void => {
    reader.close();
    closeSession(session);
  };
  return { ports, db, session, close };
}
