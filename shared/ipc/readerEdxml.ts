import { z } from 'zod';
import { listOf } from './schemas.ts';

/** What the reader found in an edXML package (QCVN 102:2016/BTTTT); a field has 64 Ki letters at most. */
const field = z.string().max(70_000);
const date = z.string().max(10).nullable();
const organ = z.strictObject({ id: field, name: field });
const reference = z.strictObject({ organ: field, code: field, date, documentId: field.nullable() });

const MOST = 20_000;

export const EdxmlHead = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('edoc'),
    from: organ,
    to: z.array(organ).max(MOST),
    codeNumber: field,
    codeNotation: field,
    place: field,
    promulgatedOn: date,
    documentType: field,
    subject: field,
    signer: z.strictObject({ competence: field, position: field, name: field }),
    dueOn: date,
    priority: z.int().nonnegative(),
    pages: z.int().nonnegative().nullable(),
    documentId: field.nullable(),
    businessType: z.int().nonnegative(),
    replaces: z.array(field).max(MOST),
    responsesFor: z.array(reference).max(MOST),
    trace: listOf({ organ: field, at: field }).max(MOST),
  }),
  z.strictObject({
    kind: z.literal('status'),
    from: organ,
    statusCode: field,
    description: field,
    responseFor: reference,
    at: field,
  }),
]);
export type EdxmlHead = z.infer<typeof EdxmlHead>;

/** An attachment; its bytes follow. */
export const EdxmlFile = z.strictObject({
  contentId: field,
  name: field,
  declaredType: field,
  zipped: z.boolean(),
  sizeBytes: z.int().nonnegative(),
});
