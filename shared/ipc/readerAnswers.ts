import { z } from 'zod';
import { Secrecy } from './contract/secrecy.ts';
import { Attachment, objectOrNull } from './schemas.ts';

/** What the reader found in one file; every text is bounded, since the file is not ours. */

export const Detected = z.strictObject({ mime: z.string().max(200), kind: Attachment.shape.kind });
export type Detected = z.infer<typeof Detected>;

/** What a file is, how many pages it has (a PDF only), and what was found of marks of secrecy. */
export const Look = Detected.extend({ pages: z.int().nonnegative().nullable(), secrecy: Secrecy });
export type Look = z.infer<typeof Look>;

const words = z.string().max(2_000_000);

/**
 * Of the name and the words of a file. `phrase`: the first that a person reads before it is kept; `searched` is false
 * where a person must look at the file, or at a part of it; `refused`: its kind is not kept.
 */
export const Words = z.strictObject({
  phrase: objectOrNull({ rule: z.string().max(100), excerpt: z.string().max(200) }),
  searched: z.boolean(),
  refused: z.boolean(),
});
export type Words = z.infer<typeof Words>;

const millimetres = z.number().min(-100_000).max(100_000);

export const DraftSections = z.strictObject({
  sections: z
    .array(
      z.strictObject({
        widthMm: millimetres,
        heightMm: millimetres,
        margins: z.strictObject({
          top: millimetres,
          bottom: millimetres,
          left: millimetres,
          right: millimetres,
        }),
      }),
    )
    .max(10_000),
});
export const DraftParagraph = z.strictObject({
  text: words,
  runs: z
    .array(
      z.strictObject({
        font: z.string().max(1_000).nullable(),
        size: z.number().nullable(),
        letters: z.int().nonnegative(),
      }),
    )
    .max(100_000),
});

/** One row of a table; `line` as the person sees it in the file, from 1. */
export const TableRow = z.strictObject({
  line: z.int().positive(),
  cells: z.array(z.string().max(32_767)).max(200),
  /** the cells as they stood, where any had to be converted from an old code */
  original: z.array(z.string().max(32_767)).max(200).nullable(),
  /** the columns, from 0, whose cell is longer than any cell may be; it is cut, and the row is not taken in */
  tooLong: z.array(z.int().nonnegative()).max(200),
});
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly original: readonly string[] | null;
  readonly tooLong: readonly number[];
}

export const MailHead = z.strictObject({
  fromName: words,
  fromAddress: words,
  subject: words,
  body: words,
  /** null: the letter's date is missing or no date */
  sentOn: z.string().max(10).nullable(),
  messageId: words,
  /** false where it has more files or words than are read of one letter */
  isWhole: z.boolean(),
  /** the one letter in it that was passed on, and what it was passed on with; the files are those of both */
  forwarded: objectOrNull({
    fromName: words,
    fromAddress: words,
    subject: words,
    body: words,
    sentOn: z.string().max(10).nullable(),
    cover: words,
  }),
});
export type MailHead = z.infer<typeof MailHead>;

/** A file of a letter; its bytes follow. */
export const Enclosed = Words.extend({
  name: z.string().max(100_000),
  mime: z.string().max(10_000),
  sizeBytes: z.int().nonnegative(),
});

/** A mark of secrecy among recognised words: it adds to what was found in the file, its absence says nothing. */
export const Mark = z.strictObject({
  level: z.enum(['mat', 'toi-mat', 'tuyet-mat']),
  rule: z.string().max(40),
});

/** What a stamp on a page says: a level of secrecy, or a degree of urgency. */
export const StampKind = z.enum(['mat', 'toi-mat', 'tuyet-mat', 'khan', 'thuong-khan', 'hoa-toc']);
export const MOST_STAMPS = 24;

const pixels = z.number().min(-100_000).max(100_000);
const confidence = z.int().min(0).max(100);

/** A page has some five hundred words; what has more is a table in small print, or no page. */
export const MOST_WORDS = 4_000;

/** A word that was recognised in the picture of a page. */
export const RecognisedWord = z.strictObject({
  text: z.string().max(400),
  /** from the left, in pixels of the picture */
  x: pixels,
  /** of the base line, from the top */
  y: pixels,
  width: pixels,
  height: pixels,
  /** how sure its letters are on the average, 0 to 100 */
  sure: confidence,
  /** how sure the least sure of its digits is; null where it has none */
  digits: confidence.nullable(),
});
export type RecognisedWord = z.infer<typeof RecognisedWord>;
