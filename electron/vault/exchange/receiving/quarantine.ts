import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { raise } from '../../../../shared/errors.ts';
import type { Db } from '../../db/handles.ts';
import { doing, manyOf, theOne } from '../../db/statements.ts';
import { handlers, preparedCommand } from '../../ports.ts';
import { inboxPath } from '../../disk/places.ts';
import { findIn } from '../../envelopes/store.ts';

/** How much may lie in quarantine, whole and in number. */
export interface Room {
  readonly files: number;
  readonly bytes: number;
}
export interface QuarantineQuota {
  /** of one station that signed, or of all that came by one channel and proved nothing */
  readonly origin: Room;
  readonly total: Room;
}
export const QUARANTINE_QUOTA: QuarantineQuota = {
  origin: { files: 500, bytes: 256 * 1024 ** 2 },
  total: { files: 5_000, bytes: 1024 ** 3 },
};

/** Enough to see what somebody sent under the name of an envelope. */
const HEAD_BYTES = 4096;

/** The first bytes of a file in the vault. */
export function headOf(path: string): Buffer {
  const fd = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return head.subarray(0, readSync(fd, head, 0, head.length, 0));
  } finally {
    closeSync(fd);
  }
}

const Standing = z.object({ files: z.int(), bytes: z.int() });

/** What lies there now, discarded things not counted; of one origin, or of all. */
const standing = theOne(Standing)<[origin: string | null]>(`
  SELECT count(*) AS files, ifnull(sum(kept_bytes), 0) AS bytes FROM quarantine
   WHERE discarded_ms IS NULL AND (:1 IS NULL OR origin = :1)`);

/** How one more file of an origin may be kept: `whole`, its `head` only, or not at all. */
export function roomFor(
  db: Db,
  file: { readonly origin: string; readonly bytes: number },
  quota: QuarantineQuota,
): 'whole' | 'head' | 'none' {
  const [own, all] = [standing(db, file.origin), standing(db, null)];
  if (own.files >= quota.origin.files || all.files >= quota.total.files) return 'none';
  const fits = own.bytes + file.bytes <= quota.origin.bytes && all.bytes + file.bytes <= quota.total.bytes;
  return fits ? 'whole' : 'head';
}

export interface KeptOut {
  readonly inboxId: string;
  readonly rawSha256: string;
  readonly origin: string;
  readonly keptBytes: number;
  readonly head: Uint8Array;
}

/** Beside the row of an envelope in quarantine. What does not lie in the folder is missed by nobody. */
export function keepOut(db: Db, { rawSha256, ...kept }: KeptOut): void {
  db.prepare(
    'INSERT INTO quarantine (inbox_id, origin, kept_bytes, head) VALUES (:inboxId, :origin, :keptBytes, :head)',
  ).run({ ...kept });
  if (kept.keptBytes === 0) leave(db, rawSha256);
}

const leave = doing<[rawSha256: string]>(`
  INSERT OR IGNORE INTO envelope_left (box, name) VALUES ('inbox', ?)`);

const Lying = z.object({ id: z.string(), rawSha256: z.string(), bytes: z.int() });

/** The one, or with it all of the same reason and the same claimed sender. */
const lying = manyOf(Lying)<[id: string, alike: boolean]>(`
  SELECT i.id, i.raw_sha256 AS rawSha256, q.kept_bytes AS bytes FROM quarantine q JOIN inbox i ON i.id = q.inbox_id
   WHERE q.discarded_ms IS NULL AND (i.id = :1 OR :2 = 1 AND EXISTS (
     SELECT 1 FROM inbox o WHERE o.id = :1 AND o.error_code = i.error_code AND o.error_reason IS i.error_reason
       AND o.sender_station IS i.sender_station))`);

/** Sealed bytes that nobody keeps any more; what a crash leaves here is swept at sign-in. */
export function removeRaw(dir: string, digests: readonly string[]): void {
  for (const digest of digests) rmSync(inboxPath(dir, digest), { force: true });
}

/** What lies outside the database once the transaction stands. */
interface Raw {
  readonly places: string[];
}

export const quarantineHandlers = handlers({
  /** What was kept out is thrown away: its bytes go, its row and what it was kept out for stay on record. */
  'exchange.discard': preparedCommand({
    prepare: (): Promise<Raw> => Promise.resolve({ places: [] }),
    apply: (ports, { envelopeId, alike }, raw) => {
      const row = findIn(ports.db, envelopeId) ?? raise('not-found', { id: envelopeId });
      const all = lying(ports.db, row.id, alike);
      if (!all.some(({ id }) => id === row.id))
        raise('illegal-transition', { from: row.stage, action: 'discard' });
      for (const { id, rawSha256 } of all) {
        ports.db
          .prepare(
            `UPDATE quarantine SET discarded_ms = :nowMs, discarded_by = :by, kept_bytes = 0, head = x'' WHERE inbox_id = :id`,
          )
          .run({ id, nowMs: ports.nowMs(), by: ports.actor.id });
        leave(ports.db, rawSha256);
        raw.places.push(rawSha256);
      }
      const bytes = all.reduce((sum, one) => sum + one.bytes, 0);
      const facts = { code: row.errorCode, files: all.length, bytes };
      ports.append({ act: 'envelope.discarded', subjectKind: 'envelope', subjectId: row.id, facts });
      ports.announce('exchange.changed', ...all.map(({ id }) => id));
      return { discarded: all.length };
    },
    settle: (ports, { places }) => removeRaw(ports.dir, places),
  }),
});
