import type { Db, WriteDb } from '../db/handles.ts';
import {
  isWhole,
  putSchemaBack,
  refuseOtherTables,
  type SchemaDeviation,
  schemaDeviation,
} from '../db/programSchema.ts';
import { about, type LedgerDraft, type Station } from '../ports.ts';

/** What an opening found that is not the program's schema, until the sign-in puts it back. */
const found = new WeakMap<Db, SchemaDeviation>();

/**
 * At each opening, before a row is read.
 * @throws AppError `vault-schema-differs` when a table is missing, other, or not the program's: nothing can make its rows
 */
export function proveSchema(db: WriteDb): void {
  const deviation = schemaDeviation(db);
  refuseOtherTables(deviation);
  if (!isWhole(deviation)) found.set(db, deviation);
}

/** Whether this opening found the schema as the program makes it, or it was put back since. */
export const isSchemaProved = (db: Db): boolean => !found.has(db);

const MOST_NAMED = 10;

/**
 * Puts back what the opening found missing, before anything else of a sign-in is written: a trigger that somebody put in
 * must not add to what is written and sealed now. Names of what is not the program's are anybody's text and stay out.
 * @throws AppError `vault-schema-differs` when rows stand against it
 */
export function putBackAtSignIn(db: Db, { stationId }: Pick<Station, 'stationId'>): LedgerDraft[] {
  const deviation = found.get(db);
  if (deviation === undefined) return [];
  putSchemaBack(db, deviation);
  const names = deviation.missing.map(({ name }) => name);
  return [
    {
      act: 'vault.schema-put-back',
      ...about('station', stationId),
      facts: {
        missing: names.length,
        foreign: deviation.foreign.length,
        names: names.slice(0, MOST_NAMED).join(', '),
      },
    },
  ];
}

/** Once that is committed. */
export const schemaStands = (db: Db): void => void found.delete(db);
