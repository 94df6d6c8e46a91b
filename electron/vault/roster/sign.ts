import { type KeyObject, sign } from 'node:crypto';
import { raise } from '../../../shared/errors.ts';
import { keyContext } from '../crypto/carriedKey.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { unwrapPrivateKey } from '../crypto/wrap.ts';
import type { Db } from '../db/handles.ts';
import { type CertificateRow, certificatesOf, currentCertificate } from '../people/certificateStore.ts';
import type { LedgerDraft } from '../ports.ts';
import type { RosterBody } from './body.ts';
import { insertRoster, namingEntry, readRoster, signedBytes } from './store.ts';
import type { Said } from './whoMaySign.ts';

/** Who signs a roster: the holder of the issuing key, or people with their own keys. */
export type RosterSigner =
  | { readonly kind: 'authority'; readonly authorityKey: Uint8Array }
  | {
      readonly kind: 'people';
      readonly people: readonly { readonly id: string; readonly userKey: Uint8Array }[];
    };

export interface SigningPorts {
  readonly vaultId: string;
  readonly nowMs: number;
  readonly append: (entry: LedgerDraft) => void;
}

interface SigningKey {
  readonly sha256: string;
  readonly privateKey: KeyObject;
}

/**
 * Signs what is said as the next roster. Called inside the transaction that changed it, after the one before was proved to
 * be what the database said then (`roster/guard.ts`).
 * @param append writes the entry of the ledger that names it
 * @throws AppError `key-not-granted` where a signer has no certificate in force
 */
export function signRoster(
  db: Db,
  { vaultId, nowMs, append }: SigningPorts,
  signer: RosterSigner,
  { content, sections, officeKeys }: Said,
): void {
  const before = readRoster(db);
  const authority = currentCertificate(db, 'authority', 'issue') ?? raise('certificate-unknown');
  const inForce = sha256Hex(authority.der);
  const body: RosterBody = {
    format: 2,
    vaultId,
    serial: (before?.body.serial ?? 0) + 1,
    previous: before === undefined ? null : sha256Hex(Buffer.from(before.text, 'utf8')),
    atMs: nowMs,
    authority: inForce,
    sections,
    officeKeys,
    content,
  };
  const text = JSON.stringify(body);
  const keys =
    signer.kind === 'authority'
      ? [...new Set([before?.body.authority ?? inForce, inForce])].map((sha256) =>
          issuingKey(db, sha256, signer.authorityKey),
        )
      : signer.people.map(({ id, userKey }) => personKey(db, id, userKey));
  const signatures = keys.map(({ sha256, privateKey }) => ({
    by: sha256,
    signature: sign('sha256', signedBytes(text), privateKey).toString('base64'),
  }));
  insertRoster(db, text, signatures);
  append(namingEntry(text));
}

/**
 * After a change of the issuing key a roster bears the signature of the old one, by which the one before is followed, and of
 * the new one, by which it is found from a pin that was written since.
 */
function issuingKey(db: Db, sha256: string, authorityKey: Uint8Array): SigningKey {
  const rows = certificatesOf(db, 'authority', 'issue');
  const row = rows.find(({ der }) => sha256Hex(der) === sha256);
  if (row === undefined) return raise('certificate-unknown', { owner: 'authority' });
  return { sha256, privateKey: opened(row, authorityKey) };
}

const opened = (row: CertificateRow, sealingKey: Uint8Array): KeyObject =>
  unwrapPrivateKey(sealingKey, row.sealedKey, keyContext(row.serial));

function personKey(db: Db, personId: string, userKey: Uint8Array): SigningKey {
  // one that came with this very change is not in the roster before, and proves nothing
  const before = readRoster(db)?.body.content.certificates ?? [];
  const row = certificatesOf(db, 'person', 'sign', personId).find(({ der }) =>
    before.some(({ sha256, revoked }) => !revoked && sha256 === sha256Hex(der)),
  );
  if (row === undefined) return raise('key-not-granted', { key: 'person' });
  return { sha256: sha256Hex(row.der), privateKey: opened(row, userKey) };
}
