import type { Migration } from '../migrate.ts';

/** Requests to an authority outside also for the keys of a person; of each holder and purpose one waits at a time. */
export const m0041: Migration = {
  version: 41,
  name: 'outside people',
  up: (db) =>
    db.exec(/* sql */ `
    ALTER TABLE office_request ADD COLUMN person_id TEXT REFERENCES person (id);
    DROP INDEX office_request_waiting;
    CREATE UNIQUE INDEX office_request_waiting ON office_request (purpose, ifnull(person_id, '')) WHERE settled_ms IS NULL;
    CREATE TRIGGER office_request_holder_fixed BEFORE UPDATE OF person_id ON office_request
    BEGIN SELECT RAISE(ABORT, 'a request is fixed'); END;
  `),
};
