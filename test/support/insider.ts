import type { KeyObject } from 'node:crypto';
import path from 'node:path';
import { issueCertificate } from '../../electron/vault/crypto/x509/authority.ts';
import type { Certificate } from '../../electron/vault/crypto/x509/certificates.ts';
import { unlockWithPassphrase } from '../../electron/vault/crypto/keySlots.ts';
import { readHeader, type VaultHeader } from '../../electron/vault/crypto/vaultHeader.ts';
import { openEncrypted, type WriteDb } from '../../electron/vault/db/handles.ts';
import { databaseKey } from '../../electron/vault/session/vaultKeys.ts';
import { testKeyPair } from './keyPool.ts';
import { TEST_ARGON, TEST_NOW_MS, TEST_PASSPHRASE } from './vault.ts';

/**
 * Somebody of the office with a program of their own: the own passphrase gives the vault key, and that the database for
 * writing. Nothing here uses the product's commands.
 */
export interface Insider {
  readonly vaultKey: Buffer;
  readonly header: VaultHeader;
  database(): WriteDb;
}

export const headerOf = (dir: string): string => path.join(dir, 'vault.json');

export async function insider(dir: string, username: string): Promise<Insider> {
  const header = readHeader(headerOf(dir));
  const { vaultKey } = await unlockWithPassphrase(header, username, TEST_PASSPHRASE, { floor: TEST_ARGON });
  return {
    vaultKey,
    header,
    database: () =>
      openEncrypted(path.join(dir, 'vault.db'), databaseKey(vaultKey, header.vaultId), { create: false }),
  };
}

export interface Planted {
  readonly certificate: Certificate;
  readonly privateKey: KeyObject;
}

/** A key pair of the insider's own with a certificate that it signed itself. */
export async function plantedKey(commonName: string): Promise<Planted> {
  const { publicKey, privateKey } = await testKeyPair();
  const certificate = issueCertificate({
    role: 'encryption',
    subject: { commonName, organization: 'x' },
    publicKey,
    fromMs: TEST_NOW_MS - 1_000_000,
    toMs: TEST_NOW_MS + 1e10,
    issuerKey: privateKey,
  });
  return { certificate, privateKey };
}

/** Puts a certificate into the database as the newest of its owner; no trigger is dropped for it. */
export function plant(
  db: WriteDb,
  at: { readonly owner: string; readonly personId: string | null; readonly id: string },
  { certificate }: Planted,
): void {
  db.prepare(
    `INSERT INTO certificate (id, owner, person_id, purpose, serial, der, sealed_key, not_before_ms, not_after_ms)
     VALUES (:id, :owner, :personId, 'encrypt', :serial, :der, :sealed, :from, :to)`,
  ).run({
    id: at.id,
    owner: at.owner,
    personId: at.personId,
    serial: certificate.serialHex,
    der: certificate.der,
    sealed: Buffer.alloc(64),
    from: TEST_NOW_MS + 1000,
    to: TEST_NOW_MS + 1e10,
  });
}
