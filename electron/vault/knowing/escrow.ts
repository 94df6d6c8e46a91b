import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { parseCertificate } from '../crypto/x509/certificates.ts';
import { wipe } from '../crypto/primitives.ts';
import { KEY_BYTES, unwrapKeyWith, wrapKeyFor } from '../crypto/wrap.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { certificatesOf, currentCertificate } from '../people/certificateStore.ts';
import { openKey } from '../people/credentials.ts';
import type { Ports } from '../ports.ts';
import { requireRoster } from '../roster/guard.ts';

/**
 * The holders of a content key must never be only one: beside the readers' grants it lies in two halves, one for the
 * leaders, one for those who keep the books or the cipher. A half alone says nothing about the key (a random mask and
 * the key under that mask); the two together give it.
 */
export type Half = 'a' | 'b';
const ownerOf = { a: 'emergency-a', b: 'emergency-b' } as const;
const context = (half: Half, documentId: string): string => `an-thu/emergency/${half}/${documentId}`;

export function putEscrow(ports: Ports, documentId: string, key: Uint8Array): void {
  const mask = randomBytes(KEY_BYTES);
  const masked = xor(key, mask);
  try {
    ports.db
      .prepare(
        `INSERT INTO content_key_escrow (document_id, half_a, half_b) VALUES (:documentId, :a, :b)
         ON CONFLICT DO UPDATE SET half_a = excluded.half_a, half_b = excluded.half_b`,
      )
      .run({
        documentId,
        a: wrapHalf(ports.db, 'a', documentId, mask),
        b: wrapHalf(ports.db, 'b', documentId, masked),
      });
  } finally {
    wipe(mask, masked);
  }
}

function wrapHalf(db: Db, half: Half, documentId: string, share: Uint8Array): Buffer {
  requireRoster(db);
  const row = currentCertificate(db, ownerOf[half], 'encrypt') ?? raise('certificate-unknown');
  return wrapKeyFor(parseCertificate(row.der), share, context(half, documentId));
}

/** One half, for a holder of that half's key. @throws AppError `key-not-granted` */
export function openHalf(db: Db, half: Half, documentId: string, groupKey: Uint8Array): Buffer {
  const row = db
    .prepare('SELECT half_a AS a, half_b AS b FROM content_key_escrow WHERE document_id = ?')
    .get(documentId);
  if (row === undefined) raise('key-not-granted', { what: 'escrow' });
  const wrapped = z.object({ a: bytes, b: bytes }).parse(row)[half];
  const [certificate] = certificatesOf(db, ownerOf[half], 'encrypt');
  if (certificate === undefined) raise('key-not-granted', { what: 'escrow' });
  return unwrapKeyWith(openKey(certificate, groupKey), wrapped, context(half, documentId));
}

/** The key out of its two halves. */
export const joinHalves = (a: Uint8Array, b: Uint8Array): Buffer => xor(a, b);

function xor(left: Uint8Array, right: Uint8Array): Buffer {
  return Buffer.from(left.map((byte, at) => byte ^ (right[at] ?? 0)));
}
