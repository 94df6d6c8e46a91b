import fs from 'node:fs';
import path from 'node:path';
import { raise } from '../../../shared/errors.ts';
import type { CreateVault } from '../../../shared/ipc/contract/vault.ts';
import type { PersonRef } from '../../../shared/ipc/schemas.ts';
import { appendEntry } from '../audit/store.ts';
import type { ArgonCost } from '../crypto/argon.ts';
import type { NewKeyPair } from '../crypto/x509/authority.ts';
import { createHeader, type SlotRequest } from '../crypto/keySlots.ts';
import { wipe } from '../crypto/primitives.ts';
import { createRecoveryCode } from '../crypto/recoveryCode.ts';
import { syncFolder, type VaultHeader, writeHeader } from '../crypto/vaultHeader.ts';
import { newKey, wrapKeyFor } from '../crypto/wrap.ts';
import { openEncrypted } from '../db/handles.ts';
import { migrate } from '../db/migrate.ts';
import { newId } from '../ids.ts';
import { GRANT_KINDS, insertCertificate, setKeyGrant, type GrantKind } from '../people/certificateStore.ts';
import {
  escrowContext,
  grantContext,
  issue,
  mayHoldKey,
  toRow,
  type Authority,
  type Issued,
} from '../people/credentials.ts';
import { insertPerson } from '../people/store.ts';
import type { LedgerDraft } from '../ports.ts';
import { rosterContent } from '../roster/body.ts';
import { officeKeyDigests } from '../roster/officeKeys.ts';
import { signedSections } from '../roster/sectionRows.ts';
import { signRoster } from '../roster/sign.ts';
import { checkFirstPeople } from '../people/createRules.ts';
import { writeFront } from './front.ts';
import { headerEntry } from './headerNamed.ts';
import { vaultPaths, type VaultPaths } from '../disk/layout.ts';
import { insertStation, insertTerm } from '../tables/station.ts';
import { databaseKey } from './vaultKeys.ts';
import { makeFolders } from '../disk/makeFolders.ts';

export interface CreateOptions {
  readonly nowMs: number;
  readonly today: string;
  readonly cost: ArgonCost;
  readonly newKeyPair: NewKeyPair;
  /** told of every pair of RSA keys, which take nearly all of the time */
  readonly onKeys?: (made: number, of: number) => void;
}

export interface CreatedVault {
  readonly vaultId: string;
  readonly recoveryCode: string;
  readonly people: PersonRef[];
}

interface FirstPerson {
  readonly id: string;
  readonly input: CreateVault['people'][number];
  readonly userKey: Buffer;
  readonly signing: Issued;
  readonly encryption: Issued;
}

/**
 * Makes a vault in a folder beside the wanted one and renames it when all of it is on disk: a crash leaves either
 * no vault or a whole one. Nothing that exists is touched.
 *
 * @throws AppError `vault-exists`, `vault-folder-unsafe` (the folder holds other things), `weak-passphrase`,
 *         `separation-of-duties`, `disk-full`, `vault-read-only`
 */
export async function createVault(
  dir: string,
  input: CreateVault,
  options: CreateOptions,
): Promise<CreatedVault> {
  checkTarget(dir);
  checkFirstPeople(input, options.today);
  const building = `${dir}.creating-${process.pid}`;
  fs.rmSync(building, { recursive: true, force: true });
  makeFolders(building);
  try {
    const created = await build(vaultPaths(building), input, options);
    if (fs.existsSync(dir)) fs.rmdirSync(dir);
    fs.renameSync(building, dir);
    syncFolder(path.dirname(dir));
    return created;
  } catch (error) {
    fs.rmSync(building, { recursive: true, force: true });
    throw error;
  }
}

/** A vault is made, or brought back, only where nothing lies. @throws AppError `vault-exists`, `vault-folder-unsafe` */
export function checkTarget(dir: string): void {
  if (!fs.existsSync(dir)) return;
  const names = fs.readdirSync(dir);
  if (names.includes('vault.json') || names.includes('vault.db')) raise('vault-exists');
  if (names.length > 0) raise('vault-folder-unsafe', { why: 'not-empty' });
}

