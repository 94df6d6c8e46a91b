import type { WriteDb } from '../../electron/vault/db/handles.ts';

interface Made {
  readonly table: string;
  readonly sql: string;
}

/**
 * The schema as SQLite keeps it, to be read and compared: each table with one column a line, its indexes and triggers
 * below it, tables by name; without remarks, white space squeezed.
 */
export function readableSchema(db: WriteDb): string {
  const made = db
    .prepare(
      `SELECT tbl_name AS "table", sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'fts\\_%' ESCAPE '\\'
        ORDER BY tbl_name, type <> 'table', type, name`,
    )
    .all() as Made[];
  return made
    .map(
      ({ table, sql }, at) => `${at === 0 || made[at - 1]?.table === table ? '' : '\n'}${readable(sql)};\n`,
    )
    .join('');
}

function readable(sql: string): string {
  const squeezed = sql
    .replace(/--[^\n]*/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\( /g, '(')
    .replace(/ \)/g, ')')
    .replace(/' ?, ?'/g, "','")
    .trim();
  return squeezed.startsWith('CREATE TABLE ') ? oneColumnALine(squeezed) : squeezed;
}

/** Breaks after the commas of the outer bracket; none of a table's remarks or texts holds a bracket that is not closed. */
function oneColumnALine(sql: string): string {
  const [from, to] = [sql.indexOf('('), sql.lastIndexOf(')')];
  const columns: string[] = [];
  let [depth, column] = [0, ''];
  for (const sign of sql.slice(from + 1, to)) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) {
      columns.push(column.trim());
      column = '';
    } else column += sign;
  }
  columns.push(column.trim());
  return `${sql.slice(0, from + 1)}\n  ${columns.join(',\n  ')}\n${sql.slice(to)}`;
}
