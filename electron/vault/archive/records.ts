import {
  type DocumentLine,
  type DossierLine,
  type RegisterHead,
  type RegisterLine,
  DOCUMENTS_PATH,
  DOSSIERS_PATH,
  REGISTER_FORMAT,
} from '../../../shared/domain/archive/package.ts';
import { raise } from '../../../shared/errors.ts';
import { openSubject, openText } from '../knowing/recordKeys.ts';
import { openFileName } from '../attachments/attach.ts';
import { endingOf } from '../../../shared/domain/text/fileName.ts';
import { attachmentsOfOwner, type AttachmentRow } from '../attachments/store.ts';
import { entriesOf } from '../audit/store.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { levelOfDocument } from '../knowing/needToKnow.ts';
import { typeNames } from '../rules/officeRules.ts';
import { answersOf, directionsOf } from '../tables/documents.ts';
import { agreedDocument } from '../knowing/statements.ts';
import { findPerson } from '../people/lookUps.ts';
import type { Ports } from '../ports.ts';
import { signaturesOf } from '../proposals/signatureStore.ts';
import { proposalOfDocument } from '../proposals/store.ts';
import { type BookRow, entryOf, findBook } from '../registers/bookStore.ts';
import { printedRows } from '../printedBooks/bookRows.ts';
import { type Dossier, dossiers, heldOf, isBookReady } from './choices.ts';

/** A part as it goes into the package: text that is whole here, or a file of a record that is read when it is written. */
export type PartSource =
  | { readonly path: string; readonly bytes: Buffer }
  | { readonly path: string; readonly attachment: AttachmentRow };

export interface Records {
  readonly dossiers: readonly Dossier[];
  readonly books: readonly BookRow[];
  readonly lines: ReadonlyMap<string, readonly string[]>;
  /** files of the records, in the order of the documents */
  readonly files: readonly PartSource[];
}

/**
 * Everything that a package says and holds, by what was chosen. Reads only.
 * @throws AppError `archive-empty`, `archive-not-ready` with the dossier or book that cannot go
 */
export function recordsOf(
  ports: Ports,
  chosen: { readonly dossiers: readonly string[]; readonly bookIds: readonly string[] },
): Records {
  const known = new Map(dossiers(ports).map((dossier) => [dossier.code, dossier]));
  const going = [...new Set(chosen.dossiers)].map((code) => {
    const dossier = known.get(code) ?? raise('not-found');
    const held = heldOf(dossier);
    if (held !== null) raise('archive-not-ready', { what: code, reason: held, rule: 'SO-17' });
    return dossier;
  });
  const books = [...new Set(chosen.bookIds)].map((id) => {
    const book = findBook(ports.db, id) ?? raise('not-found', { id });
    if (!isBookReady(book))
      raise('archive-not-ready', {
        what: ports.rules.asOf(ports.today()).book(book.kind).name,
        reason: book.state === 'closed' ? 'apart' : 'open',
        rule: 'SO-17',
      });
    return book;
  });
  if (going.length + books.length === 0) raise('archive-empty');
  const lines = new Map<string, readonly string[]>();
  const files: PartSource[] = [];
  const types = typeNames(ports);
  if (going.length > 0) {
    lines.set(
      DOSSIERS_PATH,
      going.map((dossier) => JSON.stringify(dossierLine(dossier))),
    );
    const documents = going.flatMap((dossier) =>
      dossier.ready.map(({ documentId }) => documentLine(ports, dossier.code, documentId, types, files)),
    );
    lines.set(
      DOCUMENTS_PATH,
      documents.map((line) => JSON.stringify(line)),
    );
  }
  for (const book of books)
    lines.set(
      registerPath(book),
      [...registerLines(ports, book)].map((line) => JSON.stringify(line)),
    );
  return { dossiers: going, books, lines, files };
}

export const registerPath = ({ kind, year, volume }: Pick<BookRow, 'kind' | 'year' | 'volume'>): string =>
  `registers/${kind}-${year}-${volume}.jsonl`;

const dossierLine = ({ code, title, from, to, ready }: Dossier): DossierLine => ({
  code,
  title,
  from,
  to,
  documents: ready.length,
  pages: ready.reduce((sum, { pages }) => sum + pages, 0),
  files: ready.reduce((sum, { files }) => sum + files, 0),
});

/** Acts by which a document went its way; who looked at it and what was done to its level stays in the ledger. */
const TOLD = /^(?:document|entry)\.(?!viewed)/;

