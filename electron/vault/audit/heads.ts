import { sign, verify, type KeyObject } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import { isSignedBy, KEY_USAGE, parseCertificate } from '../crypto/x509/certificates.ts';
import type { Db } from '../db/handles.ts';
import { authorityRows, insideSigningCertificate } from '../people/certificateStore.ts';
import { openKey } from '../people/credentials.ts';
import type { Ports } from '../ports.ts';
import { certificateOfSerial, type HeadReason, type HeadRow, insertHead, lastHead } from './headStore.ts';
import { ledgerHead } from './store.ts';
import { treeNow } from './tree.ts';

export const HEAD_EVERY_ENTRIES = 1_000;
export const HEAD_EVERY_MS = 3_600_000;

/** What a head says, field by field; an array as with the entries. Kept short so that a script can rebuild it. */
export function headStatement(
  stationId: string,
  head: Pick<HeadRow, 'size' | 'atMs' | 'root' | 'lastHash' | 'previous'>,
): string {
  const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');
  return JSON.stringify([
    'an-thu/ledger-head/1',
    stationId,
    head.size,
    head.atMs,
    hex(head.root),
    hex(head.lastHash),
    head.previous,
  ]);
}

type HeadPorts = Pick<Ports, 'db' | 'keys' | 'station' | 'nowMs'>;

/** Why a head is due now, or null. Costs two reads of a last row. */
export function headDue(db: Db, nowMs: number): HeadReason | null {
  const now = ledgerHead(db);
  const head = lastHead(db);
  if (now.seq === (head?.size ?? 0)) return null;
  if (now.seq - (head?.size ?? 0) >= HEAD_EVERY_ENTRIES) return 'entries';
  return head === null || nowMs - head.atMs >= HEAD_EVERY_MS ? 'hour' : null;
}

/**
 * Signs the head of the ledger as it stands, with the office's key (RSASSA-PKCS1-v1_5, SHA-256, about 2 ms).
 * A session that does not hold the office's key, or whose certificate is not in force, signs nothing: the head stays
 * due and is shown as missing.
 * @returns true when a head was signed
 */
export function signHead(ports: HeadPorts, reason: HeadReason): boolean {
  const { db, keys, station } = ports;
  const certificate = insideSigningCertificate(db);
  const nowMs = ports.nowMs();
  if (keys.officeKey === null || certificate === undefined) return false;
  if (nowMs < certificate.notBeforeMs || nowMs > certificate.notAfterMs) return false;
  const previous = lastHead(db)?.size ?? 0;
  const { range, lastHash } = treeNow(db);
  if (range.size === previous) return false;
  const head = { size: range.size, atMs: nowMs, root: range.root(), lastHash, previous };
  const key: KeyObject = openKey(certificate, keys.officeKey);
  const signature = sign('sha256', Buffer.from(headStatement(station.stationId, head)), key);
  insertHead(db, { ...head, reason, compact: range.toBytes(), serial: certificate.serial, signature });
  return true;
}

/** True when the office's own certificate, issued by an authority of the office, signed exactly this head. */
export function isHeadSigned(db: Db, stationId: string, head: HeadRow): boolean {
  const signer = certificateOfSerial(db, head.serial);
  if (signer?.owner !== 'office' || signer.purpose !== 'sign') return false;
  try {
    const certificate = parseCertificate(signer.der);
    return (
      authorityRows(db).some(({ der }) => isSignedBy(certificate, parseCertificate(der))) &&
      certificate.keyUsage?.has(KEY_USAGE.digitalSignature) === true &&
      head.atMs >= certificate.notBeforeMs &&
      head.atMs <= certificate.notAfterMs &&
      verify('sha256', Buffer.from(headStatement(stationId, head)), certificate.publicKey, head.signature)
    );
  } catch (error) {
    if (error instanceof AppError) return false; // a certificate that does not even parse
    throw error;
  }
}
