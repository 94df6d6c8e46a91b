/** Figures: where every case stood on every day, sheets of other offices, tasks of a plan. */
export const FIGURES = /* sql */ `
  -- Where every case stood on every day. A stay is a case in one state, with one person and one date; it is written by the
  -- database itself when the line of the list changes, so that no act can forget it. All figures are counted from stays.
  CREATE TABLE submission_stay (
    line INTEGER NOT NULL REFERENCES submission_list (sort_key),
    -- the act that began it, by its position; 0 is the receipt
    position INTEGER NOT NULL CHECK (position >= 0),
    grp TEXT NOT NULL, via TEXT NOT NULL, state TEXT NOT NULL, lead_id TEXT, due_day INTEGER,
    from_day INTEGER NOT NULL, to_day INTEGER NOT NULL CHECK (to_day >= from_day),
    -- +1: the case came onto the desk, -1: it went off
    step INTEGER NOT NULL CHECK (step IN (-1, 0, 1)),
    accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
    -- of an answer: after its date, and days since the receipt
    late INTEGER CHECK (late IN (0, 1)), days INTEGER CHECK (days >= 0),
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    PRIMARY KEY (from_day, line, position)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX submission_stay_line ON submission_stay (line, position);
  CREATE INDEX submission_stay_open ON submission_stay (to_day, from_day, due_day, state, grp, lead_id)
    WHERE state IN ('received','classifying','awaiting-supplement','assigned','in-progress','awaiting-approval','approved');
  CREATE TRIGGER submission_stay_fixed BEFORE UPDATE ON submission_stay
    WHEN OLD.to_day <> 999999 OR NEW.line <> OLD.line OR NEW.position <> OLD.position OR NEW.grp <> OLD.grp OR NEW.via <> OLD.via
      OR NEW.state <> OLD.state OR NEW.lead_id IS NOT OLD.lead_id OR NEW.from_day <> OLD.from_day OR NEW.step <> OLD.step
      OR NEW.accepted <> OLD.accepted OR NEW.late IS NOT OLD.late OR NEW.days IS NOT OLD.days OR NEW.rating IS NOT OLD.rating
  BEGIN SELECT RAISE(ABORT, 'where a case stood is fixed'); END;
  CREATE TRIGGER submission_stay_stays BEFORE DELETE ON submission_stay BEGIN SELECT RAISE(ABORT, 'where a case stood stays'); END;

  -- Signed figures of a period: those this office made, and those it took in from offices under it. A correction is a
  -- later sheet of the same office and period; the earlier one stays.
  CREATE TABLE figure_sheet (
    id TEXT PRIMARY KEY, origin TEXT NOT NULL CHECK (origin IN ('own','taken')),
    office_code TEXT NOT NULL CHECK (office_code <> ''), office_name TEXT NOT NULL,
    period_kind TEXT NOT NULL CHECK (period_kind IN ('week','month','quarter','half','year')), from_on TEXT NOT NULL, to_on TEXT NOT NULL,
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL CHECK (version > 0), note TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)), sha256 TEXT NOT NULL UNIQUE, p7s BLOB NOT NULL CHECK (length(p7s) > 64),
    serial TEXT NOT NULL, through TEXT NOT NULL CHECK (through IN ('here','file','envelope')),
    kept_ms INTEGER NOT NULL, kept_by TEXT NOT NULL REFERENCES person (id),
    CHECK (from_on <= to_on), CHECK ((origin = 'own') = (through = 'here')),
    UNIQUE (origin, office_code, period_kind, from_on, version)
  ) STRICT;
  CREATE INDEX figure_sheet_period ON figure_sheet (period_kind, from_on, office_code, version);
  CREATE TRIGGER figure_sheet_fixed BEFORE UPDATE ON figure_sheet BEGIN SELECT RAISE(ABORT, 'a signed sheet is corrected by another one'); END;
  CREATE TRIGGER figure_sheet_stays BEFORE DELETE ON figure_sheet BEGIN SELECT RAISE(ABORT, 'a signed sheet stays'); END;
  CREATE TRIGGER figure_sheet_newer BEFORE INSERT ON figure_sheet
    WHEN EXISTS (SELECT 1 FROM figure_sheet o WHERE o.origin = NEW.origin AND o.office_code = NEW.office_code
      AND o.period_kind = NEW.period_kind AND o.from_on = NEW.from_on AND o.version >= NEW.version)
  BEGIN SELECT RAISE(ABORT, 'an older sheet does not replace a newer one'); END;

  -- Offices whose figures are waited for.
  CREATE TABLE figure_office (
    office_code TEXT PRIMARY KEY, office_name TEXT NOT NULL CHECK (office_name <> ''), expected INTEGER NOT NULL CHECK (expected IN (0, 1)),
    set_by TEXT NOT NULL REFERENCES person (id), set_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER figure_office_stays BEFORE DELETE ON figure_office BEGIN SELECT RAISE(ABORT, 'an office stays'); END;

  -- What was reported on the tasks of a plan; the tasks themselves are data of a rule pack.
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

  -- Who answers for a task of a plan, a person or a unit; whoever did before stays readable.
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
`;
