import { raise } from '../../../shared/errors.ts';
import { openText, sealedKindOf, sealText } from '../knowing/recordKeys.ts';
import { asStored, stringOf } from '../db/storedText.ts';
import { findDocument } from '../tables/documents.ts';
import type { Ports } from '../ports.ts';
import type { ActFacts, FactValue } from './actLineStore.ts';
import { ACT_SUBJECT } from './closedWords.ts';

/** Where the trích yếu in a book of acts stands, for its seal. */
const FIELD = ACT_SUBJECT;
type About = { readonly documentId: string | null };

/** The trích yếu of a classified document is sealed in the books of acts as well; other facts stay as they are. */
export function sealFact(ports: Ports, { documentId }: About, field: string, value: FactValue): FactValue {
  if (field !== 'subject' || documentId === null || typeof value !== 'string' || value === '') return value;
  const document = findDocument(ports.db, documentId) ?? raise('not-found', { id: documentId });
  const kind = (document.subject === null ? null : sealedKindOf(document.subject)) ?? 'line';
  return stringOf(sealText(ports, document, kind, FIELD, value));
}

/** A fact as it is shown; null for a trích yếu that this person cannot open. */
export function openFact(ports: Ports, { documentId }: About, field: string, value: FactValue): FactValue {
  if (field !== 'subject' || documentId === null || typeof value !== 'string') return value;
  return openText(ports, documentId, FIELD, asStored(value));
}

/** Every fact of a line as it is shown: for lists and printed books. */
export const openFacts = (ports: Ports, about: About, facts: ActFacts): ActFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([field, value]) => [field, openFact(ports, about, field, value)]),
  );
