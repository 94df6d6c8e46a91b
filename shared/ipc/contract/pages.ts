import { z } from 'zod';
import { MOST_WORDS, RecognisedWord } from '../readerAnswers.ts';
import { BookKind, Id, listOf } from '../schemas.ts';
import { Secrecy } from './secrecy.ts';
import { note, query } from './spec.ts';

/** A picture that came in pieces: the upper part of a page, or all of it, as the window drew it. */
const Picture = z.strictObject({
  pictureId: Id,
  width: z.int().positive().max(20_000),
  height: z.int().positive().max(20_000),
  dpi: z.int().min(70).max(600),
});

/** A file of a record and how far its pages are read. */
const Due = z.strictObject({
  attachmentId: Id,
  mime: z.string(),
  sizeBytes: z.int(),
  /** the first page that is still to be read */
  page: z.int().positive(),
});

/**
 * What the pages of files say. The window draws them, in the sandbox where foreign files are drawn; the vault has the
 * words recognised where no key is. Recognised words are searched for marks of secrecy before anybody sees them: a mark
 * is kept, and that there is none clears no file. Reading is no act of the office: it appends nothing to the ledger.
 */
export const pageOps = {
  /** A piece of a picture (a byte a pixel, row by row from the top; 0 is black), the first for `pictureId` null. */
  'pages.draw': note({ pictureId: Id.nullable(), greyBase64: z.string().max(700_000) }, { pictureId: Id }),
  /**
   * The words of the head of a staged file, or of one of its pages while nobody waits for them (`isBackground`: what
   * somebody waits for ends it with `stopped`); none where a mark is found.
   */
  'pages.recognise': note(Picture.extend({ stageId: Id, isBackground: z.boolean().default(false) }), {
    words: z.array(RecognisedWord).max(MOST_WORDS),
    secrecy: Secrecy,
  }),
  /** The paragraphs of a staged Word file, in order; none where it bears a mark of secrecy. */
  'pages.paragraphs': query({ stageId: Id }, { paragraphs: z.array(z.string().max(4_000)).max(3_000) }),
  /**
   * The stamps on one page of a staged file, whole, as `shared/domain/document/ink.ts` says. A mark is kept with the
   * file; `urgency`: the highest on this page.
   */
  'pages.stamps': note(Picture.extend({ stageId: Id }), {
    secrecy: Secrecy,
    urgency: z.enum(['khan', 'thuong-khan', 'hoa-toc']).nullable(),
  }),
  /** A file of an ordinary document whose words the search does not know yet; newest first, null where there is none. */
  'pages.due': query({}, { next: Due.nullable(), left: z.int() }),
  /** What one page of it says: its own words, its picture, or that it could not be drawn. `pages`: of the whole file. */
  'pages.keep': note(
    {
      attachmentId: Id,
      page: z.int().positive(),
      pages: z.int().positive(),
      found: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('words'), words: z.string().max(40_000) }),
        Picture.extend({ kind: z.literal('picture') }),
        z.strictObject({ kind: z.literal('unreadable') }),
      ]),
    },
    /** null: the file has no further page to read */
    { nextPage: z.int().nullable() },
  ),
  /** How much of the files of ordinary documents can be searched, and which pages can't. */
  'pages.overview': query(
    {},
    {
      read: z.int(),
      recognised: z.int(),
      /** files that wait to be read */
      left: z.int(),
      /** pages that could not be read, or bear a mark of secrecy */
      unread: z.int(),
      list: listOf({
        documentId: Id,
        book: BookKind,
        number: z.string(),
        code: z.string(),
        fileName: z.string(),
        page: z.int(),
        why: z.enum(['unreadable', 'marked', 'beyond']),
      }),
    },
  ),
} as const;
