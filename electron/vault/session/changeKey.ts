import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { AppError, raise } from '../../../shared/errors.ts';
import { appendEntry } from '../audit/store.ts';
import { examineOnThread } from '../examine/databaseThread.ts';
import { parseCertificate } from '../crypto/x509/certificates.ts';
import { carryFor } from '../crypto/carriedKey.ts';
import { authenticate, type OpenedSlot } from '../crypto/keySlots.ts';
import { wipe } from '../crypto/primitives.ts';
import { retiredKeys, sealRetired } from '../crypto/retiredKeys.ts';
import {
  type PassphraseSlot,
  readHeader,
  syncFolder,
  type VaultHeader,
  writeHeader,
} from '../crypto/vaultHeader.ts';
import { newKey } from '../crypto/wrap.ts';
import { type Db, openEncrypted, type WriteDb } from '../db/handles.ts';
import { RARE_ACTS } from '../db/schema/rareActs.ts';
import { doing, oneOf, theOne, valuesOf } from '../db/statements.ts';
import { currentCertificate, type CertificateRow } from '../people/certificateStore.ts';
import { personByUsername } from '../people/store.ts';
import { isRosterWhole, rosterInForce } from '../roster/guard.ts';
import { discardDatabase, removeOldCopies } from '../updates/oldCopies.ts';
import { ledgerNow, sealWritten } from '../seals/seal.ts';
import { signerOfEntry } from '../seals/signers.ts';
import { watchWrites } from '../seals/watch.ts';
import { headerEntry, isNamed } from './headerNamed.ts';
import { rememberHeader } from './headerSeen.ts';
import type { VaultPaths } from '../disk/layout.ts';
import { sealingOf, type Session } from './session.ts';
import { databaseKey } from './vaultKeys.ts';

/** Why the vault key is changed: somebody left, a machine or a medium was lost, or it was asked for. */
export type KeyChangeReason = 'left' | 'lost' | 'asked';
const Due = z.object({ reason: z.enum(['left', 'lost', 'asked']), sinceMs: z.int() });

type Due = z.infer<typeof Due>;

const notedDue = theOne(Due.optional())('SELECT reason, since_ms AS sinceMs FROM key_change_due');

/** Acts after which the key changes, each with the reason. */
const CALLS_FOR = {
  'person.left': 'left',
  'incident.station-lost': 'lost',
  'vault.key-change-asked': 'asked',
} as const;
const Called = z.object({
  seq: z.int(),
  act: z.enum(['person.left', 'incident.station-lost', 'vault.key-change-asked']),
  atMs: z.int(),
});
const lastCalled = oneOf(Called)(`
  SELECT seq, act, at_ms AS atMs FROM ledger
   WHERE ${RARE_ACTS} AND act IN ('person.left','incident.station-lost','vault.key-change-asked') ORDER BY seq DESC LIMIT 1`);
const changesBehind = valuesOf(z.int())<[seq: number]>(`
  SELECT seq FROM ledger WHERE ${RARE_ACTS} AND act = 'vault.key-changed' AND seq > ? ORDER BY seq DESC LIMIT 20`);

/** Of each database the call behind which a change was proved. */
const answered = new WeakMap<Db, number>();

/**
 * Why the key is to be changed, or undefined. The row says it, and where somebody took the row away, the ledger: behind the
 * last act that calls for a change there must be one that a person of the signed list signed. Whoever left signs nothing.
 */
export function keyChangeDue(db: Db): Due | undefined {
  const noted = notedDue(db);
  if (noted !== undefined) return noted;
  const called = lastCalled(db);
  if (called === null || answered.get(db) === called.seq) return undefined;
  const { people } = rosterInForce(db).content;
  const isOfToday = (personId: string | null): boolean =>
    people.some(({ id, state }) => id === personId && state === 'active');
  if (changesBehind(db, called.seq).some((seq) => isOfToday(signerOfEntry(db, seq)))) {
    answered.set(db, called.seq);
    return undefined;
  }
  return { reason: CALLS_FOR[called.act], sinceMs: called.atMs };
}

/** The key changes behind the act, as soon as no other call runs, or at the next opening; asked twice it is due once. */
export const requestKeyChange = doing<[reason: KeyChangeReason, nowMs: number]>(`
  INSERT INTO key_change_due (id, reason, since_ms) VALUES (1, ?, ?) ON CONFLICT DO NOTHING`);

