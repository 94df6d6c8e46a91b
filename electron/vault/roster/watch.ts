import { z } from 'zod';
import type { WriteDb } from '../db/handles.ts';
import { doing, valuesOf } from '../db/statements.ts';
import { SECTION_NAMES, sectionOf, type SectionName } from './sections.ts';

/** People, posts and certificates. */
export const CONTENT = 'content';
export type Touched = SectionName | typeof CONTENT;
const Touched = z.enum([CONTENT, ...SECTION_NAMES]);

// no conflict clause: that of the statement which fires the trigger would count in its place
const mark = (name: Touched): string =>
  `BEGIN INSERT INTO roster_touched SELECT '${name}' WHERE NOT EXISTS (SELECT 1 FROM roster_touched WHERE name = '${name}'); END;`;

const CONTENT_WATCH = /* sql */ `
  CREATE TEMP TABLE roster_touched (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TEMP TRIGGER roster_person_new AFTER INSERT ON main.person ${mark(CONTENT)}
  CREATE TEMP TRIGGER roster_person_changed
    AFTER UPDATE OF username, full_name, position, state, exception_document, exception_until ON main.person ${mark(CONTENT)}
  CREATE TEMP TRIGGER roster_post_new AFTER INSERT ON main.person_role ${mark(CONTENT)}
  CREATE TEMP TRIGGER roster_post_gone AFTER DELETE ON main.person_role ${mark(CONTENT)}
  CREATE TEMP TRIGGER roster_certificate_new AFTER INSERT ON main.certificate ${mark(CONTENT)}
  CREATE TEMP TRIGGER roster_certificate_revoked AFTER UPDATE OF revoked_ms ON main.certificate ${mark(CONTENT)}
`;

const SECTION_WATCH = SECTION_NAMES.flatMap((name) =>
  sectionOf(name).tables.flatMap((table) =>
    ['INSERT', 'UPDATE', 'DELETE'].map(
      (event) =>
        `CREATE TEMP TRIGGER roster_${name}_${table}_${event} AFTER ${event} ON main.${table} ${mark(name)}`,
    ),
  ),
).join('\n');

/** Notes which of it this connection's own statements change; taken back with the transaction. */
export const watch = (db: WriteDb): void => void db.exec(CONTENT_WATCH + SECTION_WATCH);

export const touched = valuesOf(Touched)('SELECT name FROM temp.roster_touched');
export const untouched = doing('DELETE FROM temp.roster_touched');
