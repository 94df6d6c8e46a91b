import type { Migration } from '../migrate.ts';

/**
 * What belongs to the life of a case beside its steps: questions with dates of their own, links to other cases and
 * documents, the signatures and the number of an answer, and which public copies left in which bundle.
 */
export const m0019: Migration = {
  version: 19,
  name: 'case-life',
  up: (db) => {
    db.exec(CONSULTATIONS);
    db.exec(LINKS);
    db.exec(ISSUES);
  },
};

const CONSULTATIONS = /* sql */ `
  CREATE TABLE submission_consultation (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    -- a colleague, or an office outside: one of them
    person_id TEXT REFERENCES person (id), office TEXT NOT NULL, question TEXT NOT NULL CHECK (question <> ''),
    due_on TEXT NOT NULL, asked_by TEXT NOT NULL REFERENCES person (id), asked_ms INTEGER NOT NULL,
    answer TEXT CHECK (answer <> ''), answered_by TEXT REFERENCES person (id), answered_ms INTEGER,
    PRIMARY KEY (submission_id, position), CHECK ((person_id IS NULL) = (office <> '')), CHECK (person_id IS NOT asked_by),
    CHECK ((answer IS NULL) = (answered_ms IS NULL)), CHECK ((answer IS NULL) = (answered_by IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX submission_consultation_open ON submission_consultation (due_on) WHERE answered_ms IS NULL;
  CREATE TRIGGER submission_consultation_fixed BEFORE UPDATE ON submission_consultation
    WHEN OLD.answered_ms IS NOT NULL OR NEW.question <> OLD.question OR NEW.due_on <> OLD.due_on OR NEW.asked_by <> OLD.asked_by
      OR NEW.person_id IS NOT OLD.person_id OR NEW.office <> OLD.office OR NEW.submission_id <> OLD.submission_id
      OR NEW.position <> OLD.position OR NEW.asked_ms <> OLD.asked_ms
  BEGIN SELECT RAISE(ABORT, 'what was asked and answered is fixed'); END;
  CREATE TRIGGER submission_consultation_stays BEFORE DELETE ON submission_consultation
  BEGIN SELECT RAISE(ABORT, 'a consultation stays'); END;
`;

const LINKS = /* sql */ `
  CREATE TABLE submission_link (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    kind TEXT NOT NULL CHECK (kind IN ('submission','document')), target_id TEXT NOT NULL, note TEXT NOT NULL,
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    undone_by TEXT REFERENCES person (id), undone_ms INTEGER,
    PRIMARY KEY (submission_id, position), CHECK (submission_id <> target_id),
    CHECK ((undone_by IS NULL) = (undone_ms IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX submission_link_once ON submission_link (submission_id, target_id) WHERE undone_ms IS NULL;
  CREATE INDEX submission_link_target ON submission_link (target_id) WHERE undone_ms IS NULL;
  CREATE TRIGGER submission_link_known BEFORE INSERT ON submission_link
    WHEN NEW.kind = 'submission' AND NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.target_id)
      OR NEW.kind = 'document' AND NOT EXISTS (SELECT 1 FROM document WHERE id = NEW.target_id)
  BEGIN SELECT RAISE(ABORT, 'a link leads to a record'); END;
  CREATE TRIGGER submission_link_fixed BEFORE UPDATE ON submission_link
    WHEN OLD.undone_ms IS NOT NULL OR NEW.submission_id <> OLD.submission_id OR NEW.position <> OLD.position
      OR NEW.kind <> OLD.kind OR NEW.target_id <> OLD.target_id OR NEW.note <> OLD.note OR NEW.by_id <> OLD.by_id
  BEGIN SELECT RAISE(ABORT, 'a link is undone, never rewritten'); END;
  CREATE TRIGGER submission_link_stays BEFORE DELETE ON submission_link BEGIN SELECT RAISE(ABORT, 'a link stays'); END;
`;

