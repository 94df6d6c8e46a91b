import { z } from 'zod';
import { openText, sealText } from '../access/recordKeys.ts';
import { asStored, isSealed, StoredText, stringOf } from '../access/storedText.ts';
import { attachmentContext, fileNameField } from '../attachments/attach.ts';
import { contentKeyOf, createContentKey } from '../attachments/contentKeys.ts';
import { leaveEnvelopes, type Leftovers, removeKeys } from '../attachments/erase.ts';
import { attachmentsOfOwner, hasGrants } from '../attachments/store.ts';
import { unwrapKey, wrapKey } from '../crypto/wrap.ts';
import { encryptionCertificate } from '../people/credentials.ts';
import type { Ports } from '../ports.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';

/** Where the keys of a document's files and words lie follows its level; only the two functions here move them. */
type Words = (field: string, kind: 'line' | 'text', text: StoredText) => StoredText;

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

const Word = z.object({ id: z.string(), text: StoredText });

/** Trích yếu, note, directions and notes of answers, each put through `words` in its own place. */
function rewriteWords(ports: Ports, documentId: string, words: Words): void {
  rewriteLine(ports, documentId, words);
  const places = [
    {
      all: 'SELECT id, body AS text FROM direction WHERE document_id = ?',
      set: 'UPDATE direction SET body = :text WHERE id = :id',
      kind: 'text' as const,
      field: (id: string) => `direction/${id}`,
    },
    {
      all: "SELECT id, note AS text FROM answer_link WHERE document_id = ? AND note <> ''",
      set: 'UPDATE answer_link SET note = :text WHERE id = :id',
      kind: 'text' as const,
      field: (id: string) => `answer/${id}`,
    },
  ];
  for (const { all, set, kind, field } of places)
    for (const row of ports.db.prepare(all).all(documentId)) {
      const { id, text } = Word.parse(row);
      const next = words(field(id), kind, text);
      if (stringOf(next) !== stringOf(text)) ports.db.prepare(set).run({ id, text: stringOf(next) });
    }
}

const Line = z.object({ subject: StoredText.nullable(), note: StoredText });

/** Trích yếu and note change together: the database holds that of a classified document neither lies open. */
function rewriteLine({ db }: Ports, documentId: string, words: Words): void {
  const line = Line.parse(db.prepare('SELECT subject, note FROM document WHERE id = ?').get(documentId));
  const [subject, note] = [
    line.subject === null ? null : words('subject', 'line', line.subject),
    stringOf(line.note) === '' ? line.note : words('note', 'line', line.note),
  ];
  db.prepare('UPDATE document SET subject = :subject, note = :note WHERE id = :id').run({
    ...{ id: documentId, note: stringOf(note), subject: subject === null ? null : stringOf(subject) },
  });
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
  const key = hasGrants(ports.db, documentId)
    ? contentKeyOf(ports, documentId)
    : createContentKey(ports, documentId, able);
  const words: Words = (field, kind, text) =>
    isSealed(text) ? text : sealText(ports, { id: documentId, level: to }, kind, field, stringOf(text));
  try {
    rewrap(ports, documentId, { from: ports.keys.fileKey, to: key, kind: 'content' }, words);
    rewriteWords(ports, documentId, words);
  } finally {
    key.fill(0);
  }
  leaveEnvelopes(ports, documentId, leftovers);
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
    rewriteWords(ports, documentId, words);
    return files;
  } finally {
    key.fill(0);
    removeKeys(ports, documentId, 'all');
  }
}
