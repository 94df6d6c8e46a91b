import { z } from 'zod';
import { CivilDate, filled, Id, text, TimeMs, listOf, objectOrNull } from '../schemas.ts';
import { DocumentRow } from './documents.ts';
import { command, query } from './spec.ts';

const Code = filled(60);

/** A dossier as far as this person may know of its documents: one of which nothing may be known is in no list. */
const Dossier = z.strictObject({
  code: z.string(),
  /** of its last document whose words this person can read; '' where there is none */
  title: z.string(),
  documents: z.int(),
  pages: z.int(),
  /** documents of which the register does not say how many pages they have */
  unpaged: z.int(),
  /** documents that are still worked on: they hold the closing back */
  unfinished: z.int(),
  classified: z.int(),
  /** days on which its first and last document were entered */
  from: CivilDate,
  to: CivilDate,
  closing: objectOrNull({ id: Id, atMs: TimeMs, by: z.string(), retention: z.string() }),
});
export type Dossier = z.infer<typeof Dossier>;

const Closing = z.strictObject({
  id: Id,
  atMs: TimeMs,
  by: z.string(),
  retention: z.string(),
  documents: z.int(),
  reopened: objectOrNull({
    atMs: TimeMs,
    by: z.string(),
    /** null: sealed, and this person was not given the key */
    reason: z.string().nullable(),
  }),
});

/** Hồ sơ: what lies in each, its closing with the list of contents, and its opening again by a leader. */
export const dossierOps = {
  /** Those with the newest documents first. */
  'dossiers.list': query(
    {
      /** in code or title, without regard to tones */
      words: text(200).nullable(),
      standing: z.enum(['open', 'closed']).nullable(),
      limit: z.int().min(1).max(500),
    },
    { dossiers: z.array(Dossier), more: z.boolean() },
  ),
  'dossiers.get': query(
    { code: Code },
    {
      dossier: Dossier,
      /** in the order of their entry, as in the mục lục; at most 500 of them */
      documents: listOf({ row: DocumentRow, pages: z.int().nullable() }),
      /** newest first */
      closings: z.array(Closing),
    },
  ),
  /** Into which open dossier the last document like this one was filed (same issuer; of its own ones: same type). */
  'dossiers.proposed': query(
    { documentId: Id },
    { dossier: objectOrNull({ code: z.string(), title: z.string() }) },
  ),
  /** Kết thúc hồ sơ: with the counts that the person saw, and the retention that was settled (NĐ 30/2020 Điều 29). */
  'dossiers.close': command(
    {
      code: Code,
      documents: z.int().min(1),
      pages: z.int().min(0),
      /** thời hạn bảo quản: `Vĩnh viễn`, `20 năm` */
      retention: filled(60),
    },
    { id: Id },
  ),
  'dossiers.reopen': command({ closingId: Id, reason: filled(1000) }, { id: Id }),
} as const;
