import type { Migration } from '../migrate.ts';

/** Guided tasks of a training vault: each run of a person, its time and mistakes. No other vault keeps any. */
export const m0024: Migration = {
  version: 24,
  name: 'lessons',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE lesson_run (
      id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id),
      lesson_id TEXT NOT NULL CHECK (lesson_id <> ''), version TEXT NOT NULL,
      -- the ledger's last number when it began: what came after it is judged
      start_seq INTEGER NOT NULL CHECK (start_seq >= 0), started_ms INTEGER NOT NULL,
      ended_ms INTEGER, finished INTEGER CHECK (finished IN (0, 1)), seconds INTEGER, mistakes INTEGER,
      CHECK ((ended_ms IS NULL) = (finished IS NULL)),
      CHECK ((finished = 1) = (seconds IS NOT NULL AND mistakes IS NOT NULL) OR finished IS NULL)
    ) STRICT;
    CREATE UNIQUE INDEX lesson_run_one ON lesson_run (person_id) WHERE ended_ms IS NULL;
    CREATE TRIGGER lesson_run_training BEFORE INSERT ON lesson_run WHEN (SELECT training FROM station WHERE id = 1) <> 1
    BEGIN SELECT RAISE(ABORT, 'lessons run in a training vault only'); END;
    CREATE TRIGGER lesson_run_fixed BEFORE UPDATE ON lesson_run
    WHEN OLD.ended_ms IS NOT NULL OR NEW.person_id <> OLD.person_id OR NEW.lesson_id <> OLD.lesson_id
      OR NEW.start_seq <> OLD.start_seq OR NEW.started_ms <> OLD.started_ms
    BEGIN SELECT RAISE(ABORT, 'a run of a lesson is ended once'); END;
  `),
};
