import type { z } from 'zod';
import type { Db } from './handles.ts';

/**
 * A statement of a store, named once: SQL that is a constant when the module is loaded, what it is given, and what comes out,
 * parsed. Each is a function of the database:
 *
 *     export const readersOf = manyOf(Reader)<[documentId: string]>(`SELECT … WHERE document_id = ?`);
 *     readersOf(db, id);
 *
 * Given are values for each `?` in their order (or for `:1`, `:2` where one stands twice, or not in its turn), then the fields
 * of one object (or several) for the `:names`. A boolean is bound as 0 or 1, a list or an object as JSON, in a
 * field or for a `?` of a statement without names. Lint
 * holds that no statement is made inside a function, and that nothing but constants is put into its SQL.
 */
type Args = readonly unknown[] | object;
type Given<A extends Args> = A extends readonly unknown[] ? A : [given: A];

/** Every row. @throws ZodError when one is not what its schema says */
export const manyOf =
  <S extends z.ZodType>(row: S) =>
  <A extends Args = []>(sql: string) => {
    const bound = binding(sql);
    return (db: Db, ...given: Given<A>): z.output<S>[] =>
      db
        .prepare(sql)
        .all(...bound(given))
        .map((one) => row.parse(one));
  };

/** The first row, or null where there is none. */
export const oneOf =
  <S extends z.ZodType>(row: S) =>
  <A extends Args = []>(sql: string) => {
    const bound = binding(sql);
    return (db: Db, ...given: Given<A>): z.output<S> | null => {
      const found = db.prepare(sql).get(...bound(given));
      return found === undefined ? null : row.parse(found);
    };
  };

/** The one row of a statement that always has one (`SELECT count(*) …`). */
export const theOne =
  <S extends z.ZodType>(row: S) =>
  <A extends Args = []>(sql: string) => {
    const bound = binding(sql);
    return (db: Db, ...given: Given<A>): z.output<S> => row.parse(db.prepare(sql).get(...bound(given)));
  };

/** The only column of every row. */
export const valuesOf =
  <S extends z.ZodType>(value: S) =>
  <A extends Args = []>(sql: string) => {
    const bound = binding(sql);
    return (db: Db, ...given: Given<A>): z.output<S>[] =>
      db
        .prepare(sql)
        .all(...bound(given))
        .map((one) => value.parse(only(one)));
  };

/** The only column of the first row, or null where there is no row. */
export const valueOf =
  <S extends z.ZodType>(value: S) =>
  <A extends Args = []>(sql: string) => {
    const bound = binding(sql);
    return (db: Db, ...given: Given<A>): z.output<S> | null => {
      const found = db.prepare(sql).get(...bound(given));
      return found === undefined ? null : value.parse(only(found));
    };
  };

/** The only column of the one row that there always is. */
export const theValue =
  <S extends z.ZodType>(value: S) =>
  <A extends Args = []>(sql: string) => {
    const bound = binding(sql);
    return (db: Db, ...given: Given<A>): z.output<S> =>
      value.parse(only(db.prepare(sql).get(...bound(given))));
  };

/** Whether there is a row. */
export const isThere = <A extends Args = []>(sql: string) => {
  const bound = binding(sql);
  return (db: Db, ...given: Given<A>): boolean => db.prepare(sql).get(...bound(given)) !== undefined;
};

/** Writes. */
export const doing = <A extends Args = []>(sql: string) => {
  const bound = binding(sql);
  return (db: Db, ...given: Given<A>): void => void db.prepare(sql).run(...bound(given));
};

/** Writes; whether exactly one row was changed. */
export const changing = <A extends Args = []>(sql: string) => {
  const bound = binding(sql);
  return (db: Db, ...given: Given<A>): boolean => db.prepare(sql).run(...bound(given)).changes === 1;
};

/** `:1` is a name to SQLite, unlike `?1`, which counts the other names too. */
const NUMBERED = /(?<!\w):1(?!\w)/;
const NAMED = /(?<![\w:]):[a-z]\w*/i;

/** How values are given to a statement; what that depends on is looked up once, when the module is loaded. */
function binding(sql: string): (given: readonly unknown[]) => unknown[] {
  const isNumbered = NUMBERED.test(sql);
  const isNamed = NAMED.test(sql);
  return (given) => {
    const values: unknown[] = [];
    const fields: Record<string, unknown> = {};
    for (const one of given)
      if (isNamed && isFields(one))
        for (const [name, value] of Object.entries(one)) fields[name] = stored(value);
      else values.push(stored(one));
    if (isNumbered) values.splice(0).forEach((value, at) => (fields[at + 1] = value));
    return isNumbered || isNamed ? [...values, fields] : values;
  };
}

const isFields = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

function stored(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return Array.isArray(value) || isFields(value) ? JSON.stringify(value) : value;
}

function only(row: unknown): unknown {
  return typeof row === 'object' && row !== null ? Object.values(row)[0] : undefined;
}
