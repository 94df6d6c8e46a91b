import { createTokens } from '../../electron/vault/tokens/tokens.ts';
import { createStamps } from '../../electron/vault/stamps/stamps.ts';
import fs from 'node:fs';
import path from 'node:path';
import type { Input, OpName, Output } from '../../shared/ipc/contract.ts';
import type { WireError } from '../../shared/errors.ts';
import { civilDateAt } from '../../shared/domain/calendar/civilDate.ts';
import { findUserSlot, unlockWithPassphrase } from '../../electron/vault/crypto/keySlots.ts';
import { readHeader } from '../../electron/vault/crypto/vaultHeader.ts';
import { type DatabaseKey, openEncrypted, type WriteDb } from '../../electron/vault/db/handles.ts';
import { dispatch } from '../../electron/vault/dispatch.ts';
import type { OpenSession } from '../../electron/vault/sessionPorts.ts';
import { newId } from '../../electron/vault/ids.ts';
import { handlers } from '../../electron/vault/registry.ts';
import { createReader } from '../../electron/vault/reader/index.ts';
import { loadRules } from '../../electron/vault/rules/loader.ts';
import { vaultPaths } from '../../electron/vault/disk/layout.ts';
import { openWithPassphrase } from '../../electron/vault/session/open.ts';
import { closeSession, sealingOf, type Session } from '../../electron/vault/session/session.ts';
import { databaseKey } from '../../electron/vault/session/vaultKeys.ts';
import { openPin } from '../../electron/vault/crypto/slotPins.ts';
import { guardRoster } from '../../electron/vault/roster/guard.ts';
import { watchWrites } from '../../electron/vault/seals/watch.ts';
import { watchDeciding } from '../../electron/vault/tables/deciding.ts';
import { TEST_ARGON, TEST_NOW_MS, TEST_PASSPHRASE } from './vault.ts';

/** The transaction is cut off between two of its writes, as when the process dies before the commit. */
class Cut extends Error {}

/**
 * A real vault whose database can be lost and brought back without asking for a passphrase each time: its files are
 * copied as they lie on the disk while they are open (what a power cut leaves), and an older copy can take their place.
 */
export class CrashingVault {
  private readonly session: Session;
  private readonly secret: DatabaseKey;
  private readonly dir: string;
  private readonly rules = loadRules();
  private db: WriteDb;
  /** how many identifiers a command may still ask for before it is cut off; Infinity: it runs whole */
  private left = Infinity;
  private generation = 0;

  private constructor(dir: string, session: Session, secret: DatabaseKey) {
    this.dir = dir;
    this.session = session;
    this.secret = secret;
    this.db = session.db;
  }

  static async open(dir: string, username: string): Promise<CrashingVault> {
    const paths = vaultPaths(dir);
    const session = await openWithPassphrase(paths, username, TEST_PASSPHRASE, {
      networked: false,
      floor: TEST_ARGON,
      nowMs: TEST_NOW_MS,
    });
    const header = readHeader(paths.header);
    if (!findUserSlot(header, username)) throw new Error(`no slot for ${username}`);
    const slot = await unlockWithPassphrase(header, username, TEST_PASSPHRASE, { floor: TEST_ARGON });
    return new CrashingVault(dir, session, databaseKey(slot.vaultKey, header.vaultId));
  }

  async call<K extends OpName>(
    op: K,
    input: Input<K>,
  ): Promise<{ ok: true; value: Output<K> } | { ok: false; error: WireError }> {
    const dispatcher = { handlers, own: null, emit: () => undefined, report: () => undefined };
    return (await dispatch(dispatcher, this.desk(), 'host', op, input)) as never;
  }

  /** Runs a command that is cut off after so many steps of its work. @returns whether it was acknowledged */
  async cutOff<K extends OpName>(steps: number, op: K, input: Input<K>): Promise<boolean> {
    this.left = steps;
    try {
      return (await this.call(op, input)).ok;
    } finally {
      this.left = Infinity;
    }
  }

  /** The files as they lie there, of an open database: main file and log. */
  snapshot(): string {
    this.generation += 1;
    const to = path.join(this.dir, `copy-${this.generation}`);
    fs.mkdirSync(to);
    for (const suffix of ['', '-wal'])
      if (fs.existsSync(this.file(suffix))) fs.copyFileSync(this.file(suffix), path.join(to, `db${suffix}`));
    return to;
  }

  /** The machine lost power: what lay on the disk is all there is. Or an older copy is put back. */
  comeBackFrom(copy: string): void {
    this.db.close();
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(this.file(suffix), { force: true });
    for (const suffix of ['', '-wal'])
      if (fs.existsSync(path.join(copy, `db${suffix}`)))
        fs.copyFileSync(path.join(copy, `db${suffix}`), this.file(suffix));
    this.db = openEncrypted(this.file(''), this.secret, { create: false });
    const { slot, header, actor } = this.session;
    const pin = openPin(slot.ownKey, header, findUserSlot(header, actor.username));
    if (pin === null) throw new Error('a slot without a pin');
    // as each opening does
    watchWrites(this.db);
    guardRoster(this.db, header.vaultId, pin);
    watchDeciding(this.db);
  }

  all(sql: string): unknown[] {
    return this.db.prepare(sql).all();
  }

  close(): void {
    closeSession({ ...this.session, db: this.db });
  }

  private file(suffix: string): string {
    return `${vaultPaths(this.dir).database}${suffix}`;
  }

  private desk(): OpenSession {
    const { actor, station, keys } = this.session;
    const { db, dir, rules } = this;
    const nowMs = (): number => TEST_NOW_MS;
    const never = (): never => {
      throw new Error('not asked for here');
    };
    return {
      db,
      ports: {
        db,
        dir,
        actor,
        station,
        keys,
        rules,
        tokens: createTokens(undefined),
        stamps: createStamps(undefined),
        nowMs,
        today: () => civilDateAt(TEST_NOW_MS),
        newId: () => {
          this.left -= 1;
          if (this.left < 0) throw new Cut();
          return newId(TEST_NOW_MS);
        },
        proveSelf: never,
        signAs: never,
        signStatement: never,
        newKeyPair: never,
        reader: createReader(never),
      },
      sealing: sealingOf(this.session),
      mustChangePassphrase: () => false,
      recoveryProved: () => true,
      madeNow: () => false,
      noticeOthers: () => undefined,
    };
  }
}