async function build(paths: VaultPaths, input: CreateVault, options: CreateOptions): Promise<CreatedVault> {
  const recoveryCode = createRecoveryCode();
  const requests: SlotRequest[] = [
    ...input.people.map((person): SlotRequest => ({
      kind: 'user',
      userId: person.username,
      passphrase: person.passphrase,
      cost: options.cost,
    })),
    { kind: 'recovery', code: recoveryCode, cost: options.cost },
  ];
  const issueKeys = countKeys(input, options);
  const authority = await issueAuthority(input, issueKeys, options);
  // every slot believes this issuing key from the beginning, and no other that somebody writes into the database
  const pin = { authority: authority.certificate.sha256, serial: 1 };
  const { header, vaultKey, ownKeys } = await createHeader(requests, pin);
  const keys = Object.fromEntries(GRANT_KINDS.map((kind) => [kind, newKey()])) as Record<GrantKind, Buffer>;
  try {
    const credentials = await issueAll(input, ownKeys, authority, issueKeys, options);
    fs.mkdirSync(paths.blobs, { mode: 0o700 });
    writeDatabase(paths, input, options, {
      vaultKey,
      vaultId: header.vaultId,
      header,
      recoveryKey: ownKeys.at(-1) ?? raise('internal'),
      keys,
      credentials,
    });
    writeFront(paths.front, {
      format: 1,
      officeName: input.office.name,
      officeKind: input.office.kind,
      profile: input.station.profile,
      training: input.training,
      people: input.people.map(({ username, fullName, position }) => ({ username, fullName, position })),
      failures: {},
    });
    writeHeader(paths.header, header);
    const people = credentials.people.map((p) => ({
      id: p.id,
      fullName: p.input.fullName,
      position: p.input.position,
    }));
    return { vaultId: header.vaultId, recoveryCode, people };
  } finally {
    wipe(vaultKey, ...ownKeys, ...Object.values(keys));
  }
}

interface Credentials {
  readonly authority: Issued;
  readonly officeSigning: Issued;
  readonly officeEncryption: Issued;
  readonly recovery: Issued;
  /** for the two halves of an emergency opening */
  readonly emergency: readonly [Issued, Issued];
  readonly people: readonly FirstPerson[];
}

/** The office's own (authority, signing, encryption, recovery, the two halves), and two of each person. */
export const keysOf = (people: number): number => 6 + 2 * people;

/** As the options make keys, told of each. */
function countKeys(input: CreateVault, { newKeyPair, onKeys }: CreateOptions): NewKeyPair {
  let made = 0;
  return async () => {
    const keys = await newKeyPair();
    onKeys?.((made += 1), keysOf(input.people.length));
    return keys;
  };
}

const subjectOf = ({ office, training }: CreateVault) => ({
  commonName: office.name,
  organization: office.name,
  officeCode: office.code,
  training,
});

function issueAuthority(input: CreateVault, makeKey: NewKeyPair, { nowMs }: CreateOptions): Promise<Issued> {
  const subject = { ...subjectOf(input), commonName: `${input.office.name} CA` };
  return issue(makeKey, 'authority', subject, nowMs);
}

async function issueAll(
  input: CreateVault,
  ownKeys: readonly Buffer[],
  authority: Issued,
  makeKey: NewKeyPair,
  { nowMs }: CreateOptions,
): Promise<Credentials> {
  const { name, code } = input.office;
  const subject = subjectOf(input);
  const issuer: Authority = { certificate: authority.certificate, key: authority.keys.privateKey };
  const [officeSigning, officeEncryption, recovery, emergencyA, emergencyB, ...people] = await Promise.all([
    issue(makeKey, 'signing', subject, nowMs, issuer),
    issue(makeKey, 'encryption', subject, nowMs, issuer),
    issue(makeKey, 'encryption', { ...subject, commonName: `${name} recovery` }, nowMs),
    issue(makeKey, 'encryption', { ...subject, commonName: `${name} emergency A` }, nowMs, issuer),
    issue(makeKey, 'encryption', { ...subject, commonName: `${name} emergency B` }, nowMs, issuer),
    ...input.people.map(async (person, index): Promise<FirstPerson> => {
      const id = newId(nowMs);
      const who = { commonName: person.fullName, organization: name, officeCode: code, personId: id };
      const [signing, encryption] = await Promise.all([
        issue(makeKey, 'signing', who, nowMs, issuer),
        issue(makeKey, 'encryption', who, nowMs, issuer),
      ]);
      return { id, input: person, userKey: ownKeys[index] ?? raise('internal'), signing, encryption };
    }),
  ]);
  const emergency = [emergencyA, emergencyB] as const;
  return { authority, officeSigning, officeEncryption, recovery, emergency, people };
}

