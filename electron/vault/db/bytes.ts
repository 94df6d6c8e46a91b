import { z } from 'zod';

/** A BLOB column. */
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
