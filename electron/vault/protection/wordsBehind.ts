import { z } from 'zod';
import { sealForNobody, sealIfAble } from '../knowing/recordKeys.ts';
import { isSealed, stringOf } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { isThere } from '../db/statements.ts';
import { statedReaders } from '../knowing/contentKeys.ts';
import { levelOfDocument } from '../knowing/needToKnow.ts';
import { forgetWords } from '../envelopes/forgetWords.ts';
import { about, type Ports } from '../ports.ts';
import { askPurge } from '../search/purge.ts';
import { rewriteWords, type Words } from './wordPlaces.ts';

/** The next document behind `after` whose words may still lie open; null when there is none. */
export function nextBehind(db: Db, after: string): string | null {
  const id = db.prepare('SELECT min(document_id) FROM words_behind WHERE document_id > ?').pluck().get(after);
  return z.string().nullable().parse(id);
}

/** Their content is erased: nobody can be given its words again. */
const isDestroyed = isThere<[documentId: string]>('SELECT 1 FROM tombstone WHERE document_id = ?');

/**
 * Seals the words about a classified document that were written while it was open and lie open still; in the caller's
 * transaction. What this person has no key for waits for the next who signs in.
 */
export function sealBehind(ports: Ports, documentId: string): void {
  const { db } = ports;
  const level = levelOfDocument(db, documentId) ?? 'none';
  const found = { sealed: 0, left: 0 };
  if (level !== 'none') {
    const [gone, readers] = [isDestroyed(db, documentId), statedReaders(ports, documentId)];
    const words: Words = (field, kind, text) => {
      if (isSealed(text)) return text;
      const next =
        gone && kind === 'text'
          ? sealForNobody(documentId, kind, field, stringOf(text))
          : sealIfAble(ports, { id: documentId, level }, { kind, field, readers }, stringOf(text));
      found[next === null ? 'left' : 'sealed'] += 1;
      return next ?? text;
    };
    rewriteWords(db, documentId, words);
    found.sealed += forgetWords(db, documentId);
  }
  if (found.left === 0) db.prepare('DELETE FROM words_behind WHERE document_id = ?').run(documentId);
  if (found.sealed === 0) return;
  askPurge(db, ports.nowMs());
  ports.append({
    act: 'document.words-sealed',
    ...about('document', documentId),
    facts: { words: found.sealed },
  });
}