interface Secrets {
  readonly header: VaultHeader;
  readonly vaultKey: Buffer;
  readonly vaultId: string;
  readonly recoveryKey: Buffer;
  readonly keys: Record<GrantKind, Buffer>;
  readonly credentials: Credentials;
}

function writeDatabase(
  paths: VaultPaths,
  input: CreateVault,
  options: CreateOptions,
  secrets: Secrets,
): void {
  const secret = databaseKey(secrets.vaultKey, secrets.vaultId);
  const db = openEncrypted(paths.database, secret, { create: true });
  try {
    migrate(db);
    db.transaction(() => {
      const { nowMs } = options;
      const stationId = newId(nowMs);
      insertStation(db, input, { vaultId: secrets.vaultId, stationId }, nowMs);
      if (input.term !== null) insertTerm(db, newId(nowMs), input.term);
      writePeople(db, input, options, secrets);
      writeOfficeCertificates(db, options, secrets);
      const authorityKey = secrets.keys.authority;
      const facts = {
        profile: input.station.profile,
        ground: input.station.profileGround,
        people: input.people.length,
      };
      appendEntry(db, { id: null, name: '' }, nowMs, {
        act: 'vault.created',
        subjectKind: 'station',
        subjectId: stationId,
        facts: { ...facts, exception: input.exception?.document ?? null },
      });
      const append = (entry: LedgerDraft): void => void appendEntry(db, { id: null, name: '' }, nowMs, entry);
      append(headerEntry(secrets.header));
      signRoster(
        db,
        { vaultId: secrets.vaultId, nowMs, append },
        { kind: 'authority', authorityKey },
        {
          content: rosterContent(db),
          sections: signedSections(db, {}),
          officeKeys: officeKeyDigests(secrets.keys),
        },
      );
    }).immediate();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
    wipe(secret.key, secret.salt);
  }
}

type Database = ReturnType<typeof openEncrypted>;

function writePeople(db: Database, input: CreateVault, options: CreateOptions, secrets: Secrets): void {
  const { nowMs } = options;
  const recovery = secrets.credentials.recovery.certificate;
  for (const person of secrets.credentials.people) {
    insertPerson(db, {
      id: person.id,
      username: person.input.username,
      fullName: person.input.fullName,
      position: person.input.position,
      roles: person.input.roles,
      exception: input.exception,
      mustChange: person.input.temporary ?? false,
      escrow: wrapKeyFor(recovery, person.userKey, escrowContext(person.id)),
      escrowSerial: recovery.serialHex,
      createdMs: nowMs,
    });
    insertCertificate(db, toRow(person.signing, 'person', 'sign', person.id, person.userKey, newId(nowMs)));
    insertCertificate(
      db,
      toRow(person.encryption, 'person', 'encrypt', person.id, person.userKey, newId(nowMs)),
    );
    for (const kind of GRANT_KINDS) {
      if (!mayHoldKey(kind, person.input.roles)) continue;
      const wrapped = wrapKeyFor(
        person.encryption.certificate,
        secrets.keys[kind],
        grantContext(kind, person.id),
      );
      setKeyGrant(db, person.id, kind, wrapped, nowMs);
    }
  }
}

function writeOfficeCertificates(db: Database, { nowMs }: CreateOptions, secrets: Secrets): void {
  const { credentials, keys, recoveryKey } = secrets;
  insertCertificate(
    db,
    toRow(credentials.authority, 'authority', 'issue', null, keys.authority, newId(nowMs)),
  );
  insertCertificate(db, toRow(credentials.officeSigning, 'office', 'sign', null, keys.office, newId(nowMs)));
  insertCertificate(
    db,
    toRow(credentials.officeEncryption, 'office', 'encrypt', null, keys.office, newId(nowMs)),
  );
  insertCertificate(db, toRow(credentials.recovery, 'recovery', 'encrypt', null, recoveryKey, newId(nowMs)));
  const [a, b] = credentials.emergency;
  insertCertificate(db, toRow(a, 'emergency-a', 'encrypt', null, keys['emergency-a'], newId(nowMs)));
  insertCertificate(db, toRow(b, 'emergency-b', 'encrypt', null, keys['emergency-b'], newId(nowMs)));
}