function documentLine(
  ports: Ports,
  dossier: string,
  id: string,
  types: ReadonlyMap<string, string>,
  files: PartSource[],
): DocumentLine {
  const document = agreedDocument(ports.db, id) ?? raise('not-found', { id });
  const entry = entryOf(ports.db, id) ?? raise('internal', { at: 'archive-entry' });
  const book = findBook(ports.db, entry.bookId) ?? raise('internal', { at: 'archive-book' });
  const { kind } = book;
  if (kind !== 'incoming' && kind !== 'outgoing') return raise('internal', { at: 'archive-book' });
  const { direction, state, issuer, code, documentDate, signer, recipients, pages, copies } = document;
  return {
    id,
    dossier,
    direction,
    book: { kind, year: book.year, volume: book.volume, number: entry.number, suffix: entry.suffix },
    enteredOn: entry.enteredOn,
    state,
    issuer,
    code,
    documentDate,
    type: types.get(document.typeId) ?? document.typeId,
    subject: openSubject(ports, id, document.subject),
    signer,
    recipients,
    pages,
    copies,
    note: openText(ports, id, 'note', document.note) ?? '',
    directions: directionsOf(ports.db, id)
      .map((one) => ({
        atMs: one.atMs,
        by: findPerson(ports.db, one.byId)?.fullName ?? '',
        text: openText(ports, id, `direction/${one.id}`, one.text) ?? '',
      }))
      .reverse(),
    // the number of a classified answer stays with it
    answers: answersOf(ports.db, id).flatMap(({ code: answer, outgoingId }) =>
      answer === '' || (outgoingId !== null && levelOfDocument(ports.db, outgoingId) !== 'none')
        ? []
        : [answer],
    ),
    history: entriesOf(ports.db, 'document', id)
      .filter(({ act }) => TOLD.test(act))
      .map(({ at_ms: atMs, act, actor }) => ({ atMs, act, by: actor }))
      .reverse(),
    files: [...attachedFiles(ports, id, files), ...signatureFiles(ports, id, files)],
  };
}

function attachedFiles(ports: Ports, id: string, files: PartSource[]): DocumentLine['files'] {
  return attachmentsOfOwner(ports.db, 'document', id).map((row) => {
    const name = openFileName(ports, row) ?? raise('key-not-granted');
    const ending = endingOf(name).replace(/[^a-z0-9]/g, '');
    const path = `files/${id}/${row.position}${ending === '' ? '' : `.${ending}`}`;
    files.push({ path, attachment: row });
    return { path, name, mime: row.mime, size: row.sizeBytes, sha256: row.sha256 };
  });
}

/** What was signed and the signatures over it, so that they can still be verified in the archive. */
function signatureFiles(ports: Ports, id: string, files: PartSource[]): DocumentLine['files'] {
  const proposal = proposalOfDocument(ports.db, id);
  if (proposal === null) return [];
  return signaturesOf(ports.db, proposal.id).flatMap(({ role, manifest, p7s, voidMs }) => {
    if (manifest === null || p7s === null || voidMs !== null) return [];
    return (
      [
        [`signature-${role}.json`, 'application/json', manifest],
        [`signature-${role}.p7s`, 'application/pkcs7-signature', p7s],
      ] as const
    ).map(([name, mime, content]) => {
      const bytes = Buffer.from(content);
      const path = `files/${id}/${name}`;
      files.push({ path, bytes });
      return { path, name, mime, size: bytes.length, sha256: sha256Hex(bytes) };
    });
  });
}

/**
 * A closed book as it is printed: corrected and cancelled lines with what was struck through. The words of a line whose
 * document was classified afterwards stay here; its number goes, so that no number is missing.
 */
function* registerLines(ports: Ports, book: BookRow): Generator<RegisterHead | RegisterLine> {
  const form = ports.rules.form(book.formId) ?? raise('rule-pack-invalid', { rule: book.formId });
  const rules = ports.rules.asOf(book.openedOn);
  const names = { types: typeNames(ports), levels: rules.levels };
  const rows = printedRows(ports, book, form, names, { from: book.firstNumber, to: book.nextNumber - 1 });
  const { kind, year, volume, openedOn, closedMs, closedHash } = book;
  if ((kind !== 'incoming' && kind !== 'outgoing') || closedMs === null || closedHash === null)
    return raise('internal', { at: 'archive-book' });
  yield {
    format: REGISTER_FORMAT,
    kind,
    year,
    volume,
    name: ports.rules.asOf(ports.today()).book(kind).name,
    columns: form.columns.map(({ heading }) => heading),
    openedOn,
    closedMs,
    closedHash,
    lines: rows.length,
  };
  for (const { documentId, number, enteredOn, cancelled, cells } of rows) {
    const withheld = documentId !== null && levelOfDocument(ports.db, documentId) !== 'none';
    yield {
      number,
      enteredOn,
      cancelled,
      withheld,
      cells: withheld
        ? []
        : cells.map((cell) => cell.map(({ text, strike }) => [text, strike ? 1 : 0] as [string, 0 | 1])),
    };
  }
}
