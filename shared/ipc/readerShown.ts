import { z } from 'zod';

const count = z.int().nonnegative();

/**
 * A PDF as the strict reader understood it, written anew: bytes of its own, and between them ranges of the file. As items
 * come the parts, three numbers each: how many bytes of its own stand before a range, where that begins, how long it is.
 */
export const ShownParts = z.strictObject({ parts: z.array(count).max(3_000) });
/** The bytes of its own, all together; they follow. */
export const ShownBytes = z.strictObject({ sizeBytes: count });
/** null: it is read in no one way, or asks for a password; then only the file itself can be shown */
export const ShownPdf = z.strictObject({ sizeBytes: count.nullable() });
