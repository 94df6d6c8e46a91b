/** Answers of cases: drafted, approved, signed, issued, told to every sender; the copy for the public. */
export const ANSWERS = /* sql */ `
  -- Rounds of an answer: written by the holder, decided by another person.
  CREATE TABLE submission_answer (
    submission_id TEXT NOT NULL REFERENCES submission (id), round INTEGER NOT NULL CHECK (round > 0),
    body TEXT NOT NULL CHECK (body <> ''), by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    submitted INTEGER NOT NULL CHECK (submitted IN (0,1)),
    decision TEXT CHECK (decision IN ('approved','rejected')), decided_by TEXT REFERENCES person (id), decided_ms INTEGER,
    decision_note TEXT NOT NULL,
    PRIMARY KEY (submission_id, round),
    CHECK ((decision IS NULL) = (decided_by IS NULL)), CHECK ((decision IS NULL) = (decided_ms IS NULL)),
    CHECK (decision IS NULL OR submitted = 1), CHECK (decided_by IS NULL OR decided_by <> by_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_answer_submitted BEFORE UPDATE OF submission_id, round, body, by_id, at_ms, submitted ON submission_answer
    WHEN OLD.submitted = 1
  BEGIN SELECT RAISE(ABORT, 'a submitted round is fixed'); END;
  CREATE TRIGGER submission_answer_decided BEFORE UPDATE OF decision, decided_by, decided_ms, decision_note ON submission_answer
    WHEN OLD.decision IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a decision is fixed'); END;
  CREATE TRIGGER submission_answer_stays BEFORE DELETE ON submission_answer BEGIN SELECT RAISE(ABORT, 'an answer stays'); END;

  -- What goes with an answer (a photo, a plan, the copy of a decision), in its order; fixed with the words of its round.
  CREATE TABLE submission_answer_file (
    submission_id TEXT NOT NULL, round INTEGER NOT NULL, position INTEGER NOT NULL CHECK (position > 0),
    attachment_id TEXT NOT NULL REFERENCES attachment (id),
    PRIMARY KEY (submission_id, round, position), UNIQUE (submission_id, round, attachment_id),
    FOREIGN KEY (submission_id, round) REFERENCES submission_answer (submission_id, round)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_answer_file_open BEFORE INSERT ON submission_answer_file
    WHEN (SELECT submitted FROM submission_answer WHERE submission_id = NEW.submission_id AND round = NEW.round) = 1
      OR NOT EXISTS (SELECT 1 FROM attachment WHERE id = NEW.attachment_id AND owner_kind = 'submission' AND owner_id = NEW.submission_id)
  BEGIN SELECT RAISE(ABORT, 'files of the case go with a round until it is submitted'); END;
  CREATE TRIGGER submission_answer_file_fixed BEFORE UPDATE ON submission_answer_file
  BEGIN SELECT RAISE(ABORT, 'files of a round are taken out or put in'); END;
  CREATE TRIGGER submission_answer_file_stays BEFORE DELETE ON submission_answer_file
    WHEN (SELECT submitted FROM submission_answer WHERE submission_id = OLD.submission_id AND round = OLD.round) = 1
  BEGIN SELECT RAISE(ABORT, 'files of a submitted round stay'); END;

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

  -- The answer reached the sender of this receipt; each receipt of a merged case has its own line.
  CREATE TABLE submission_delivery (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    case_id TEXT NOT NULL REFERENCES submission (id), round INTEGER NOT NULL CHECK (round > 0),
    channel TEXT NOT NULL CHECK (channel IN ('handed','post','phone','email','portal','meeting','envelope')),
    document_code TEXT NOT NULL, by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (submission_id, position)
  ) STRICT;
  -- rows keep the order in which they were told, also within a millisecond
  CREATE INDEX submission_delivery_case ON submission_delivery (case_id);
  CREATE TRIGGER submission_delivery_answered BEFORE INSERT ON submission_delivery
    WHEN NOT EXISTS (SELECT 1 FROM submission_answer WHERE submission_id = NEW.case_id AND round = NEW.round AND decision = 'approved')
  BEGIN SELECT RAISE(ABORT, 'only an approved answer is delivered'); END;
  CREATE TRIGGER submission_delivery_fixed BEFORE UPDATE ON submission_delivery BEGIN SELECT RAISE(ABORT, 'a delivery is fixed'); END;
  CREATE TRIGGER submission_delivery_stays BEFORE DELETE ON submission_delivery BEGIN SELECT RAISE(ABORT, 'a delivery stays'); END;

  -- The answer of the office that a case was sent to comes back here, and whoever took the case in tells its sender: one
  -- line for each answer. An answer that was refused is passed on to nobody.
  CREATE TABLE submission_pass_on (
    answer_id TEXT PRIMARY KEY REFERENCES inbox (id), submission_id TEXT NOT NULL REFERENCES submission (id),
    channel TEXT NOT NULL CHECK (channel IN ('handed','post','phone','email','portal','meeting')),
    note TEXT NOT NULL, by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX submission_pass_on_case ON submission_pass_on (submission_id);
  CREATE TRIGGER submission_pass_on_answered BEFORE INSERT ON submission_pass_on
    WHEN (SELECT state FROM submission WHERE id = NEW.submission_id) <> 'transferred' OR NOT EXISTS (
      SELECT 1 FROM inbox i JOIN outbox o ON o.id = json_extract(i.manifest, '$.metadata.about')
       WHERE i.id = NEW.answer_id AND i.kind = 'submission-answer' AND i.stage = 'applied'
         AND o.kind = 'submission' AND o.peer_station = i.sender_station AND o.submission_id = NEW.submission_id)
  BEGIN SELECT RAISE(ABORT, 'only an answer that stands with a transferred case is passed on'); END;
  CREATE TRIGGER submission_pass_on_fixed BEFORE UPDATE ON submission_pass_on BEGIN SELECT RAISE(ABORT, 'what was passed on is fixed'); END;
  CREATE TRIGGER submission_pass_on_stays BEFORE DELETE ON submission_pass_on BEGIN SELECT RAISE(ABORT, 'what was passed on stays'); END;

  -- Whoever sent a case that was refused is told so, and where to go with it: a line for each receipt and each refusal.
  -- \`told_ms\` of a refused case: when the last of its senders knew.
  CREATE TABLE submission_refusal_notice (
    case_id TEXT NOT NULL REFERENCES submission (id), refusal INTEGER NOT NULL CHECK (refusal > 0),
    submission_id TEXT NOT NULL REFERENCES submission (id),
    channel TEXT NOT NULL CHECK (channel IN ('handed','post','phone','email','portal','meeting')),
    note TEXT NOT NULL, by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    PRIMARY KEY (case_id, refusal, submission_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_refusal_notice_refused BEFORE INSERT ON submission_refusal_notice
    WHEN (SELECT state FROM submission WHERE id = NEW.case_id) <> 'refused'
      OR NEW.submission_id <> NEW.case_id AND NOT EXISTS (
        SELECT 1 FROM submission_merge WHERE submission_id = NEW.submission_id AND master_id = NEW.case_id AND undone_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'only the senders of a refused case are told of a refusal'); END;
  CREATE TRIGGER submission_refusal_notice_fixed BEFORE UPDATE ON submission_refusal_notice
    BEGIN SELECT RAISE(ABORT, 'what was told is fixed'); END;
  CREATE TRIGGER submission_refusal_notice_stays BEFORE DELETE ON submission_refusal_notice
    BEGIN SELECT RAISE(ABORT, 'what was told stays'); END;

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
  CREATE INDEX submission_publication_released ON submission_publication (decided_ms) WHERE decision = 'approved';
  CREATE TRIGGER submission_publication_fixed BEFORE UPDATE ON submission_publication
    WHEN OLD.decision IS NOT NULL OR NEW.title <> OLD.title OR NEW.body <> OLD.body OR NEW.answer <> OLD.answer OR NEW.by_id <> OLD.by_id
      OR NEW.submission_id <> OLD.submission_id OR NEW.position <> OLD.position
  BEGIN SELECT RAISE(ABORT, 'a public copy is fixed once it is proposed'); END;
  CREATE TRIGGER submission_publication_stays BEFORE DELETE ON submission_publication BEGIN SELECT RAISE(ABORT, 'a public copy stays'); END;

  CREATE TABLE submission_publication_bundle (
    submission_id TEXT NOT NULL, position INTEGER NOT NULL, bundle_id TEXT NOT NULL,
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    PRIMARY KEY (submission_id, position, bundle_id),
    FOREIGN KEY (submission_id, position) REFERENCES submission_publication (submission_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_publication_bundle_released BEFORE INSERT ON submission_publication_bundle
    WHEN NOT EXISTS (SELECT 1 FROM submission_publication p WHERE p.submission_id = NEW.submission_id
      AND p.position = NEW.position AND p.decision = 'approved')
  BEGIN SELECT RAISE(ABORT, 'only a released copy leaves'); END;
  CREATE TRIGGER submission_publication_bundle_stays BEFORE DELETE ON submission_publication_bundle
  BEGIN SELECT RAISE(ABORT, 'what left stays known'); END;
`;
