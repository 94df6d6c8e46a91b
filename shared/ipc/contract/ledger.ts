import { z } from 'zod';
import { LEDGER_GROUP_NAMES } from '../../domain/ledgerGroups.ts';
import { CivilDate, Id, Level, text, TimelineItem, TimeMs, listOf, objectOrNull } from '../schemas.ts';
import { command, hostCommand, query } from './spec.ts';

/** Which entries: all conditions together. Dates are days in Asia/Ho_Chi_Minh, both included. */
export const LedgerFilter = z.strictObject({
  actorId: Id.nullable(),
  act: text(60).nullable(),
  group: z.enum(LEDGER_GROUP_NAMES).nullable().default(null),
  from: CivilDate.nullable().default(null),
  to: CivilDate.nullable().default(null),
  /** one record: `document:<id>` */
  subject: text(120).nullable().default(null),
});
export type LedgerFilter = z.infer<typeof LedgerFilter>;

/** What a record is called. The title of a classified one is never told here: its own page shows it to its readers. */
const LedgerRecord = z.strictObject({
  /** what page it has, and for a document which book it stands in */
  kind: z.enum(['document', 'submission', 'person', 'peer']),
  book: z.string().nullable(),
  id: z.string(),
  label: z.string(),
  title: z.string().nullable(),
  level: Level,
});

const FirstWrongHead = z.strictObject({
  /** the last number up to which everything that was vouched for still holds */
  after: z.int(),
  size: z.int(),
  /** the office that has seen the other past; null: our own signed head */
  by: z.string().nullable(),
  why: z.enum(['signature', 'root', 'missing']),
});

/** What was not as it was signed: which entries of the ledger, which record. */
const ActFault = z.strictObject({
  what: z.enum([
    'entry-changed',
    'entry-removed',
    'entry-unsigned',
    'entry-of-another',
    'row-changed',
    'row-removed',
    'row-unsigned',
    'row-of-another',
    'seal-wrong',
  ]),
  /** the entries that it is about: of a record those that wrote it last; 0: none */
  from: z.int(),
  to: z.int(),
  /** whose session signed it; null where nobody is proved */
  by: z.string().nullable(),
  /** of a record: its table and key, and what it is called where that may be told */
  table: z.string().nullable(),
  key: z.string().nullable(),
  record: z.string().nullable(),
});

export const ledgerOps = {
  /** Who keeps no books gets the open entries only, with numbers of their own and no hash (audit/restricted.ts). */
  'ledger.list': query(
    LedgerFilter.extend({
      before: z.int().positive().nullable(),
      limit: z.int().min(1).max(200),
    }),
    {
      items: z.array(
        TimelineItem.extend({
          subject: z.string(),
          hash: z.string(),
          record: LedgerRecord.nullable(),
          /** written while the machine's clock stood ahead: the time is as it was read then, and an officer has set it back since */
          clockWrong: z.boolean(),
        }),
      ),
    },
  ),
  /**
   * Recomputes the chain from the first entry and names the first wrong one; recomputes the tree and compares it with
   * every signed head and with what other offices have seen of it (null for those who may not count secret entries).
   */
  'ledger.verify': query(
    /** `whole`: signatures too that were proved before in this session */
    { whole: z.boolean().default(false) },
    {
      entries: z.int(),
      intact: z.boolean(),
      firstWrong: z.int().nullable(),
      head: z.string(),
      /** what the sessions signed: how many seals, how many signatures were proved just now, what is not as it was signed */
      acts: z.strictObject({
        /** null for those who read no restricted entries: they are told only whether all is as it was signed */
        seals: z.int().nullable(),
        checked: z.int().nullable(),
        /** places that are not as they were signed; for them 1 where there is any */
        found: z.int(),
        /** the first hundred; none for those who read no restricted entries */
        faults: z.array(ActFault),
      }),
      heads: objectOrNull({
        heads: z.int(),
        /** entries up to the last signed head */
        covered: z.int(),
        longestGap: z.int(),
        firstWrong: FirstWrongHead.nullable(),
        last: objectOrNull({ size: z.int(), atMs: TimeMs, root: z.string() }),
        /** offices that witness this ledger, and whether theirs went on as they had told */
        witnesses: listOf({
          name: z.string(),
          /** the newest number of ours that it has seen */
          seen: z.int(),
          /** its own ledger as it last told it */
          theirs: z.int(),
          contradicted: z.boolean(),
        }),
      }),
    },
  ),
  /** Proof that an entry stands in the ledger that the last signed head covers (RFC 9162 §2.1.3). */
  'ledger.proof': query(
    { seq: z.int().positive() },
    {
      seq: z.int(),
      canonical: z.string(),
      size: z.int(),
      root: z.string(),
      path: z.array(z.string()),
      statement: z.string(),
      signature: z.string(),
      certificate: z.string(),
    },
  ),
  /**
   * Writes the ledger with its heads into a file that build/tools/verifyLedger.mjs checks without the product. With
   * scope `open` entries about classified things are represented by their hashes only.
   */
  'ledger.exportTo': hostCommand(
    { path: z.string().min(1).max(4096), scope: z.enum(['open', 'whole']) },
    { entries: z.int(), masked: z.int(), heads: z.int() },
  ),
  /** Minutes for an inspector: the filtered entries in words, the verdict and the last head, as a paper. */
  'ledger.minutes': command(LedgerFilter, {
    reportId: Id,
    pages: z.int(),
    sizeBytes: z.int(),
    entries: z.int(),
  }),
} as const;
