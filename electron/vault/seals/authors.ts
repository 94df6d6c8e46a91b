import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { valuesOf } from '../db/statements.ts';

/**
 * Whose act a row is says a column that names a person: `by_id`, or what was done and `_by` (`decided_by`). Who stands there must
 * have sealed the row: otherwise somebody wrote an act in another's name and sealed it as the own.
 */
const AUTHOR = /^by_id$|_by$/;

/** Columns of such a name in which somebody stands who signs elsewhere, each with where. */
export const NOT_AUTHOR: Readonly<Record<string, string>> = {
  'access_change.by_id': 'the second officer of a succession or an emergency, in the session of the first',
  'brake_release.seconded_by': 'the second officer, in the session of the first',
  'channel_opening.seconded_by': 'the second officer, in the session of the first',
  'document_reader.by_id': 'the same; readers of what is classified stand in a signed statement (ADR 0034)',
  'level_event.proposed_by': 'the proposal, which was sealed when it was made',
  'recovery_consent.second_by': 'the consent itself, with the own key',
};

/**
 * Words that stay as their author wrote them until the level of the record changes and they are sealed or opened anew: a
 * condition over the row `t`. Rows that the schema lets nobody change need no word here.
 */
export const STAYS_UNLESS: Readonly<Record<string, string>> = Object.fromEntries(
  ['act_words', 'answer_link', 'clock_event', 'direction', 'document_dossier', 'entry_correction'].map(
    (table) => [table, 'EXISTS (SELECT 1 FROM level_event e WHERE e.document_id = t.document_id)'],
  ),
);

const personColumns = valuesOf(z.string())<[table: string]>(
  `SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = 'person' ORDER BY "from"`,
);
const triggersOf = valuesOf(z.string())<[table: string]>(
  `SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?`,
);
/** Refuses every change of a row, whatever the column and the row. */
const REFUSES_ALL = /BEFORE\s+UPDATE\s+ON\s+\w+\s+BEGIN\s+SELECT\s+RAISE\s*\(\s*ABORT/i;

/** Columns of a table in which somebody of the office stands as the one who did it. */
export const authorColumns = (db: Db, table: string): readonly string[] =>
  personColumns(db, table).filter(
    (column) => AUTHOR.test(column) && !Object.hasOwn(NOT_AUTHOR, `${table}.${column}`),
  );

/** SQL over the row `t`: 1 where nobody but its author ever seals it, since nothing of it changes. */
export function staysSql(db: Db, table: string): string {
  const unless = STAYS_UNLESS[table];
  if (unless !== undefined) return `NOT ${unless}`;
  return triggersOf(db, table).some((sql) => REFUSES_ALL.test(sql)) ? '1' : '0';
}

/** In place of a person: the row stood there when sealing began, and whoever came first answers for it. */
export const STOOD_THERE = '';

/**
 * @param people who sealed the row since it is there, in order
 * @param authors who stands in it
 * @param stays nobody but its author ever seals it
 */
export function isOfAnother(people: readonly string[], authors: readonly string[], stays: boolean): boolean {
  const last = people.at(-1);
  if (authors.length === 0 || last === undefined || last === STOOD_THERE) return false;
  if (!people.includes(STOOD_THERE) && authors.some((one) => !people.includes(one))) return true;
  return stays && !authors.includes(last);
}