const ISSUES = /* sql */ `
  -- CMS over a manifest with the hash of the approved words (person) and of the numbered file (office).
  CREATE TABLE submission_answer_signature (
    submission_id TEXT NOT NULL, round INTEGER NOT NULL, role TEXT NOT NULL CHECK (role IN ('person','office')),
    by_id TEXT NOT NULL REFERENCES person (id), position TEXT NOT NULL,
    manifest BLOB NOT NULL CHECK (length(manifest) > 0), p7s BLOB NOT NULL CHECK (length(p7s) > 0),
    serial TEXT NOT NULL, signed_ms INTEGER NOT NULL,
    PRIMARY KEY (submission_id, round, role),
    FOREIGN KEY (submission_id, round) REFERENCES submission_answer (submission_id, round)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_answer_signature_order BEFORE INSERT ON submission_answer_signature
    WHEN NOT EXISTS (SELECT 1 FROM submission_answer a WHERE a.submission_id = NEW.submission_id AND a.round = NEW.round
        AND a.decision = 'approved' AND (NEW.role = 'office' OR a.by_id <> NEW.by_id))
      OR NEW.role = 'office' AND NOT EXISTS (SELECT 1 FROM submission_answer_signature s
        WHERE s.submission_id = NEW.submission_id AND s.round = NEW.round AND s.role = 'person')
  BEGIN SELECT RAISE(ABORT, 'an approved answer is signed by another person than its drafter, then by the office'); END;
  CREATE TRIGGER submission_answer_signature_fixed BEFORE UPDATE ON submission_answer_signature
  BEGIN SELECT RAISE(ABORT, 'a signature is fixed'); END;
  CREATE TRIGGER submission_answer_signature_stays BEFORE DELETE ON submission_answer_signature
  BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;

  CREATE TABLE submission_answer_issue (
    submission_id TEXT NOT NULL, round INTEGER NOT NULL, document_id TEXT NOT NULL UNIQUE REFERENCES document (id),
    code TEXT NOT NULL CHECK (code <> ''), issued_on TEXT NOT NULL,
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    PRIMARY KEY (submission_id, round),
    FOREIGN KEY (submission_id, round) REFERENCES submission_answer (submission_id, round)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_answer_issue_signed BEFORE INSERT ON submission_answer_issue
    WHEN (SELECT count(*) FROM submission_answer_signature s WHERE s.submission_id = NEW.submission_id AND s.round = NEW.round) <> 2
  BEGIN SELECT RAISE(ABORT, 'only a signed answer is issued'); END;
  CREATE TRIGGER submission_answer_issue_fixed BEFORE UPDATE ON submission_answer_issue
  BEGIN SELECT RAISE(ABORT, 'an issued answer is fixed'); END;
  CREATE TRIGGER submission_answer_issue_stays BEFORE DELETE ON submission_answer_issue
  BEGIN SELECT RAISE(ABORT, 'an issued answer stays'); END;

  CREATE TABLE submission_publication_bundle (
    submission_id TEXT NOT NULL, position INTEGER NOT NULL, bundle_id TEXT NOT NULL,
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    PRIMARY KEY (submission_id, position, bundle_id),
    FOREIGN KEY (submission_id, position) REFERENCES submission_publication (submission_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX submission_publication_released ON submission_publication (decided_ms) WHERE decision = 'approved';
  CREATE TRIGGER submission_publication_bundle_released BEFORE INSERT ON submission_publication_bundle
    WHEN NOT EXISTS (SELECT 1 FROM submission_publication p WHERE p.submission_id = NEW.submission_id
      AND p.position = NEW.position AND p.decision = 'approved')
  BEGIN SELECT RAISE(ABORT, 'only a released copy leaves'); END;
  CREATE TRIGGER submission_publication_bundle_stays BEFORE DELETE ON submission_publication_bundle
  BEGIN SELECT RAISE(ABORT, 'what left stays known'); END;
`;