export interface KeyChangeOptions {
  readonly nowMs: number;
  /** told after each of the steps below */
  readonly onStep?: (done: number, of: number) => void;
}

/** Copy, new key, proof, header, exchange. */
export const KEY_CHANGE_STEPS = 5;

/** Whole, under the new key, durable: the vault once the header says so. */
const nextDatabase = (paths: VaultPaths): string => `${paths.database}.rekeyed`;
/** While it is made: whatever is left of it is nothing. */
const unfinished = (paths: VaultPaths): string => `${paths.database}.rekeying`;

/**
 * Changes the vault key on a copy of the database. What makes it so is one rename, that of the header: before it the old
 * header opens the old database and the copy is swept; after it the new header opens the copy, which takes the old one's
 * place now or at the next opening (`finishKeyChange`). Killed at any moment, one of the two stands whole.
 *
 * The session's database is closed, whatever comes of it.
 * @returns the header and the slot that open the vault from now on
 * @throws AppError `disk-full`, `vault-read-only`, `vault-database-damaged`: the vault is as it was
 */
export async function changeVaultKey(
  session: Session,
  { nowMs, onStep }: KeyChangeOptions,
): Promise<{ readonly header: VaultHeader; readonly slot: OpenedSlot }> {
  const { paths, db, slot } = session;
  const next = unfinished(paths);
  const vaultKey = newKey();
  let [done, made]: [number, VaultHeader | undefined] = [0, undefined];
  const step = (): void => onStep?.((done += 1), KEY_CHANGE_STEPS);
  try {
    const old = headerNow(session);
    const header = headerUnder(db, old, slot, vaultKey);
    made = header;
    const reason = keyChangeDue(db)?.reason ?? 'asked';
    emptyLog(db);
    db.close();
    for (const left of [next, nextDatabase(paths)]) discardDatabase(left);
    await copyWithLog(paths.database, next);
    step();
    const [before, after] = [databaseKey(slot.vaultKey, old.vaultId), databaseKey(vaultKey, old.vaultId)];
    const seen = await examineOnThread({ kind: 'rekey', path: next, secret: before, next: after });
    step();
    if (seen.damage.length > 0 || !seen.ledger.intact) raise('vault-database-damaged', { at: 'key-change' });
    settle(session, next, { old, header, vaultKey, nowMs, reason });
    await syncAside(next);
    fs.renameSync(next, nextDatabase(paths));
    syncFolder(path.dirname(next));
    step();
    writeHeader(paths.header, header);
    step();
    putInPlace(paths);
    step();
    return { header, slot: { slotId: slot.slotId, vaultKey, ownKey: Buffer.from(slot.ownKey) } };
  } catch (error) {
    wipe(vaultKey);
    if (!isInForce(paths, made)) for (const left of [next, nextDatabase(paths)]) tryDiscard(left);
    throw error;
  }
}

/** At an opening the own slot may have been closed anew, which nobody wrote yet; what this session wrote since is newer. */
function headerNow({ slot: { renewed }, header }: Session): VaultHeader {
  return renewed !== undefined && renewed.generation > header.generation ? renewed : header;
}

const Checkpoint = z.tuple([z.object({ busy: z.int() })]);

/**
 * All of the log goes into the file, or as much as another program that reads lets go: nobody keeps the key from changing by
 * reading. Where the file of an open database can't be replaced, that one is waited for.
 * @throws AppError `busy` on Windows, where another program reads the database just now
 */
function emptyLog(db: WriteDb): void {
  db.pragma('busy_timeout = 0'); // waiting would stop this thread; the handle is closed behind this
  const [{ busy }] = Checkpoint.parse(db.pragma('wal_checkpoint(TRUNCATE)'));
  if (busy !== 0 && process.platform === 'win32') raise('busy');
}

/**
 * The file first, then what is left of its log: whoever moves pages from the log into the file meanwhile takes none out of
 * the log, which nobody writes to; read together the two are the database. That it is whole is proved behind it.
 */
