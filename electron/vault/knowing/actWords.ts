import { z } from 'zod';
import { readsBooks } from './needToKnow.ts';
import { openText, sealIfAble } from './recordKeys.ts';
import { ofDocument, stateForSealing } from './statements.ts';
import { asStored, StoredText, stringOf } from '../db/storedText.ts';
import { raise } from '../../../shared/errors.ts';
import { actedBy, type Ports } from '../ports.ts';
import type { DocumentRecord } from '../tables/documents.ts';

/**
 * A person's own sentence about an act on a document. It never stands in the ledger, which can't be sealed when the
 * document is classified later: the ledger names it (`said`), and it lies with the document's other words.
 */
type About = Pick<DocumentRecord, 'id' | 'level'>;
type Facts = Readonly<Record<string, string | number | null>>;

/** For what place the words of an act are sealed, and the reason of a cancelled number. */
export const actWordsField = (id: string): string => `act/${id}`;
const CANCEL_FIELD = 'cancel';

/** @returns the facts by which the ledger names what was said; none for no words */
export function said(ports: Ports, document: About, words: string): { said?: string } {
  if (words === '') return {};
  const id = ports.newId();
  ports.db
    .prepare(
      'INSERT INTO act_words (id, document_id, body, at_ms, by_id) VALUES (:id, :documentId, :body, :atMs, :byId)',
    )
    .run({
      id,
      documentId: document.id,
      ...actedBy(ports),
      body: stringOf(sealLine(ports, document, actWordsField(id), words)),
    });
  return { said: id };
}

/** Facts of an entry with what was said as its reason, as far as this person reads documents and can open it. */
export function withSaid(ports: Ports, { said: id, ...facts }: Facts): Facts {
  if (typeof id !== 'string') return facts;
  if (!readsBooks(ports.actor)) return { ...facts, reason: null };
  const row = ports.db.prepare('SELECT document_id AS documentId, body FROM act_words WHERE id = ?').get(id);
  if (row === undefined) return { ...facts, reason: null };
  const { documentId, body } = z.object({ documentId: z.string(), body: StoredText }).parse(row);
  return { ...facts, reason: openText(ports, documentId, actWordsField(id), body) };
}

/** The reason of a cancelled number as its line keeps it: with the line's words. What is cancelled is never raised later. */
export const cancelReason = (ports: Ports, document: About, reason: string): string =>
  stringOf(sealLine(ports, document, CANCEL_FIELD, reason));

/**
 * Words of the line, by whoever keeps the books also for an envelope that is not opened and has no content key yet.
 * @throws AppError `key-not-granted`, `record-disagrees`
 */
export function sealLine(ports: Ports, document: About, field: string, words: string): StoredText {
  if (words === '') return asStored(words);
  if (document.level === 'none') {
    stateForSealing(ports.db, ofDocument(document.id), 'none');
    return asStored(words);
  }
  const at = { kind: 'line', field, readers: [] } as const;
  return sealIfAble(ports, document, at, words) ?? raise('key-not-granted');
}

/** null for a number that is not cancelled, '' for who can't open the reason */
export const openCancelReason = (ports: Ports, documentId: string, reason: string | null): string | null =>
  reason === null ? null : (openText(ports, documentId, CANCEL_FIELD, asStored(reason)) ?? '');
