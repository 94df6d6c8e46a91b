import type { Migration } from '../migrate.ts';

/**
 * Units of the office (phòng, ban) and who belongs to which since when. Figures by unit ask on the day on which a stay
 * began, so that whoever moves on leaves the past where it was.
 */
export const m0037: Migration = {
  version: 37,
  name: 'units',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE office_unit (
      id TEXT PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''), from_on TEXT NOT NULL,
      to_on TEXT CHECK (to_on >= from_on), created_ms INTEGER NOT NULL, created_by TEXT NOT NULL REFERENCES person (id)
    ) STRICT;
    CREATE TRIGGER office_unit_stays BEFORE DELETE ON office_unit
    BEGIN SELECT RAISE(ABORT, 'a unit stays: figures of its time are counted under it'); END;
    -- from_day: days since 1970-01-01, as in submission_stay; no unit: belongs to none since then
    CREATE TABLE unit_member (
      person_id TEXT NOT NULL REFERENCES person (id), from_day INTEGER NOT NULL,
      unit_id TEXT REFERENCES office_unit (id), set_ms INTEGER NOT NULL, set_by TEXT NOT NULL REFERENCES person (id),
      PRIMARY KEY (person_id, from_day)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX unit_member_unit ON unit_member (unit_id) WHERE unit_id IS NOT NULL;
  `),
};