async function copyWithLog(from: string, to: string): Promise<void> {
  await fs.promises.copyFile(from, to, fs.constants.COPYFILE_EXCL);
  if ((fs.statSync(`${from}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    await fs.promises.copyFile(`${from}-wal`, `${to}-wal`, fs.constants.COPYFILE_EXCL);
}

/** The disk takes its time for a large file; nothing else on this thread waits for it. */
async function syncAside(file: string): Promise<void> {
  const handle = await fs.promises.open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

interface Settling {
  readonly old: VaultHeader;
  readonly header: VaultHeader;
  readonly vaultKey: Uint8Array;
  readonly nowMs: number;
  readonly reason: KeyChangeReason;
}

/** What the copy says of itself before it is the vault: the change, who did it, and that none is due. */
function settle(
  { actor, station, signing }: Session,
  next: string,
  { old, header, vaultKey, nowMs, reason }: Settling,
): void {
  const secret = databaseKey(vaultKey, header.vaultId);
  const copy = openEncrypted(next, secret, { create: false });
  try {
    copy
      .transaction(() => {
        watchWrites(copy);
        const [before] = ledgerNow(copy);
        copy.prepare('DELETE FROM key_change_due').run();
        rememberHeader(copy, header);
        appendEntry(copy, { id: actor.id, name: actor.fullName }, nowMs, {
          act: 'vault.key-changed',
          subjectKind: 'station',
          subjectId: station.stationId,
          facts: { reason, slots: header.slots.length },
          clock: 'any',
        });
        // one that no act made is left to the sign-in, which tells it
        if (isNamed(copy, old))
          appendEntry(copy, { id: actor.id, name: actor.fullName }, nowMs, {
            ...headerEntry(header),
            clock: 'any',
          });
        sealWritten(copy, sealingOf({ signing, station }), before + 1);
      })
      .immediate();
    copy.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    copy.close();
    wipe(secret.key, secret.salt);
  }
}

/** Once the header is written the copy is the vault, whatever failed afterwards. */
const isInForce = (paths: VaultPaths, header: VaultHeader | undefined): boolean =>
  header !== undefined && readHeader(paths.header).checksum === header.checksum;

/**
 * The header of the new key: for each slot that a person of the signed roster holds, and for the recovery code, it
 * carries the new key. A slot of nobody is left out.
 * @throws AppError `roster-broken`
 */
function headerUnder(db: Db, old: VaultHeader, slot: OpenedSlot, vaultKey: Buffer): VaultHeader {
  if (!isRosterWhole(db)) raise('roster-broken', { why: 'rows', rows: 0 });
  const slots = old.slots.flatMap((one): PassphraseSlot[] => {
    if (one.kind === 'escrow') return [];
    const row =
      one.kind === 'user' ? ofPerson(db, one.userId ?? '') : currentCertificate(db, 'recovery', 'encrypt');
    if (row === undefined) return [];
    const carried = carryFor(old.vaultId, one.id, parseCertificate(row.der), row.sealedKey, vaultKey);
    return [{ ...one, carried }];
  });
  const keys = [...retiredKeys(old, slot.vaultKey), slot.vaultKey];
  const retired = sealRetired(old.vaultId, keys, vaultKey);
  const { format, vaultId, generation } = old;
  return authenticate({ format, vaultId, generation: generation + 1, slots, retired }, vaultKey);
}

function ofPerson(db: Db, username: string): CertificateRow | undefined {
  const person = personByUsername(db, username);
  if (person?.state !== 'active') return undefined;
  return currentCertificate(db, 'person', 'encrypt', person.id);
}

/** After the header: the copy takes the place of the old database, whose log is empty since its last checkpoint. */
function putInPlace(paths: VaultPaths): void {
  for (const end of ['-wal', '-shm']) fs.rmSync(`${paths.database}${end}`, { force: true });
  fs.renameSync(nextDatabase(paths), paths.database);
  removeOldCopies(path.dirname(paths.database)); // they open with the key of before, and with no header any more
  syncFolder(path.dirname(paths.database));
}

/**
 * Before a database is opened: a copy that a change of the key left behind is the vault if the key of the header opens
 * it, since the header is written only when the copy is whole; otherwise the change was cut off before, and it goes.
 */
export function finishKeyChange(paths: VaultPaths, header: VaultHeader, { vaultKey }: OpenedSlot): void {
  discardDatabase(unfinished(paths));
  const next = nextDatabase(paths);
  if (!fs.existsSync(next)) return;
  const secret = databaseKey(vaultKey, header.vaultId);
  try {
    const db = openEncrypted(next, secret, { create: false });
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'vault-database-damaged') throw error;
    return discardDatabase(next);
  } finally {
    wipe(secret.key, secret.salt);
  }
  for (const end of ['-wal', '-shm']) fs.rmSync(`${next}${end}`, { force: true });
  putInPlace(paths);
}

function tryDiscard(file: string): void {
  try {
    discardDatabase(file);
  } catch {
    // swept at the next opening
  }
}
