import { z } from 'zod';

const Place = z.object({ centreMm: z.number(), baselineMm: z.number(), size: z.number() });

/** What is drawn on the first page of a PDF, and where: millimetres from its top-left corner, sizes in points. */
export const StampMarks = z.object({
  number: z.string().max(500),
  date: z.string().max(500),
  level: z.string().max(200).nullable(),
  places: z.object({ number: Place, date: Place, level: Place }),
});
export type StampMarks = z.infer<typeof StampMarks>;

/** The file with its marks; its bytes follow. None where the file takes no marks. */
export const Stamped = z.strictObject({ sizeBytes: z.int().nonnegative() });
