import { z } from 'zod';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { BookKind, Level } from '../../../../shared/ipc/schemas.ts';
import { comparePeople } from '../../../../shared/domain/text/compare.ts';
import type { Db } from '../../db/handles.ts';
import type { Ports } from '../../ports.ts';
import { NUMBER_OF_KEY } from '../../tables/entryKey.ts';
import { lineScope, visibleLines } from '../../knowing/needToKnow.ts';

const MOST_LINES = 5_000;
const Count = z.object({ level: Level, documents: z.int(), files: z.int() });
const Line = z.object({
  level: Level,
  book: BookKind,
  number: z.int(),
  code: z.string(),
  issuer: z.string(),
  enteredOn: z.string(),
  files: z.int(),
});
const Person = z.object({ fullName: z.string(), position: z.string(), certificates: z.int() });

/**
 * What this vault holds, by level: the list that is needed within minutes when a machine is lost or broken into. Asked
 * of the machine itself, or of its last backup brought back elsewhere.
 */
export function holdings(ports: Ports): Output<'backup.holdings'> {
  return { atMs: ports.nowMs(), levels: counts(ports), ...lines(ports.db), people: people(ports.db) };
}

/** Of classified documents those that this person may know. */
const counts = ({ db, actor }: Ports): z.infer<typeof Count>[] =>
  db
    .prepare(
      `SELECT l.level, count(*) AS documents, ifnull(sum(l.files), 0) AS files FROM doc_list l WHERE ${visibleLines('l')}
        GROUP BY l.level ORDER BY CASE l.level WHEN 'tuyet-mat' THEN 0 WHEN 'toi-mat' THEN 1 WHEN 'mat' THEN 2 ELSE 3 END`,
    )
    .all(lineScope(actor))
    .map((row) => Count.parse(row));

/** Classified lines one by one, highest level first; never a trích yếu. */
function lines(db: Db): { lines: z.infer<typeof Line>[]; more: boolean } {
  const rows = db
    .prepare(
      `SELECT l.level, l.book_kind AS book, ${NUMBER_OF_KEY} AS number, l.code, l.issuer, l.entered_on AS enteredOn, l.files
         FROM doc_list l WHERE l.level <> 'none'
        ORDER BY CASE l.level WHEN 'tuyet-mat' THEN 0 WHEN 'toi-mat' THEN 1 ELSE 2 END, l.book_kind, l.sort_key DESC
        LIMIT ${MOST_LINES} + 1`,
    )
    .all();
  return { lines: rows.slice(0, MOST_LINES).map((row) => Line.parse(row)), more: rows.length > MOST_LINES };
}

/** Whose keys lay on the machine: their passphrases are reset and their certificates revoked. */
const people = (db: Db): z.infer<typeof Person>[] =>
  db
    .prepare(
      `SELECT p.full_name AS fullName, p.position,
          (SELECT count(*) FROM certificate c WHERE c.person_id = p.id AND c.revoked_ms IS NULL) AS certificates
         FROM person p WHERE p.state = 'active' ORDER BY p.rowid`,
    )
    .all()
    .map((row) => Person.parse(row))
    .sort((a, b) => comparePeople(a.fullName, b.fullName));
