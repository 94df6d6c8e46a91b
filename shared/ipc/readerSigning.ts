import { z } from 'zod';

const words = z.string().max(500);
const millimetres = z.number().min(-1_000).max(1_000);

/** Where the picture of a signature stands. */
export const SignaturePlace = z.discriminatedUnion('at', [
  /** one line on the first page: millimetres from its top-left corner, size in points */
  z.strictObject({
    at: z.literal('line'),
    centreMm: millimetres,
    baselineMm: millimetres,
    size: z.number().min(4).max(40),
  }),
  /**
   * above this name where it stands by itself near the end, as under a signature, or left of that; where it is not found,
   * or none is given, at the foot of the last page
   */
  z.strictObject({ at: z.literal('name'), name: words.nullable(), side: z.enum(['above', 'left']) }),
]);
export type SignaturePlace = z.infer<typeof SignaturePlace>;

export const SIGNATURE_LOOKS = ['number', 'date', 'level', 'person', 'seal'] as const;

/** A signature that is to be put into a PDF, but for its message. */
export const SignatureWidget = z.strictObject({
  look: z.enum(SIGNATURE_LOOKS),
  lines: z.array(words).min(1).max(6),
  place: SignaturePlace,
  /** the name of its field; a number follows where the form has it already */
  field: z.string().regex(/^[A-Za-z-]{1,40}$/),
  /** who signs, for readers that show it */
  signer: words,
  /** PDF's own form, with the hour of Việt Nam */
  madeAt: z.string().regex(/^D:\d{14}\+07'00'$/),
  /** bytes that its message may have */
  room: z
    .int()
    .min(1)
    .max(64 * 1024),
});
export type SignatureWidget = z.infer<typeof SignatureWidget>;

/** Which signatures a PDF is to be made ready for, one behind the other. */
export const SignatureOrder = z.strictObject({
  /** signatures of ours that it has already; any other makes it unfit */
  earlier: z.int().min(0).max(20),
  /** what this state of the file is told from others by (14.4): 16 bytes in hex */
  fileId: z.string().regex(/^[0-9a-f]{32}$/),
  widgets: z.array(SignatureWidget).min(1).max(8),
});
export type SignatureOrder = z.infer<typeof SignatureOrder>;

/** Where a message goes, in bytes of the whole file: from `<` to behind `>`; what it signs ends at `end`. */
export const SignatureHole = z.strictObject({
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type SignatureHole = z.infer<typeof SignatureHole>;

/** What is to be appended to the file; the bytes follow. */
export const Appended = z.strictObject({ sizeBytes: z.int().nonnegative() });
export const Prepared = z.strictObject({ holes: z.array(SignatureHole).max(8) });
