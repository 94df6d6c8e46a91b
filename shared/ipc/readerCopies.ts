import { z } from 'zod';
import { MOST_COPIES } from '../domain/copies/kinds.ts';
import { objectOrNull } from './schemas.ts';

const words = z.string().max(2_000);

/** What stands visibly on every page of one copy. */
export const CopyWords = z.strictObject({
  code: z.string().max(100),
  /** aslant over the page */
  across: words,
  /** in a frame on the first page */
  stamp: words,
  /** at the foot, followed by the place of the page */
  foot: words,
});
export type CopyWords = z.infer<typeof CopyWords>;

/** Files on whose pages marks can be drawn; a picture becomes a page. */
export const SourceKind = z.enum(['pdf', 'png', 'jpeg']);
export type SourceKind = z.infer<typeof SourceKind>;

/** What is to be drawn for copies of one file, which come one after another in one PDF, in this order. */
export const CopyOrder = z.strictObject({
  kind: SourceKind,
  copies: z.array(CopyWords).min(1).max(MOST_COPIES),
  /** the place of a page, with `{page}` and `{of}` */
  place: words,
  /** over every page of a training vault */
  training: words.nullable(),
  /** the file that goes inside the PDF, where one does */
  enclosed: objectOrNull({ name: z.string().max(1_000), mime: z.string().max(200) }),
});
export type CopyOrder = z.infer<typeof CopyOrder>;

/** The PDF of all copies; its bytes follow. */
export const MarkedCopies = z.strictObject({ sizeBytes: z.int().nonnegative() });
