import type { Migration } from '../../electron/vault/db/migration.ts';
import { MIGRATIONS } from '../../electron/vault/db/migrations/index.ts';

/**
 * A step that no program has: what a later one does to a schema. A new table filled from old rows, a column more, an index
 * and a trigger told anew.
 */
export const MADE_UP: Migration = {
  version: MIGRATIONS.length + 1,
  name: 'made-up',
  up: (db) =>
    db.exec(/* sql */ `
      CREATE TABLE made_up (
        document_id TEXT PRIMARY KEY REFERENCES document (id), issuer TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      INSERT INTO made_up (document_id, issuer) SELECT id, issuer FROM document;
      CREATE TRIGGER made_up_stays BEFORE DELETE ON made_up BEGIN SELECT RAISE(ABORT, 'what was made up stays'); END;
      ALTER TABLE office_unit ADD COLUMN room TEXT NOT NULL DEFAULT '';
      DROP INDEX document_code;
      CREATE INDEX document_code ON document (code_key, id);
      DROP TRIGGER direction_stays;
      CREATE TRIGGER direction_stays BEFORE DELETE ON direction BEGIN SELECT RAISE(ABORT, 'a direction stays for good'); END;
    `),
};

/** The steps of a later program. */
export const LATER: readonly Migration[] = [...MIGRATIONS, MADE_UP];

/** Makes a later program of this process, until it is undone. @returns what undoes it, as a hook of vitest may */
export function asLaterProgram(): () => void {
  const steps = MIGRATIONS as Migration[];
  steps.push(MADE_UP);
  return () => void steps.pop();
}
