import { openText, sealText } from '../knowing/recordKeys.ts';
import { asStored, isSealed, stringOf } from '../db/storedText.ts';
import { attachmentContext, fileNameField } from '../attachments/attach.ts';
import { contentKeyOf, createContentKey, provedContentKey } from '../knowing/contentKeys.ts';
import { NOTHING_STATED } from '../knowing/statementBody.ts';
import { ofDocument, say, stateOf } from '../knowing/statements.ts';
import { leaveEnvelopes, type Leftovers, removeKeys } from '../attachments/erase.ts';
import { attachmentsOfOwner } from '../attachments/store.ts';
import { unwrapKey, wrapKey } from '../crypto/wrap.ts';
import { forgetWords } from '../envelopes/forgetWords.ts';
import { encryptionCertificate } from '../people/credentials.ts';
import type { Ports } from '../ports.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { type Words, rewriteWords } from './wordPlaces.ts';

/** Where the keys of a document's files and words lie follows its level; only the two functions here move them. */
function rewrap(
  ports: Ports,
  documentId: string,
  move: { from: Uint8Array; to: Uint8Array; kind: 'vault' | 'content' },
  words: Words,
): number {
  const files = attachmentsOfOwner(ports.db, 'document', documentId).filter(
    (file) => file.keyKind !== move.kind,
  );
  const update = ports.db.prepare(
    'UPDATE attachment SET sealed_key = :sealedKey, key_kind = :kind, name = :name WHERE id = :id',
  );
  for (const file of files) {
    const key = unwrapKey(move.from, file.sealedKey, attachmentContext(file.id));
    try {
      update.run({
        id: file.id,
        kind: move.kind,
        name: words(fileNameField(file.id), 'text', file.name),
        sealedKey: wrapKey(move.to, key, attachmentContext(file.id)),
      });
    } finally {
      key.fill(0);
    }
  }
  return files.length;
}

/** An open document became classified: files and words go under new keys for those who take part. */
export function sealContent(
  ports: Ports,
  documentId: string,
  to: Level,
  readers: readonly string[],
  leftovers: Leftovers,
): void {
  const able = readers.filter((personId) => encryptionCertificate(ports.db, personId) !== undefined);
  const hasKey = (stateOf(ports.db, ofDocument(documentId))?.content ?? null) !== null;
  const key = hasKey ? provedContentKey(ports, documentId) : createContentKey(ports, documentId, able);
  const words: Words = (field, kind, text) =>
    isSealed(text) ? text : sealText(ports, { id: documentId, level: to }, kind, field, stringOf(text));
  try {
    rewrap(ports, documentId, { from: ports.keys.fileKey, to: key, kind: 'content' }, words);
    rewriteWords(ports.db, documentId, words);
  } finally {
    key.fill(0);
  }
  leaveEnvelopes(ports, documentId, leftovers);
  forgetWords(ports.db, documentId);
}

/**
 * What was declassified goes to the open side, by a person who holds its keys.
 * @throws AppError `key-not-granted`
 */
export function openContentOf(ports: Ports, documentId: string): number {
  const key = contentKeyOf(ports, documentId);
  const words: Words = (field, _kind, text) => {
    const open = openText(ports, documentId, field, text);
    return open === null ? text : asStored(open);
  };
  try {
    const files = rewrap(ports, documentId, { from: key, to: ports.keys.fileKey, kind: 'vault' }, words);
    rewriteWords(ports.db, documentId, words);
    say(ports, ofDocument(documentId), () => NOTHING_STATED);
    return files;
  } finally {
    key.fill(0);
    removeKeys(ports, documentId, 'all');
  }
}
