import type { Migration } from '../migrate.ts';

/**
 * What happens to a case beside its straight way: duplicates gathered under one case, more time, telling the sender,
 * the copy for the public. Everything is added to and nothing rewritten; who proposes is never who decides.
 */
export const m0014: Migration = {
  version: 14,
  name: 'case-work',
  up: (db) => {
    db.exec(MERGES);
    db.exec(TIME);
    db.exec(ANSWERS);
  },
};

const MERGES = /* sql */ `
  -- A duplicate keeps its record and its receipt; it follows a master until this is undone.
  CREATE TABLE submission_merge (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    master_id TEXT NOT NULL REFERENCES submission (id),
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    undone_by TEXT REFERENCES person (id), undone_ms INTEGER,
    PRIMARY KEY (submission_id, position), CHECK (submission_id <> master_id),
    CHECK ((undone_by IS NULL) = (undone_ms IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX submission_merge_one ON submission_merge (submission_id) WHERE undone_ms IS NULL;
  CREATE INDEX submission_merge_master ON submission_merge (master_id) WHERE undone_ms IS NULL;
  CREATE TRIGGER submission_merge_flat BEFORE INSERT ON submission_merge
    WHEN EXISTS (SELECT 1 FROM submission_merge WHERE undone_ms IS NULL
      AND (submission_id = NEW.master_id OR master_id = NEW.submission_id))
  BEGIN SELECT RAISE(ABORT, 'a master is no duplicate itself'); END;
  CREATE TRIGGER submission_merge_fixed BEFORE UPDATE OF submission_id, position, master_id, by_id, at_ms ON submission_merge
  BEGIN SELECT RAISE(ABORT, 'a merge is undone, never rewritten'); END;
  CREATE TRIGGER submission_merge_undone_once BEFORE UPDATE OF undone_by, undone_ms ON submission_merge WHEN OLD.undone_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a merge is undone once'); END;
  CREATE TRIGGER submission_merge_stays BEFORE DELETE ON submission_merge BEGIN SELECT RAISE(ABORT, 'a merge stays'); END;
`;

const TIME = /* sql */ `
  ALTER TABLE submission ADD COLUMN transfer_confirmed_ms INTEGER;
  ALTER TABLE submission ADD COLUMN rating_comment TEXT NOT NULL DEFAULT '';
  CREATE TRIGGER submission_acknowledged_once BEFORE UPDATE OF acknowledged_ms ON submission
    WHEN OLD.acknowledged_ms IS NOT NULL AND NEW.acknowledged_ms IS NOT OLD.acknowledged_ms
  BEGIN SELECT RAISE(ABORT, 'a sender is told once that the submission came'); END;
  -- A case is opened again once.
  CREATE UNIQUE INDEX submission_reopened_once ON submission_act (submission_id) WHERE act = 'reopen';
  CREATE INDEX submission_not_acknowledged ON submission (number) WHERE acknowledged_ms IS NULL;

  CREATE TABLE submission_extension (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    due_before TEXT NOT NULL, due_on TEXT NOT NULL CHECK (due_on > due_before), reason TEXT NOT NULL CHECK (reason <> ''),
    asked_by TEXT NOT NULL REFERENCES person (id), asked_ms INTEGER NOT NULL,
    decision TEXT CHECK (decision IN ('approved','rejected')), decided_by TEXT REFERENCES person (id), decided_ms INTEGER,
    PRIMARY KEY (submission_id, position),
    CHECK ((decision IS NULL) = (decided_by IS NULL)), CHECK ((decision IS NULL) = (decided_ms IS NULL)),
    CHECK (decided_by IS NULL OR decided_by <> asked_by)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX submission_extension_one ON submission_extension (submission_id) WHERE decision IS NULL;
  CREATE TRIGGER submission_extension_fixed BEFORE UPDATE ON submission_extension
    WHEN OLD.decision IS NOT NULL OR NEW.due_on <> OLD.due_on OR NEW.asked_by <> OLD.asked_by OR NEW.reason <> OLD.reason
      OR NEW.submission_id <> OLD.submission_id OR NEW.position <> OLD.position
  BEGIN SELECT RAISE(ABORT, 'what was asked and decided is fixed'); END;
  CREATE TRIGGER submission_extension_stays BEFORE DELETE ON submission_extension BEGIN SELECT RAISE(ABORT, 'an extension stays'); END;
`;

const ANSWERS = /* sql */ `
  -- The answer reached the sender of this receipt; each receipt of a merged case has its own line.
  CREATE TABLE submission_delivery (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    case_id TEXT NOT NULL REFERENCES submission (id), round INTEGER NOT NULL CHECK (round > 0),
    channel TEXT NOT NULL CHECK (channel IN ('handed','post','phone','email','portal','meeting','envelope')),
    document_code TEXT NOT NULL, by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (submission_id, position)
  ) STRICT; -- rows keep the order in which they were told, also within a millisecond
  CREATE INDEX submission_delivery_case ON submission_delivery (case_id);
  CREATE TRIGGER submission_delivery_answered BEFORE INSERT ON submission_delivery
    WHEN NOT EXISTS (SELECT 1 FROM submission_answer WHERE submission_id = NEW.case_id AND round = NEW.round AND decision = 'approved')
  BEGIN SELECT RAISE(ABORT, 'only an approved answer is delivered'); END;
  CREATE TRIGGER submission_delivery_fixed BEFORE UPDATE ON submission_delivery BEGIN SELECT RAISE(ABORT, 'a delivery is fixed'); END;
  CREATE TRIGGER submission_delivery_stays BEFORE DELETE ON submission_delivery BEGIN SELECT RAISE(ABORT, 'a delivery stays'); END;

  -- The copy without the sender, for the public: prepared by one, released by another.
  CREATE TABLE submission_publication (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    title TEXT NOT NULL CHECK (title <> ''), body TEXT NOT NULL CHECK (body <> ''), answer TEXT NOT NULL CHECK (answer <> ''),
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    decision TEXT CHECK (decision IN ('approved','rejected')), decided_by TEXT REFERENCES person (id), decided_ms INTEGER,
    PRIMARY KEY (submission_id, position),
    CHECK ((decision IS NULL) = (decided_by IS NULL)), CHECK ((decision IS NULL) = (decided_ms IS NULL)),
    CHECK (decided_by IS NULL OR decided_by <> by_id)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX submission_publication_one ON submission_publication (submission_id) WHERE decision IS NULL;
  CREATE TRIGGER submission_publication_fixed BEFORE UPDATE ON submission_publication
    WHEN OLD.decision IS NOT NULL OR NEW.title <> OLD.title OR NEW.body <> OLD.body OR NEW.answer <> OLD.answer OR NEW.by_id <> OLD.by_id
      OR NEW.submission_id <> OLD.submission_id OR NEW.position <> OLD.position
  BEGIN SELECT RAISE(ABORT, 'a public copy is fixed once it is proposed'); END;
  CREATE TRIGGER submission_publication_stays BEFORE DELETE ON submission_publication BEGIN SELECT RAISE(ABORT, 'a public copy stays'); END;
`;
