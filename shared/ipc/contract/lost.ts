import { z } from 'zod';
import { CivilDate, filled, Level, Passphrase, listOf } from '../schemas.ts';
import { HoldingLine } from './backup.ts';
import { command, query } from './spec.ts';

const Count = z.int().nonnegative();
/** of a trusted office's station; null: this very station, brought back from its backup */
const Which = z.string().min(1).max(64).nullable();

const Held = z.strictObject({
  name: z.string(),
  officeName: z.string(),
  /** this person keeps no books: of classified documents only those are told that the person may know */
  partial: z.boolean(),
  levels: listOf({ level: Level, documents: Count, files: Count }),
  /** only for those who keep or check the books; never a trích yếu */
  lines: z.array(
    HoldingLine.extend({
      /** `own`: it lay in the vault; `sent` to the lost station; `received` from it */
      way: z.enum(['own', 'sent', 'received']),
    }),
  ),
  more: z.boolean(),
  /** whose keys lay on the machine; empty for another office's */
  people: z.array(z.string()),
  /** what the act would do */
  plan: z.strictObject({ openings: Count, certificates: Count, waiting: Count, relay: z.boolean() }),
});

export const lostOps = {
  /** What a lost station held, by level: from what was exchanged with it, or from this vault that came from its backup. */
  'lost.look': query({ stationId: Which }, Held),
  /**
   * One act, by two officers on a report: the office's certificates renewed and the old ones taken back, the list of
   * revoked ones made, channels above level none closed, the relay paused, everyone to change the passphrase; for
   * another office's station its card out of trust and its channels closed. The report is the paper of it.
   */
  'lost.settle': command(
    {
      stationId: Which,
      noticedOn: CivilDate,
      place: filled(200),
      ground: filled(200),
      /** it stood unlocked: nothing that its keys ever signed can be trusted any more */
      wasOpen: z.boolean(),
      passphrase: Passphrase,
      secondUsername: z.string().max(64),
      secondPassphrase: Passphrase,
    },
    {
      reportId: z.string(),
      pages: Count,
      sizeBytes: Count,
      openings: Count,
      certificates: Count,
      people: Count,
    },
  ),
} as const;
