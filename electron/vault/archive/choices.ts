import { z } from 'zod';
import { StoredText } from '../db/storedText.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { DocumentState } from '../../../shared/domain/document/lifecycle.ts';
import { openText } from '../knowing/recordKeys.ts';
import { isDossierClosed } from '../documents/closedDossiers.ts';
import type { Ports } from '../ports.ts';
import { allBooks, type BookRow, isOpenToAll } from '../registers/bookStore.ts';
import { sentRefs } from './store.ts';
import { FINISHED } from '../dossiers/store.ts';

const KeptRow = z.object({
  code: z.string(),
  title: StoredText,
  documentId: z.string(),
  level: z.string(),
  state: z.string(),
  apart: z.int(),
  enteredOn: z.string(),
  pages: z.int().nullable(),
  files: z.int(),
  bytes: z.int(),
});

/** One document of a dossier, as far as a choice needs it. */
export interface Kept {
  readonly documentId: string;
  readonly state: DocumentState;
  readonly enteredOn: string;
  readonly pages: number;
  readonly files: number;
  readonly bytes: number;
  readonly title: string;
}

export interface Dossier {
  readonly code: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  /** documents of level none that are finished: they go */
  readonly ready: readonly Kept[];
  /** of level none and still being worked on: they hold the dossier back */
  readonly unfinished: number;
  /** classified, or declassified and not opened yet: they stay, by their own way */
  readonly apart: number;
  /** whoever hands over has closed it, with its list (NĐ 30/2020 Điều 29) */
  readonly closed: boolean;
}

/**
 * Every dossier by where its documents lie now. What is classified counts and is never named. Documents that were
 * destroyed are gone; cancelled numbers stay in their book.
 */
export function dossiers(ports: Ports): Dossier[] {
  const rows = ports.db
    .prepare(
      `SELECT k.code, k.title, d.id AS documentId, d.level, d.state,
              (d.level <> 'none' OR d.content_sealed = 1 OR EXISTS (
                SELECT 1 FROM attachment a WHERE a.owner_kind = 'document' AND a.owner_id = d.id AND a.key_kind = 'content')) AS apart,
              e.entered_on AS enteredOn, d.pages,
              (SELECT count(*) FROM attachment a WHERE a.owner_kind = 'document' AND a.owner_id = d.id) AS files,
              (SELECT ifnull(sum(size_bytes), 0) FROM attachment a WHERE a.owner_kind = 'document' AND a.owner_id = d.id) AS bytes
         FROM document_dossier k JOIN document d ON d.id = k.document_id JOIN entry e ON e.document_id = d.id
        WHERE d.state <> 'destroyed'
          AND k.at_ms = (SELECT max(at_ms) FROM document_dossier l WHERE l.document_id = k.document_id)
        ORDER BY k.code, e.entered_on, d.id`,
    )
    .all()
    .map((row) => KeptRow.parse(row));
  const byCode = new Map<string, z.infer<typeof KeptRow>[]>();
  for (const row of rows) byCode.set(row.code, [...(byCode.get(row.code) ?? []), row]);
  return [...byCode].map(([code, kept]) => {
    const open = kept.filter(({ apart }) => apart === 0);
    const named = open.map(({ title, pages, state, documentId, ...row }): Kept => ({
      documentId,
      enteredOn: row.enteredOn,
      files: row.files,
      bytes: row.bytes,
      pages: pages ?? 0,
      state: state as DocumentState,
      title: openText(ports, documentId, 'dossier', title) ?? '',
    }));
    const ready = named.filter(({ state }) => FINISHED.has(state));
    const days = ready.map(({ enteredOn }) => enteredOn);
    return {
      code,
      title: named.at(-1)?.title ?? '',
      from: days[0] ?? '',
      to: days.at(-1) ?? '',
      ready,
      unfinished: named.length - ready.length,
      apart: kept.length - open.length,
      closed: isDossierClosed(ports.db, code),
    };
  });
}

/** A closed book that everybody may read; the books about classified documents go by their own way. */
export const isBookReady = (book: BookRow): boolean => book.state === 'closed' && isOpenToAll(book.kind);

/** Why a dossier can't be handed over; null when it can. */
export const heldOf = ({ unfinished, ready, closed }: Dossier): 'unfinished' | 'apart' | 'notclosed' | null =>
  unfinished > 0 ? 'unfinished' : ready.length === 0 ? 'apart' : closed ? null : 'notclosed';

type Choices = Output<'archive.choices'>;

/** What can be handed over of a year, what is held back and why. A dossier belongs to the year of its last document. */
export function choicesOf(ports: Ports, year: number): Choices {
  const sent = sentRefs(ports.db);
  const all = dossiers(ports);
  const ofYear = all.filter(
    ({ ready, to, apart, unfinished }) =>
      (ready.length > 0 && to.startsWith(`${year}-`)) || (ready.length === 0 && apart + unfinished > 0),
  );
  return {
    year,
    dossiers: ofYear.map((dossier) => {
      const { code, title, from, to, ready, unfinished, apart } = dossier;
      const before = sent.get(`dossier:${code}`);
      return {
        code,
        title,
        unfinished,
        apart,
        documents: ready.length,
        from: from === '' ? null : from,
        to: to === '' ? null : to,
        files: ready.reduce((sum, { files }) => sum + files, 0),
        bytes: ready.reduce((sum, { bytes }) => sum + bytes, 0),
        held: heldOf(dossier),
        sentMs: before?.atMs ?? null,
        sentDocuments: before?.documents ?? 0,
      };
    }),
    books: allBooks(ports.db)
      .filter((book) => book.year === year)
      .map((book) => ({
        bookId: book.id,
        kind: book.kind,
        volume: book.volume,
        lines: book.nextNumber - book.firstNumber,
        held: isBookReady(book) ? null : isOpenToAll(book.kind) ? 'open' : 'apart',
        sentMs: sent.get(`book:${book.id}`)?.atMs ?? null,
      })),
    unfiled: unfiledOf(ports, year),
  };
}

/** Finished documents of level none of a year that lie in no dossier yet: they are filed first. */
function unfiledOf(ports: Ports, year: number): number {
  const count = ports.db
    .prepare(
      `SELECT count(*) FROM entry e JOIN document d ON d.id = e.document_id
        WHERE e.entered_on BETWEEN :from AND :to AND d.level = 'none' AND d.state IN ('closed', 'issued', 'recalled')
          AND NOT EXISTS (SELECT 1 FROM document_dossier k WHERE k.document_id = d.id)`,
    )
    .pluck()
    .get({ from: `${year}-01-01`, to: `${year}-12-31` });
  return z.int().parse(count);
}
