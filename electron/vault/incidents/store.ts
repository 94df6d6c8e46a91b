import { z } from 'zod';
import { INCIDENT_PLACES, type IncidentPlace } from '../../../shared/incident.ts';
import type { Db } from '../db/handles.ts';

export interface Incident {
  readonly number: string;
  readonly atMs: number;
  readonly place: IncidentPlace;
  readonly op: string;
  readonly trail: readonly string[];
}

const Row = z.object({
  number: z.string(),
  atMs: z.int(),
  place: z.enum(INCIDENT_PLACES),
  op: z.string(),
  trail: z.string().transform((text) => text.split('\n').filter((line) => line !== '')),
});

/** A number that is there already stays as it is. The oldest beyond a hundred goes (a trigger). */
export function insertIncident(db: Db, { number, atMs, place, op, trail }: Incident): void {
  db.prepare(
    `INSERT INTO incident (number, at_ms, place, op, trail) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (number) DO NOTHING`,
  ).run(number, atMs, place, op, trail.join('\n'));
}

/** All that are kept, the newest first. */
export const keptIncidents = (db: Db): Incident[] =>
  z
    .array(Row)
    .parse(
      db.prepare('SELECT number, at_ms AS atMs, place, op, trail FROM incident ORDER BY seq DESC').all(),
    );

export const countFromPage = (db: Db, sinceMs: number): number =>
  z
    .int()
    .parse(
      db.prepare("SELECT count(*) FROM incident WHERE place = 'page' AND at_ms > ?").pluck().get(sinceMs),
    );
