import type { Migration } from '../migrate.ts';

/** What was reported on the tasks of a plan; the tasks themselves are data of a rule pack. */
export const m0033: Migration = {
  version: 33,
  name: 'plan',
  up: (db) => db.exec(TABLES),
};

const TABLES = /* sql */ `
  CREATE TABLE plan_report (
    task_id TEXT NOT NULL CHECK (length(task_id) BETWEEN 4 AND 16), position INTEGER NOT NULL CHECK (position > 0),
    state TEXT NOT NULL CHECK (state IN ('doing','stuck','done')), percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
    note TEXT NOT NULL CHECK (length(note) <= 1000), on_day TEXT NOT NULL, rule_pack TEXT NOT NULL,
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    PRIMARY KEY (task_id, position), CHECK ((state = 'done') = (percent = 100))
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER plan_report_next BEFORE INSERT ON plan_report
    WHEN NEW.position <> 1 + (SELECT count(*) FROM plan_report WHERE task_id = NEW.task_id)
  BEGIN SELECT RAISE(ABORT, 'reports follow each other'); END;
  CREATE TRIGGER plan_report_fixed BEFORE UPDATE ON plan_report BEGIN SELECT RAISE(ABORT, 'what was reported stays'); END;
  CREATE TRIGGER plan_report_stays BEFORE DELETE ON plan_report BEGIN SELECT RAISE(ABORT, 'what was reported stays'); END;
`;
