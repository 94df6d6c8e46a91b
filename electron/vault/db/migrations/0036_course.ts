import type { Migration } from '../migrate.ts';

/** The course of a training vault: learners by their own names, and the signed reports of training stations. */
export const m0036: Migration = {
  version: 36,
  name: 'course',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE lesson_learner (
      person_id TEXT PRIMARY KEY REFERENCES person (id), full_name TEXT NOT NULL CHECK (full_name <> ''),
      office TEXT NOT NULL CHECK (office <> ''), at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER lesson_learner_training BEFORE INSERT ON lesson_learner
      WHEN (SELECT training FROM station WHERE id = 1) <> 1
    BEGIN SELECT RAISE(ABORT, 'learners are named in a training vault only'); END;
    CREATE TABLE course_report (
      id TEXT PRIMARY KEY, origin TEXT NOT NULL CHECK (origin IN ('own','taken')), station_id TEXT NOT NULL CHECK (station_id <> ''),
      root_sha256 TEXT NOT NULL CHECK (length(root_sha256) = 64), made_ms INTEGER NOT NULL, edition INTEGER NOT NULL CHECK (edition > 0),
      content TEXT NOT NULL CHECK (json_valid(content)), sha256 TEXT NOT NULL UNIQUE, p7s BLOB NOT NULL CHECK (length(p7s) > 64),
      through TEXT NOT NULL CHECK (through IN ('here','file','envelope')), kept_ms INTEGER NOT NULL,
      kept_by TEXT NOT NULL REFERENCES person (id), CHECK ((origin = 'own') = (through = 'here')),
      UNIQUE (origin, station_id, edition)
    ) STRICT;
    CREATE TRIGGER course_report_training BEFORE INSERT ON course_report
      WHEN (SELECT training FROM station WHERE id = 1) <> 1
    BEGIN SELECT RAISE(ABORT, 'courses are held in a training vault only'); END;
    CREATE TRIGGER course_report_newer BEFORE INSERT ON course_report
      WHEN EXISTS (SELECT 1 FROM course_report o WHERE o.origin = NEW.origin AND o.station_id = NEW.station_id
        AND (o.edition >= NEW.edition OR o.root_sha256 <> NEW.root_sha256))
    BEGIN SELECT RAISE(ABORT, 'only a newer report under the same root'); END;
    CREATE TRIGGER course_report_fixed BEFORE UPDATE ON course_report BEGIN SELECT RAISE(ABORT, 'what was signed stays'); END;
    CREATE TRIGGER course_report_stays BEFORE DELETE ON course_report BEGIN SELECT RAISE(ABORT, 'what was signed stays'); END;
  `),
};
