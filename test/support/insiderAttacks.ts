import { randomBytes } from 'node:crypto';
import { issueCertificate, randomSerial } from '../../electron/vault/crypto/x509/authority.ts';
import { parseCertificate } from '../../electron/vault/crypto/x509/certificates.ts';
import { keySigner } from '../../electron/vault/crypto/cms/sign.ts';
import { createCertificateRequest } from '../../electron/vault/crypto/x509/csr.ts';
import { wrapKeyFor } from '../../electron/vault/crypto/wrap.ts';
import type { WriteDb } from '../../electron/vault/db/handles.ts';
import { buildCard, readCard } from '../../electron/vault/peers/card.ts';
import type { Means, PlantedPartner, PlantedRequest } from './insiderMeans.ts';
import { testKeyPair } from './keyPool.ts';
import type { Office } from './twoStations.ts';

/** What an audit found once, and what changes more than one place; played like every other cell. */
export interface Attack {
  readonly name: string;
  readonly table: string;
  readonly plant: (db: WriteDb, means: Means) => string | null;
}
export type AttackName = string;

const insertRow = (db: WriteDb, TABLE: string, row: Readonly<Record<string, unknown>>): void => {
  const NAMES = Object.keys(row).join(', ');
  const VALUES = Object.keys(row)
    .map((name) => `:${name}`)
    .join(', ');
  db.prepare(`INSERT INTO ${TABLE} (${NAMES}) VALUES (${VALUES})`).run(row);
};

export const ATTACKS: readonly Attack[] = [
  {
    // N-02: a next key for the words of a record, wrapped for its readers, known to the insider
    name: 'next key',
    table: 'record_key',
    plant: (db, { record, known }) => {
      const names = db
        .prepare("SELECT DISTINCT name FROM record_key WHERE document_id = ? AND name LIKE 'text.%'")
        .pluck()
        .all(record) as string[];
      const name = `text.${Math.max(0, ...names.map((one) => Number(one.split('.')[1]))) + 1}`;
      const readers = db
        .prepare('SELECT person_id FROM content_key_grant WHERE document_id = ?')
        .pluck()
        .all(record) as string[];
      for (const holder of readers) {
        const der = db
          .prepare(
            "SELECT der FROM certificate WHERE owner = 'person' AND purpose = 'encrypt' AND person_id = ? AND revoked_ms IS NULL",
          )
          .pluck()
          .get(holder) as Buffer;
        const context = `an-thu/record-key/${record}/${name}/${holder}`;
        const wrapped = wrapKeyFor(parseCertificate(der), known, context);
        insertRow(db, 'record_key', { document_id: record, name, holder, wrapped });
      }
      return name;
    },
  },
  {
    // N-03: a card of the insider's own in the place of a partner's
    name: 'partner',
    table: 'peer_card',
    plant: (db, { partner, nowMs }) => {
      const old = db
        .prepare('SELECT id, trusted_by AS by FROM peer_card WHERE station_id = ? AND replaced_ms IS NULL')
        .get(partner.stationId) as { id: string; by: string };
      db.prepare('UPDATE peer_card SET replaced_ms = ? WHERE id = ?').run(nowMs, old.id);
      insertRow(db, 'peer_card', { ...partner.row, trusted_by: old.by });
      return 'card';
    },
  },
  {
    // N-06: a request for keys in the name of the secretary
    name: 'request',
    table: 'key_request',
    plant: (db, { request }) => {
      insertRow(db, 'key_request', request.row);
      return 'request';
    },
  },
  {
    // N-04: the roster of before, and the rows that it speaks of
    name: 'roster back',
    table: 'roster',
    plant: (db, { yesterday }) => {
      const serial = yesterday.prepare('SELECT max(serial) FROM roster').pluck().get() as number;
      for (const TABLE of ['roster', 'person', 'person_role']) {
        const triggers = db
          .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
          .all(TABLE) as { name: string; sql: string }[];
        for (const { name: NAME } of triggers) db.exec(`DROP TRIGGER "${NAME}"`);
        if (TABLE === 'roster') db.prepare('DELETE FROM roster WHERE serial > ?').run(serial);
        else {
          db.exec(`DELETE FROM ${TABLE}`);
          for (const row of yesterday.prepare(`SELECT * FROM ${TABLE}`).all() as object[])
            insertRow(db, TABLE, { ...row });
        }
        for (const { sql } of triggers) db.exec(sql);
      }
      return `roster ${serial}`;
    },
  },
];

export async function plantedPartner(
  { name, officeCode, stationId }: Office,
  nowMs: number,
): Promise<PlantedPartner> {
  const [root, sign, encrypt] = [await testKeyPair(), await testKeyPair(), await testKeyPair()];
  const subject = { commonName: name, organization: name, officeCode };
  const [fromMs, toMs] = [nowMs - 3_600_000, nowMs + 300 * 86_400_000];
  const period = { subject, fromMs, toMs, issuerKey: root.privateKey };
  const authority = issueCertificate({ ...period, role: 'authority', publicKey: root.publicKey });
  const issued = { ...period, issuer: authority };
  const signing = issueCertificate({ ...issued, role: 'signing', publicKey: sign.publicKey });
  const encryption = issueCertificate({ ...issued, role: 'encryption', publicKey: encrypt.publicKey });
  const raw = await buildCard(
    {
      officeCode,
      officeName: name,
      stationId,
      stationName: 'Máy văn thư 01',
      profile: 'standalone',
      training: false,
      issuedMs: nowMs,
      root: authority,
      encryption,
      revocationLists: [],
    },
    keySigner(signing, sign.privateKey),
  );
  const card = readCard(raw, nowMs);
  return {
    stationId,
    recipient: { certificate: encryption, privateKey: encrypt.privateKey },
    row: {
      id: 'f'.repeat(32),
      sha256: card.sha256,
      station_id: card.stationId,
      office_code: card.officeCode,
      office_name: card.officeName,
      station_name: card.stationName,
      profile: card.profile,
      root_sha256: card.root.sha256,
      raw,
      issued_ms: card.issuedMs,
      valid_until_ms: card.validUntilMs,
      read_ms: nowMs,
      trusted_ms: nowMs,
      compared_how: 'qua điện thoại',
    },
  };
}

/** @param signer SHA-256 of the certificate that is said to have signed, hexadecimal */
export async function plantedRequest(
  personId: string,
  signer: string,
  nowMs: number,
): Promise<PlantedRequest> {
  const [sign, encrypt] = [await testKeyPair(), await testKeyPair()];
  const subject = { commonName: 'Bùi Quang Thắng', organization: 'x', officeCode: '000.01.02.H99', personId };
  return {
    encrypt: encrypt.privateKey,
    row: {
      id: 'e'.repeat(32),
      person_id: personId,
      asked_ms: nowMs,
      sign_serial: randomSerial(),
      sign_request: createCertificateRequest(sign, subject, 'signing'),
      sign_key: randomBytes(64),
      encrypt_serial: randomSerial(),
      encrypt_request: createCertificateRequest(encrypt, subject, 'encryption'),
      encrypt_key: randomBytes(64),
      // the certificate that the request names is the secretary's; his key is not the insider's
      proof_by: signer,
      proof: randomBytes(256),
    },
  };
}
