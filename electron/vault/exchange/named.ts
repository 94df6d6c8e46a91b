import { closeSync } from 'node:fs';
import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { contentKeyOf } from '../crypto/cms/envelope.ts';
import { readContainer } from '../envelopes/container.ts';
import { wipe } from '../crypto/primitives.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { oneOf } from '../db/statements.ts';
import { currentCertificate } from '../people/certificateStore.ts';
import { ofDocument, refuseRecord, stateOf } from '../knowing/statements.ts';
import { wrapForPerson } from '../roster/wrap.ts';
import type { Ports } from '../ports.ts';
import { MAX_ENVELOPE_BYTES } from './channel/blobs.ts';
import { officeRecipients } from '../peers/ownKeys.ts';
import { manifestOf, readDocumentMetadata } from '../envelopes/metadata.ts';
import { inboxPath, openRaw } from '../disk/places.ts';
import { findIn, type InRow } from '../envelopes/store.ts';

/** NĐ 26/2020/NĐ-CP Điều 4 khoản 3: who is named opens, nobody else. */
export const NAMED_RULE = 'BM-09';

export const namedContext = (inboxId: string): string => `an-thu/named-envelope/${inboxId}`;

/** Whom an accepted document names as the only one to open it; null where anybody of the registry may. */
export const namedOn = (row: Pick<InRow, 'kind' | 'manifest'>): string | null =>
  row.kind !== 'document' || row.manifest === null
    ? null
    : (readDocumentMetadata(manifestOf(row).metadata).namedOnly ?? null);

/** @throws AppError `unopened-only-named-person` */
export function refuseNamed(row: Pick<InRow, 'kind' | 'manifest'>): void {
  if (namedOn(row) !== null) raise('unopened-only-named-person', { rule: NAMED_RULE });
}

/**
 * The envelope was entered by what stands outside: the key of its content goes, unopened, to the person whom it names.
 * Inside the transaction of the entry.
 * @param named whom the envelope names by its signed bytes; null where anybody of the registry may open it
 * @throws AppError `unopened-only-named-person` when somebody enters the content of such a one; `named-person-unknown`
 */
export function keepForNamed(
  ports: Ports,
  row: Pick<InRow, 'id' | 'kind' | 'manifest' | 'rawSha256'>,
  document: { readonly id: string; readonly state: string; readonly namedPersonId: string | null },
  named: string | null,
): void {
  if (named === null) {
    // what has no name on it is opened and counted by the registry (NĐ 63/2026)
    if (document.state === 'unopened') raise('bad-input', { field: 'unopenedFor', rule: 'not-named' });
    return;
  }
  if (document.state !== 'unopened') raise('unopened-only-named-person', { rule: NAMED_RULE });
  const personId = document.namedPersonId ?? raise('named-person-unknown', { name: named });
  const sealed = sealFor(ports, row, personId) ?? raise('named-person-unknown', { name: named });
  ports.db
    .prepare(
      `INSERT INTO named_envelope (document_id, inbox_id, person_id, sealed_key, certificate_id) VALUES (?, ?, ?, ?, ?)`,
    )
    .run(document.id, row.id, personId, sealed, certificateNow(ports.db, personId));
}

/** The key of the content out of the envelope as it came, for the certificate that the person has now. */
function sealFor(ports: Ports, row: Pick<InRow, 'id' | 'rawSha256'>, personId: string): Buffer | undefined {
  const { fd } = openRaw(inboxPath(ports.dir, row.rawSha256));
  try {
    const { cms } = readContainer(fd, MAX_ENVELOPE_BYTES);
    const key = contentKeyOf(cms, officeRecipients(ports));
    try {
      return wrapForPerson(ports.db, personId, key, namedContext(row.id));
    } finally {
      wipe(key);
    }
  } finally {
    closeSync(fd);
  }
}

const certificateNow = (db: Db, personId: string): string | null =>
  currentCertificate(db, 'person', 'encrypt', personId)?.id ?? null;

/**
 * For whom an unopened envelope has to be sealed once more: the person's key went with a reset passphrase since. Null
 * where it opens as it is, or is no such entry.
 */
export const lostTheKey = oneOf(z.object({ inboxId: z.string(), personId: z.string() }))<
  [documentId: string]
>(`
  SELECT n.inbox_id AS inboxId, n.person_id AS personId
    FROM named_envelope n JOIN document d ON d.id = n.document_id
    JOIN certificate c ON c.id = coalesce((
      SELECT a.certificate_id FROM named_envelope_again a WHERE a.document_id = n.document_id ORDER BY a.id DESC LIMIT 1
    ), n.certificate_id)
   WHERE n.document_id = ? AND d.state = 'unopened' AND c.revoked_ms IS NOT NULL`);

/**
 * Seals it once more for the same person, never for another. Inside the command's transaction.
 * @throws AppError `not-found` where nothing is to be sealed again, `key-not-granted` without the office's key
 */
export function keepAgain(ports: Ports, documentId: string): { row: InRow; personId: string } {
  const lost = lostTheKey(ports.db, documentId) ?? raise('not-found', { id: documentId });
  const row = findIn(ports.db, lost.inboxId) ?? raise('not-found', { id: documentId });
  // for whom it was entered, whatever the row says now
  const stated = ofDocument(documentId);
  if (stateOf(ports.db, stated)?.named !== lost.personId) refuseRecord(ports.db, stated, 'reader');
  const sealed = sealFor(ports, row, lost.personId) ?? raise('named-person-unknown', { name: '' });
  ports.db
    .prepare(
      `INSERT INTO named_envelope_again (document_id, certificate_id, sealed_key, at_ms) VALUES (?, ?, ?, ?)`,
    )
    .run(documentId, certificateNow(ports.db, lost.personId), sealed, ports.nowMs());
  return { row, personId: lost.personId };
}

const Kept = z.object({ inboxId: z.string(), sealedKey: bytes, openedMs: z.int().nullable() });

/** What waits for this person; nothing of an envelope that names somebody else. */
export const keptFor = oneOf(Kept)<[documentId: string, personId: string]>(`
  SELECT n.inbox_id AS inboxId, n.opened_ms AS openedMs, coalesce((
         SELECT a.sealed_key FROM named_envelope_again a WHERE a.document_id = n.document_id ORDER BY a.id DESC LIMIT 1
       ), n.sealed_key) AS sealedKey
    FROM named_envelope n JOIN document d ON d.id = n.document_id
   WHERE n.document_id = ? AND n.person_id = ? AND d.state = 'unopened'`);

/** An electronic envelope lies unopened behind this entry, for this person. */
export const waitsFor = (db: Db, documentId: string, personId: string): boolean =>
  keptFor(db, documentId, personId) !== null;
