import type { Migration } from '../migrate.ts';

/** Who answers for a task of a plan, a person or a unit; whoever did before stays readable. */
export const m0040: Migration = {
  version: 40,
  name: 'plan holder',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE plan_holder (
      task_id TEXT NOT NULL CHECK (length(task_id) BETWEEN 4 AND 16), position INTEGER NOT NULL CHECK (position > 0),
      person_id TEXT REFERENCES person (id), unit_id TEXT REFERENCES office_unit (id),
      set_by TEXT NOT NULL REFERENCES person (id), set_ms INTEGER NOT NULL,
      PRIMARY KEY (task_id, position), CHECK ((person_id IS NULL) <> (unit_id IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER plan_holder_next BEFORE INSERT ON plan_holder
      WHEN NEW.position <> 1 + (SELECT count(*) FROM plan_holder WHERE task_id = NEW.task_id)
    BEGIN SELECT RAISE(ABORT, 'holders follow each other'); END;
    CREATE TRIGGER plan_holder_fixed BEFORE UPDATE ON plan_holder BEGIN SELECT RAISE(ABORT, 'who held a task stays'); END;
    CREATE TRIGGER plan_holder_stays BEFORE DELETE ON plan_holder BEGIN SELECT RAISE(ABORT, 'who held a task stays'); END;
  `),
};
