import { z } from 'zod';

/**
 * Who may use a relay: one line per station. The file that a station writes out under "Khóa và chứng thư" holds more
 * than this; what else stands in it is passed over.
 */
const Directory = z.looseObject({
  stations: z
    .array(
      z.looseObject({
        stationId: z.string().regex(/^[0-9a-f]{32}$/, 'station: 32 hex digits'),
        name: z.string().min(1).max(200),
      }),
    )
    .min(1)
    .max(20_000),
});

export interface RelayStation {
  readonly stationId: string;
  readonly name: string;
}

/** @throws Error on a file that is no directory, or names a station twice */
export function readDirectory(text: string): RelayStation[] {
  const { stations } = Directory.parse(JSON.parse(text));
  const seen = new Set<string>();
  for (const { stationId } of stations) {
    if (seen.has(stationId)) throw new Error(`station ${stationId} stands twice in the directory`);
    seen.add(stationId);
  }
  return stations.map(({ stationId, name }) => ({ stationId, name }));
}
