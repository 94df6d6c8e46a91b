import { z } from 'zod';
import type { Place } from '../../../shared/ipc/contract/copyRecords.ts';
import { changing, manyOf, oneOf } from '../db/statements.ts';

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

export const allPlaces = manyOf(PlaceRow)(`${SELECT} ORDER BY state DESC, room, cabinet, shelf, box`);

export const findPlace = oneOf(PlaceRow)<[id: string]>(`${SELECT} WHERE id = ?`);

type PlaceName = Pick<Place, 'id' | 'room' | 'cabinet' | 'shelf' | 'box'>;

/** @returns false when that place exists */
export const insertPlace = changing<PlaceName & { nowMs: number }>(`
  INSERT INTO storage_place (id, room, cabinet, shelf, box, state, created_ms)
  VALUES (:id, :room, :cabinet, :shelf, :box, 'open', :nowMs) ON CONFLICT DO NOTHING`);

export const closePlace = changing<[id: string]>(`
  UPDATE storage_place SET state = 'closed' WHERE id = ? AND state = 'open'`);
