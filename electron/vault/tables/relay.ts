import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, isThere, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const RelayRow = z.object({
  servers: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  authority: bytes,
  certificate: bytes,
  sealedKey: bytes,
  bytesPerSecond: z.int().nullable(),
  paused: z.int().transform((value) => value === 1),
});
export type RelayRow = z.output<typeof RelayRow>;

/** The relay that was set up, or null. */
export const relayRow = oneOf(RelayRow)(`
  SELECT ${columnsOf(RelayRow)} FROM relay WHERE id = 1`);

export const setRelay = doing<
  [row: Omit<RelayRow, 'paused'>, by: { readonly personId: string; readonly nowMs: number }]
>(`
  INSERT INTO relay (id, servers, authority, certificate, sealed_key, bytes_per_second, paused, set_by, set_ms)
  VALUES (1, :servers, :authority, :certificate, :sealedKey, :bytesPerSecond, 0, :personId, :nowMs)
  ON CONFLICT DO UPDATE SET servers = excluded.servers, authority = excluded.authority,
    certificate = excluded.certificate, sealed_key = excluded.sealed_key, bytes_per_second = excluded.bytes_per_second,
    set_by = excluded.set_by, set_ms = excluded.set_ms`);

export const changeRelay = doing<{ servers: readonly string[]; bytesPerSecond: number | null }>(`
  UPDATE relay SET servers = :servers, bytes_per_second = :bytesPerSecond WHERE id = 1`);

export const pauseRelay = doing<[paused: boolean]>('UPDATE relay SET paused = ? WHERE id = 1');

export const removeRelay = (db: Db): boolean =>
  db.prepare('DELETE FROM relay WHERE id = 1').run().changes > 0;

/** Its recipient asked for it again. */
export const isAskedAgain = isThere<[id: string]>(`
  SELECT 1 FROM outbox WHERE id = ? AND again_ms IS NOT NULL`);

/** All of these, in one question. */
export const askedAgain = (db: Db): ReadonlySet<string> =>
  new Set(db.prepare('SELECT id FROM outbox WHERE again_ms IS NOT NULL').pluck().all() as string[]);

/**
 * The receipts that we gave about an envelope which came once more: its sender has not got them. They go again.
 * @returns how many
 */
export function giveReceiptsAgain(db: Db, rawSha256: string, nowMs: number): number {
  return db
    .prepare(
      `UPDATE outbox SET again_ms = :nowMs WHERE kind = 'receipt' AND stage = 'written' AND again_ms IS NULL AND EXISTS (
         SELECT 1 FROM inbox i WHERE i.raw_sha256 = :rawSha256 AND i.sender_station = outbox.peer_station
            AND i.envelope_id = json_extract(outbox.metadata, '$.about'))`,
    )
    .run({ rawSha256, nowMs }).changes;
}
