import { z } from 'zod';
import type { Place } from '../../../shared/ipc/contract/copyRecords.ts';
import type { Db } from '../db/handles.ts';

const PlaceRow = z.object({
  id: z.string(),
  room: z.string(),
  cabinet: z.string(),
  shelf: z.string(),
  box: z.string(),
  open: z.int().transform((n) => n === 1),
  copies: z.int(),
});
const SELECT = `SELECT id, room, cabinet, shelf, box, state = 'open' AS open,
  (SELECT count(*) FROM copy WHERE place_id = storage_place.id) AS copies FROM storage_place`;

export const allPlaces = (db: Db): Place[] =>
  db
    .prepare(`${SELECT} ORDER BY state DESC, room, cabinet, shelf, box`)
    .all()
    .map((row) => PlaceRow.parse(row));

export function findPlace(db: Db, id: string): Place | null {
  const row = db.prepare(`${SELECT} WHERE id = ?`).get(id);
  return row === undefined ? null : PlaceRow.parse(row);
}

type PlaceName = Pick<Place, 'id' | 'room' | 'cabinet' | 'shelf' | 'box'>;

/** @returns false when that place exists */
export const insertPlace = (db: Db, place: PlaceName & { nowMs: number }): boolean =>
  db
    .prepare(
      `INSERT INTO storage_place (id, room, cabinet, shelf, box, state, created_ms)
       VALUES (:id, :room, :cabinet, :shelf, :box, 'open', :nowMs) ON CONFLICT DO NOTHING`,
    )
    .run(place).changes === 1;

export const closePlace = (db: Db, id: string): boolean =>
  db.prepare("UPDATE storage_place SET state = 'closed' WHERE id = ? AND state = 'open'").run(id).changes ===
  1;
