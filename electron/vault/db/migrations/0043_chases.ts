import type { Migration } from '../migrate.ts';

/**
 * Letters that chase an overdue consultation; documents beside an act of a case; the cap of an extension beside its
 * date; the rule pack that a case was moved to after its dates were looked at.
 */
export const m0043: Migration = {
  version: 43,
  name: 'chases',
  up: (db) =>
    db.exec(/* sql */ `
    -- letter: printed; envelope: sealed for the station of the office that was asked
    CREATE TABLE submission_chase (
      submission_id TEXT NOT NULL, consultation INTEGER NOT NULL, position INTEGER NOT NULL CHECK (position > 0),
      way TEXT NOT NULL CHECK (way IN ('letter','envelope')), body TEXT NOT NULL CHECK (body <> ''),
      envelope_id TEXT REFERENCES outbox (id), by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
      PRIMARY KEY (submission_id, consultation, position),
      FOREIGN KEY (submission_id, consultation) REFERENCES submission_consultation (submission_id, position),
      CHECK ((way = 'envelope') = (envelope_id IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER submission_chase_overdue BEFORE INSERT ON submission_chase WHEN NOT EXISTS (
      SELECT 1 FROM submission_consultation c WHERE c.submission_id = NEW.submission_id AND c.position = NEW.consultation
        AND c.answered_ms IS NULL AND c.due_on < date(NEW.at_ms / 1000, 'unixepoch', '+7 hours'))
    BEGIN SELECT RAISE(ABORT, 'only an overdue question without an answer is chased'); END;
    CREATE TRIGGER submission_chase_fixed BEFORE UPDATE ON submission_chase BEGIN SELECT RAISE(ABORT, 'a chase is fixed'); END;
    CREATE TRIGGER submission_chase_stays BEFORE DELETE ON submission_chase BEGIN SELECT RAISE(ABORT, 'a chase stays'); END;

    CREATE TRIGGER submission_consultation_inside BEFORE INSERT ON submission_consultation WHEN EXISTS (
      SELECT 1 FROM submission_list l WHERE l.submission_id = NEW.submission_id
        AND l.due_on >= date(NEW.asked_ms / 1000, 'unixepoch', '+7 hours') AND NEW.due_on > l.due_on)
    BEGIN SELECT RAISE(ABORT, 'a question is due before its case'); END;

    ALTER TABLE submission_extension ADD COLUMN latest_on TEXT;
    ALTER TABLE submission_extension ADD COLUMN most INTEGER;
    CREATE TRIGGER submission_extension_capped BEFORE INSERT ON submission_extension
      WHEN NEW.latest_on IS NULL OR NEW.most IS NULL OR NEW.due_on > NEW.latest_on
        OR NEW.most <= (SELECT count(*) FROM submission_extension WHERE submission_id = NEW.submission_id AND decision = 'approved')
    BEGIN SELECT RAISE(ABORT, 'an extension stays within its cap'); END;
    CREATE TRIGGER submission_extension_cap_fixed BEFORE UPDATE OF latest_on, most ON submission_extension
    BEGIN SELECT RAISE(ABORT, 'the cap of an extension is fixed'); END;
    CREATE TRIGGER submission_due_moves BEFORE UPDATE OF assigned_due_on ON submission
      WHEN OLD.assigned_on IS NOT NULL AND NEW.assigned_on = OLD.assigned_on AND NEW.assigned_due_on > ifnull(
          OLD.assigned_due_on, (SELECT due_on FROM submission_list WHERE submission_id = NEW.id))
        AND NOT EXISTS (SELECT 1 FROM submission_extension WHERE submission_id = NEW.id AND decision = 'approved'
          AND due_on = NEW.assigned_due_on)
    BEGIN SELECT RAISE(ABORT, 'a date moves on only by an approved extension'); END;

    CREATE TABLE submission_basis (
      submission_id TEXT NOT NULL, act INTEGER NOT NULL, position INTEGER NOT NULL CHECK (position > 0),
      attachment_id TEXT REFERENCES attachment (id), document_id TEXT REFERENCES document (id),
      PRIMARY KEY (submission_id, act, position),
      FOREIGN KEY (submission_id, act) REFERENCES submission_act (submission_id, position),
      CHECK ((attachment_id IS NULL) <> (document_id IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER submission_basis_fixed BEFORE UPDATE ON submission_basis BEGIN SELECT RAISE(ABORT, 'what an act stands on is fixed'); END;
    CREATE TRIGGER submission_basis_stays BEFORE DELETE ON submission_basis BEGIN SELECT RAISE(ABORT, 'what an act stands on stays'); END;

    -- the version that a case is handled by since then; before the first one it is that of its receipt
    CREATE TABLE submission_rules (
      submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
      pack TEXT NOT NULL CHECK (pack LIKE 'submission@%'), by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
      PRIMARY KEY (submission_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER submission_rules_fixed BEFORE UPDATE ON submission_rules BEGIN SELECT RAISE(ABORT, 'a version that was taken over stays'); END;
    CREATE TRIGGER submission_rules_stays BEFORE DELETE ON submission_rules BEGIN SELECT RAISE(ABORT, 'a version that was taken over stays'); END;
  `),
};
