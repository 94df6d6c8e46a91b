import { z } from 'zod';
import { CivilDate, Id, RegisterKind, text, TimeMs } from '../schemas.ts';
import { command, note, query } from './spec.ts';

export const Book = z.strictObject({
  id: Id,
  kind: RegisterKind,
  year: z.int(),
  volume: z.int(),
  state: z.enum(['open', 'closed']),
  formId: z.string(),
  openedOn: CivilDate,
  closedHash: z.string().nullable(),
  nextNumber: z.int(),
  entries: z.int(),
  waiting: z.int(),
});
export type Book = z.infer<typeof Book>;

export const DraftForm = z.enum([
  'registerIncoming',
  'registerOutgoing',
  'proposal',
  'registerSubmission',
  'direction',
  'answer',
]);

export const registerOps = {
  'registers.books': query(z.strictObject({}), z.strictObject({ books: z.array(Book) })),
  /** Renders the statutory form (cover included) to PDF inside the vault; read it with `reports.read`. */
  'reports.book': command(
    z.strictObject({
      bookId: Id,
      fromNumber: z.int().positive(),
      toNumber: z.int().positive(),
      cover: z.boolean(),
    }),
    z.strictObject({ reportId: Id, pages: z.int(), sizeBytes: z.int() }),
  ),
  'reports.read': query(
    z.strictObject({
      reportId: Id,
      offset: z.int().nonnegative(),
      /** for the printer: refused for a classified book, whose print-outs are copies (`copies.make`) */
      purpose: z.enum(['view', 'print']).default('view'),
    }),
    z.strictObject({ dataBase64: z.string(), sizeBytes: z.int(), done: z.boolean() }),
  ),
  /** Writes a rendered report to a path that the person chose in the system's dialog. */
  'reports.saveTo': {
    kind: 'command',
    needs: 'unlocked',
    door: 'host',
    input: z.strictObject({ reportId: Id, path: z.string().max(4096) }),
    output: z.strictObject({ saved: z.literal(true) }),
  },
  /** Drafts are this person's own; they are not registration. The body is the form's JSON. */
  'drafts.save': note(
    z.strictObject({ form: DraftForm, key: text(64), body: z.string().max(100_000) }),
    z.strictObject({ savedMs: TimeMs }),
  ),
  'drafts.get': query(
    z.strictObject({ form: DraftForm, key: text(64) }),
    z.strictObject({ body: z.string().nullable(), savedMs: TimeMs.nullable() }),
  ),
  'drafts.discard': note(
    z.strictObject({ form: DraftForm, key: text(64) }),
    z.strictObject({ discarded: z.boolean() }),
  ),
} as const;
