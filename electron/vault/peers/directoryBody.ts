import { z } from 'zod';
import { DirectoryLine, StationLine } from '../../../shared/ipc/contract/directory.ts';
import { guarded } from '../crypto/refusal.ts';

/** A JSON file whose `body` is the exact text that the issuing office signed, as the card of a station. */
export const FORMAT = 'an-thu-directory';
export const MAX_DIRECTORY_BYTES = 16 * 1024 * 1024;

export const DirectoryFile = z.looseObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  body: z.string(),
  signature: z.base64().max(100_000),
});
export const DirectoryText = z.looseObject({
  issuer: z.strictObject({ code: z.string().min(1).max(64), name: z.string().min(1).max(200) }),
  training: z.boolean(),
  issuedMs: z.int().nonnegative(),
  lines: z.array(DirectoryLine).max(20_000),
  /** a directory of an older version names none */
  stations: z.array(StationLine).max(20_000).default([]),
});
export type DirectoryBody = z.output<typeof DirectoryText>;

/** Reads a directory that is kept here; it was judged when it was taken. */
export function keptDirectory(raw: Uint8Array): DirectoryBody {
  return guarded('message-malformed', () =>
    DirectoryText.parse(JSON.parse(DirectoryFile.parse(JSON.parse(Buffer.from(raw).toString('utf8'))).body)),
  );
}
