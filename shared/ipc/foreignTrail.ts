import { z } from 'zod';
import { FOREIGN_KINDS, FOREIGN_PLACE, MOST_LINES } from '../incident.ts';

/**
 * What the page, the reader and the process with sockets may say of an error: classes out of a closed list, and places.
 * There is no field that a message could be put into.
 */
export const ForeignTrail = z
  .array(z.union([z.enum(FOREIGN_KINDS), z.string().regex(FOREIGN_PLACE)]))
  .max(MOST_LINES);
