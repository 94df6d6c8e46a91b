import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { acceptedSequences } from '../envelopes/listStore.ts';

/** Numbers listed as missing of one sender; more than that is one story. */
const MAX_MISSING = 100;

/** The numbers of a sender below its highest accepted one that neither came nor were given up. */
export function missingOf(db: Db, station: string): number[] {
  const waived = waivedSequences(db, station);
  const missing: number[] = [];
  let expected = 1;
  for (const sequence of acceptedSequences(db, station)) {
    for (; expected < sequence && missing.length < MAX_MISSING; expected++)
      if (!waived.has(expected)) missing.push(expected);
    expected = sequence + 1;
  }
  return missing;
}

const waivedSequences = (db: Db, senderStation: string): Set<number> =>
  new Set(
    db
      .prepare('SELECT sequence FROM inbox_waiver WHERE sender_station = ?')
      .all(senderStation)
      .map((row) => z.object({ sequence: z.int() }).parse(row).sequence),
  );
