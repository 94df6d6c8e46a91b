import { z } from 'zod';
import { BookKind, CivilDate, Id, Level, text } from '../schemas.ts';
import { DocumentListedState, DocumentReadState } from './documentStates.ts';

/** Conditions on the lines of a book; what is left out is no condition. */
export const DocumentFilter = z.strictObject({
  book: BookKind,
  year: z.int().min(2000).max(2100).nullable().default(null),
  from: CivilDate.nullable().default(null),
  to: CivilDate.nullable().default(null),
  issuer: text(200).nullable().default(null),
  typeId: text(40).nullable().default(null),
  level: Level.nullable().default(null),
  state: DocumentReadState.nullable().default(null),
  /** what its line reads as: with `state` alone one that was called back stays among those of its state */
  readsAs: DocumentListedState.nullable().default(null),
  personId: Id.nullable().default(null),
  overdue: z.boolean().default(false),
  /** only what still waits for someone: not answered, closed, cancelled or issued */
  open: z.boolean().default(false),
  /** the words typed into "Lọc trong sổ" */
  words: text(200).nullable().default(null),
});
export type DocumentFilter = z.input<typeof DocumentFilter>;
