import { z } from 'zod';
import { CAPACITIES } from '../../../shared/domain/levels/determine.ts';
import { Level } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

export const LEVEL_EVENTS = ['determined', 'adjusted', 'extended', 'declassified', 'content-opened'] as const;
export const WAYS = ['expired', 'off-list', 'on-request'] as const;
export const EVENT_CAPACITIES = [...CAPACITIES, 'issuer'] as const;

const Dossier = z.record(z.string(), z.union([z.string(), z.number()]));
const LevelEvent = z.object({
  id: z.string(),
  documentId: z.string(),
  seq: z.int(),
  kind: z.enum(LEVEL_EVENTS),
  origin: z.enum(['own', 'issuer']),
  fromLevel: Level,
  toLevel: Level,
  untilBefore: z.string().nullable(),
  untilAfter: z.string().nullable(),
  itemRef: z.string().nullable(),
  itemPlace: z.string().nullable(),
  itemLevel: Level.nullable(),
  itemSample: z.int().nullable(),
  code: z.string(),
  decidedOn: z.string(),
  ground: z.string(),
  decider: z.string(),
  capacity: z.enum(EVENT_CAPACITIES),
  capacityGround: z.string(),
  way: z.enum(WAYS).nullable(),
  /** council decision, minutes, the head's document of a late extension: papers by kind */
  dossier: z.string().transform((text) => Dossier.parse(JSON.parse(text))),
  proposalId: z.string().nullable(),
  proposedBy: z.string().nullable(),
  atMs: z.int(),
  byId: z.string(),
});
/** One act on the level of a document; its row moves the document (triggers in db/schema/protection.ts). */
export type LevelEvent = z.infer<typeof LevelEvent>;

const COLUMNS = columnsOf(LevelEvent);

export const insertEvent = doing<Omit<LevelEvent, 'seq'>>(`
  INSERT INTO level_event (id, document_id, seq, kind, origin, from_level, to_level, until_before, until_after, item_ref,
    item_place, item_level, item_sample, code, decided_on, ground, decider, capacity, capacity_ground, way, dossier,
    proposal_id, proposed_by, at_ms, by_id)
  VALUES (:id, :documentId, 1 + ifnull((SELECT max(seq) FROM level_event WHERE document_id = :documentId), 0), :kind, :origin,
    :fromLevel, :toLevel, :untilBefore, :untilAfter, :itemRef, :itemPlace, :itemLevel, :itemSample, :code, :decidedOn,
    :ground, :decider, :capacity, :capacityGround, :way, :dossier, :proposalId, :proposedBy, :atMs, :byId)`);

/** Oldest first. */
export const eventsOf = manyOf(LevelEvent)<[documentId: string]>(`
  SELECT ${COLUMNS} FROM level_event WHERE document_id = ? ORDER BY seq`);

/** The level before the first change. */
export const registeredLevel = (db: Db, document: { readonly id: string; readonly level: Level }): Level =>
  eventsOf(db, document.id)[0]?.fromLevel ?? document.level;

export const findEvent = oneOf(LevelEvent)<[id: string]>(`SELECT ${COLUMNS} FROM level_event WHERE id = ?`);

export const insertSource = doing<{
  documentId: string;
  sourceId: string;
  how: 'quotes' | 'encloses';
  level: Level;
}>(`
  INSERT INTO level_source (document_id, source_id, how, level) VALUES (:documentId, :sourceId, :how, :level)`);

const SourceRow = z.object({ id: z.string(), how: z.enum(['quotes', 'encloses']), level: Level });

export const sourcesOf = manyOf(SourceRow)<[documentId: string]>(`
  SELECT source_id AS id, how, level FROM level_source WHERE document_id = ? ORDER BY level DESC, source_id`);
