import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { openText, sealText } from '../knowing/recordKeys.ts';
import { isSealed, StoredText, stringOf } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { doing, isThere, manyOf } from '../db/statements.ts';
import { findDocument } from '../tables/documents.ts';
import type { Ports } from '../ports.ts';

/**
 * The words of a closed book. Its hash does not count the words themselves but digests of them under a salt, one for
 * each line: what the law seals, opens or erases with a level afterwards leaves the hash as it was. The salt follows the
 * words of its document (sealed with them, gone with them), so that a digest is no help to whoever guesses at words.
 */
export type Digests = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** For what places words of a line are sealed. */
export const ACT_SUBJECT = 'act-subject';
export const correctionField = (correctionId: string): string => `correction/${correctionId}`;
/** For what place the salt of a line is sealed. */
export const closedSaltField = (lineId: string): string => `closed-words/${lineId}`;

const digestOf = (salt: string, place: string, words: string): string =>
  createHmac('sha256', Buffer.from(salt, 'base64')).update(`${place}\n${words}`, 'utf8').digest('hex');

const Word = z.object({
  lineId: z.string(),
  documentId: z.string(),
  place: z.string(),
  field: z.string(),
  text: StoredText.nullable(),
});
type Word = z.infer<typeof Word>;

/** Every word about a document in a book: the name of its place in the line, and for what place it would be sealed. */
const WORDS = `
  SELECT d.id AS lineId, d.id AS documentId, 'subject' AS place, 'subject' AS field, d.subject AS text
    FROM entry e JOIN document d ON d.id = e.document_id WHERE e.book_id = :book
  UNION ALL SELECT c.document_id, c.document_id, c.position || '/reason', 'correction/' || c.id, c.reason
    FROM entry e JOIN entry_correction c ON c.document_id = e.document_id WHERE e.book_id = :book
  UNION ALL SELECT c.document_id, c.document_id, c.position || '/' || w.value, 'subject',
      CASE w.value WHEN 'old' THEN c.old_value ELSE c.new_value END
    FROM entry e JOIN entry_correction c ON c.document_id = e.document_id JOIN json_each('["old","new"]') w
   WHERE e.book_id = :book AND c.field = 'subject'
  UNION ALL SELECT l.id, l.document_id, 'subject', 'act-subject', json_extract(l.facts, '$.subject')
    FROM act_line l WHERE l.book_id = :book AND l.document_id IS NOT NULL
  UNION ALL SELECT l.id, l.document_id, v.position || '/' || w.value, 'act-subject',
      CASE w.value WHEN 'old' THEN v.old_value ELSE v.new_value END
    FROM act_line l JOIN act_line_event v ON v.line_id = l.id JOIN json_each('["old","new"]') w
   WHERE l.book_id = :book AND l.document_id IS NOT NULL AND v.field = 'subject'`;

/** Words by line; the ones that are not there (any more) with null. */
function wordsOfBook(db: Db, bookId: string): ReadonlyMap<string, Word[]> {
  const found = new Map<string, Word[]>();
  for (const row of db.prepare(WORDS).all({ book: bookId })) {
    const word = Word.parse(row);
    const line = found.get(word.lineId);
    if (line === undefined) found.set(word.lineId, [word]);
    else line.push(word);
  }
  return found;
}

/**
 * Keeps digests of the words of a book that is about to be closed. Words that the person who closes it can't open stay out
 * (a classified envelope that only its reader has): nobody who checks the books could compare them.
 */
export function keepClosedWords(ports: Ports, bookId: string): void {
  const insert = ports.db.prepare(
    `INSERT INTO closed_words (book_id, line_id, document_id, salt, digests) VALUES (:bookId, :lineId, :documentId, :salt, :digests)`,
  );
  for (const [lineId, words] of wordsOfBook(ports.db, bookId)) {
    const salt = randomBytes(32).toString('base64');
    const digests: Record<string, string> = {};
    for (const { documentId, place, field, text } of words) {
      const opened = text === null ? null : openText(ports, documentId, field, text);
      if (opened !== null) digests[place] = digestOf(salt, place, opened);
    }
    const documentId = words[0]?.documentId ?? '';
    const document = findDocument(ports.db, documentId);
    if (document === null || Object.keys(digests).length === 0) continue;
    const level = words.some(({ text }) => text !== null && isSealed(text)) ? 'mat' : document.level; // not opened yet
    const kept = sealText(ports, { id: documentId, level }, 'line', closedSaltField(lineId), salt);
    insert.run({ bookId, lineId, documentId, salt: stringOf(kept), digests: JSON.stringify(digests) });
  }
}

const Kept = z.object({
  lineId: z.string(),
  documentId: z.string(),
  salt: StoredText.nullable(),
  digests: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
});

const keptOf = manyOf(Kept)<[bookId: string]>(`
  SELECT line_id AS lineId, document_id AS documentId, salt, digests FROM closed_words WHERE book_id = ?`);

/** The digests that the hash of a book counts, by line. */
export const digestsOf = (db: Db, bookId: string): Digests =>
  new Map(keptOf(db, bookId).map(({ lineId, digests }) => [lineId, digests]));

/** Raised to Tuyệt mật by an event that the ledger tells: since then the line has no words (NĐ 63/2026). */
const isErased = isThere<[documentId: string]>(`
  SELECT 1 FROM level_event v WHERE v.document_id = ? AND v.to_level = 'tuyet-mat' AND EXISTS (
    SELECT 1 FROM ledger l WHERE l.subject_kind = 'document' AND l.subject_id = v.document_id
       AND l.act = 'level.' || v.kind AND json_extract(l.facts, '$.level') = 'tuyet-mat')`);

/** With the trích yếu of a line that became Tuyệt mật goes what its digest could be guessed by. */
export const eraseClosedSalts = doing<[documentId: string]>(`
  UPDATE closed_words SET salt = NULL WHERE document_id = ?`);

/** The words; null for one who can't open them; `broken` for what was never sealed there. */
function opening(ports: Ports, documentId: string, field: string, text: StoredText): Opened {
  try {
    const words = openText(ports, documentId, field, text);
    return words === null ? null : { words };
  } catch {
    return 'broken';
  }
}
type Opened = { readonly words: string } | null | 'broken';

export interface WordsFound {
  /** a word that is not what stood there at closing, or that is gone without an event of its document */
  readonly changed: number;
  /** lines whose words this person can't open */
  readonly unread: number;
}

/** Holds the words of a closed book against what stood there when it was closed. */
export function compareWords(ports: Ports, bookId: string): WordsFound {
  const found = { changed: 0, unread: 0 };
  const words = wordsOfBook(ports.db, bookId);
  for (const { lineId, documentId, salt, digests } of keptOf(ports.db, bookId)) {
    if (salt === null) {
      if (!isErased(ports.db, documentId)) found.changed += 1;
      continue;
    }
    const opened = opening(ports, documentId, closedSaltField(lineId), salt);
    const places = new Map(words.get(lineId)?.map((word) => [word.place, word]));
    if (opened === null) found.unread += 1;
    else if (opened === 'broken') found.changed += 1;
    else
      for (const [place, digest] of Object.entries(digests)) {
        const { field, text } = places.get(place) ?? { field: '', text: null };
        const now = text === null ? 'broken' : opening(ports, documentId, field, text);
        if (now === null) found.unread += 1;
        else if (now === 'broken' || digestOf(opened.words, place, now.words) !== digest) found.changed += 1;
      }
  }
  return found;
}
