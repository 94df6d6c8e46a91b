import type { z } from 'zod';

/** Of a row's fields, what is not simply its name as a column: another column, or SQL (a dot, a bracket or a blank in it). */
type Named<S extends z.ZodObject> = Readonly<Partial<Record<keyof S['shape'], string>>>;

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * The columns of a row as SELECT names them: a field `documentDate` is the column `document_date`. A constant of a module,
 * so that a row is told once, by its schema.
 *
 * @param table alias of the table that the columns are of, where there are several
 * @param named fields that are another column, or SQL: `{ id: 'document_id', by: 'p.full_name' }`
 */
export function columnsOf<S extends z.ZodObject>(
  row: S,
  table = '',
  named: Named<S> = {} as Named<S>,
): string {
  const fields = Object.keys(row.shape);
  return fields
    .map((field) => {
      const column = named[field] ?? columnOf(field);
      const from = table === '' || /[.(\s']/.test(column) ? column : `${table}.${column}`;
      return column === field ? from : `${from} AS "${field}"`;
    })
    .join(', ');
}

/**
 * INSERT of a row with the fields of its schema, bound by their names.
 *
 * @param named fields whose column has another name
 * @param fixed columns beside them, and their SQL: `{ state: "'open'" }`
 */
export function insertInto<S extends z.ZodObject>(
  table: string,
  row: S,
  named: Named<S> = {} as Named<S>,
  fixed: Readonly<Record<string, string>> = {},
): string {
  const fields = Object.keys(row.shape);
  const columns = [...fields.map((field) => named[field] ?? columnOf(field)), ...Object.keys(fixed)];
  const values = [...fields.map((field) => `:${field}`), ...Object.values(fixed)];
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`;
}

/** What an UPDATE sets to the fields of a row: `issuer = :issuer, document_date = :documentDate`. */
export const settingOf = (row: z.ZodObject): string =>
  Object.keys(row.shape)
    .map((field) => `${columnOf(field)} = :${field}`)
    .join(', ');
