import type { Migration } from '../migrate.ts';

/**
 * The answer of the office that a case was sent to comes back here, and whoever took the case in tells its sender: one
 * line for each answer. An answer that was refused is passed on to nobody.
 */
export const m0057: Migration = {
  version: 57,
  name: 'passed on',
  up: (db) => db.exec(PASSED_ON),
};

const PASSED_ON = /* sql */ `
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
`;
