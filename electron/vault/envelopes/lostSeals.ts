import type { Db } from '../db/handles.ts';
import { type OutRow, isUnheardOf } from './store.ts';

/** The loss of the machine that a row of the outbox was sealed for; the words of `ledger_subject`. */
const LOSS = `subject_kind = 'peer' AND act = 'incident.peer-lost'`;

/** In a question about `outbox`: sealed for keys of a machine that was given as lost since. */
export const FOR_LOST = `EXISTS (SELECT 1 FROM ledger l WHERE l.${LOSS} AND l.subject_id = outbox.peer_station
  AND l.at_ms >= outbox.created_ms)`;

/** In a question about `outbox`: to a station that was ever given as lost; there are few, and mostly none. */
export const TO_LOST = `outbox.peer_station IN (SELECT subject_id FROM ledger WHERE ${LOSS})`;

/**
 * Whether an envelope was sealed for keys that lay on a machine which was given as lost afterwards: such bytes never
 * leave, whatever card of its office is in force now and whatever stage it came to. What was only queued by then is
 * counted in: a run may have sealed it and not come to write that down.
 */
export const sealedForLost = (
  db: Db,
  { peerStation, createdMs }: Pick<OutRow, 'peerStation' | 'createdMs'>,
): boolean =>
  db
    .prepare(
      `SELECT 1 FROM ledger WHERE ${LOSS} AND subject_id = :peerStation AND at_ms >= :createdMs LIMIT 1`,
    )
    .get({ peerStation, createdMs }) !== undefined;

/** Sealed for a lost machine, and still to come to its recipient: on its way, or asked for again. */
export const isHeld = (db: Db, row: OutRow): boolean =>
  row.replacedBy === null &&
  (isUnheardOf(row) || (row.againMs !== null && row.stage !== 'purged')) &&
  sealedForLost(db, row);

const BY_OFFICE: readonly string[] = ['receipt', 'request', 'recall'];

/** Signed by the office alone, from what its row says: nobody has to do anything for a new one. */
export const isByOffice = ({ kind }: Pick<OutRow, 'kind'>): boolean => BY_OFFICE.includes(kind);

/** How many wait for a person, in a question about `outbox`; those of the office go by themselves. */
export const HELD = `replaced_by IS NULL AND kind NOT IN ('receipt','request','recall') AND ${TO_LOST}
  AND (stage IN ('queued','sealed','written') OR (again_ms IS NOT NULL AND stage <> 'purged')) AND ${FOR_LOST}`;
