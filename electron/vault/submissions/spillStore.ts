import { z } from 'zod';
import { SpillPlace } from '../../../shared/ipc/contract/caseWork.ts';
import type { Db } from '../db/handles.ts';

const Found = z.object({
  kind: SpillPlace,
  atMs: z.int(),
  name: z.string(),
  detail: z.string(),
  over: z.int(),
});
export type Found = z.infer<typeof Found>;

/** Words for facts of the ledger are made elsewhere: here they are what stands in it. */
const FROM_LEDGER = (act: string, kind: SpillPlace, detail: string): string =>
  `SELECT '${kind}' AS kind, at_ms AS atMs, actor AS name, ${detail} AS detail, 0 AS over FROM ledger
    WHERE subject_kind = 'submission' AND subject_id = :id AND act = '${act}'`;

/**
 * Where what a case says may lie beside its record. Every part is asked from the table that knows it; a backup or a list
 * that was made before the case came can't hold it.
 */
const PLACES: readonly string[] = [
  // the letter, the mail, the entry of the portal; of what another office passed on, that office is the place
  `SELECT 'origin' AS kind, received_ms AS atMs, source AS name, '' AS detail, 0 AS over FROM submission
    WHERE id = :id AND source <> 'envelope'`,
  `SELECT 'came-from' AS kind, i.read_ms AS atMs, ifnull(i.sender_name, '') AS name, '' AS detail, 0 AS over
     FROM inbox i WHERE i.submission_id = :id`,
  `SELECT 'envelope' AS kind, created_ms AS atMs, peer_name AS name, stage AS detail,
          stage IN ('queued','purged') AS over FROM outbox WHERE submission_id = :id`,
  `SELECT 'backup' AS kind, r.at_ms AS atMs, r.name, ifnull(t.folder, '') AS detail, r.removed_ms IS NOT NULL AS over
     FROM backup_run r JOIN backup_target t ON t.id = r.target_id WHERE r.at_ms >= :receivedMs`,
  `SELECT 'bundle' AS kind, at_ms AS atMs, '' AS name, '' AS detail, 0 AS over
     FROM submission_publication_bundle WHERE submission_id = :id`,
  `SELECT 'consultation' AS kind, c.asked_ms AS atMs, CASE c.office WHEN '' THEN ifnull(p.full_name, '') ELSE c.office END AS name,
          '' AS detail, 0 AS over
     FROM submission_consultation c LEFT JOIN person p ON p.id = c.person_id WHERE c.submission_id = :id`,
  // a workbook of figures lists the subjects of what came in its period
  `SELECT 'workbook' AS kind, at_ms AS atMs, actor AS name, facts ->> 'from' || ' – ' || (facts ->> 'to') AS detail, 0 AS over
     FROM ledger WHERE subject_kind = 'figures' AND act = 'figures.reported' AND at_ms >= :receivedMs
      AND facts ->> 'format' = 'xlsx' AND facts ->> 'scope' = 'office'
      AND :receivedOn BETWEEN facts ->> 'from' AND facts ->> 'to'`,
  FROM_LEDGER('paper.made', 'paper', `facts ->> 'paper'`),
  FROM_LEDGER('file.saved', 'file-saved', `''`),
  FROM_LEDGER('file.opened', 'file-opened', `''`),
  FROM_LEDGER('submission.answer-delivered', 'delivery', `facts ->> 'channel'`),
  FROM_LEDGER('submission.answer-passed-on', 'delivery', `facts ->> 'channel'`),
];

/** The document that the words of a case were sealed into at intake. */
const SEALED = `(SELECT l.target_id FROM submission_link l WHERE l.submission_id = :id AND l.position = 1 AND l.kind = 'document'
   AND EXISTS (SELECT 1 FROM ledger WHERE subject_kind = 'submission' AND subject_id = :id AND act = 'submission.sealed'))`;

const OF_DOCUMENT = (act: string, kind: SpillPlace, detail: string): string =>
  `SELECT '${kind}' AS kind, at_ms AS atMs, actor AS name, ${detail} AS detail, 0 AS over FROM ledger
    WHERE subject_kind = 'document' AND subject_id = ${SEALED} AND act = '${act}'`;

/** Where sealed words may lie beside the classified book: with whoever was given them to read, and wherever they went. */
const SEALED_PLACES: readonly string[] = [
  `SELECT 'reader' AS kind, r.since_ms AS atMs, p.full_name AS name, '' AS detail, 0 AS over
     FROM document_reader r JOIN person p ON p.id = r.person_id WHERE r.document_id = ${SEALED}`,
  `SELECT 'envelope' AS kind, created_ms AS atMs, peer_name AS name, stage AS detail,
          stage IN ('queued','purged') AS over FROM outbox WHERE kind = 'document' AND document_id = ${SEALED}`,
  OF_DOCUMENT('paper.made', 'paper', `facts ->> 'paper'`),
  OF_DOCUMENT('file.saved', 'file-saved', `''`),
  OF_DOCUMENT('file.opened', 'file-opened', `''`),
];

/** Beyond this a list is not worked through by hand. */
const MOST = 2000;

/** The places, the earliest first. */
export function placesOf(
  db: Db,
  of: { readonly id: string; readonly receivedMs: number; readonly receivedOn: string },
): Found[] {
  return [...PLACES, ...SEALED_PLACES]
    .flatMap((sql) => {
      const named = Object.fromEntries(Object.entries(of).filter(([name]) => sql.includes(`:${name}`)));
      return db.prepare(sql).all(named);
    })
    .map((row) => Found.parse(row))
    .sort((a, b) => a.atMs - b.atMs)
    .slice(0, MOST);
}
