import type { Migration } from '../migrate.ts';

/**
 * Whoever sent a case that was refused is told so, and where to go with it: a line for each receipt and each refusal.
 * `told_ms` of a refused case: when the last of its senders knew.
 */
export const m0058: Migration = {
  version: 58,
  name: 'refusal told',
  up: (db) => db.exec(REFUSAL_TOLD),
};

const REFUSAL_TOLD = /* sql */ `
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
  CREATE TRIGGER submission_refusal_notice_fixed BEFORE UPDATE ON submission_refusal_notice BEGIN SELECT RAISE(ABORT, 'what was told is fixed'); END;
  CREATE TRIGGER submission_refusal_notice_stays BEFORE DELETE ON submission_refusal_notice BEGIN SELECT RAISE(ABORT, 'what was told stays'); END;
  CREATE INDEX submission_refusal_untold ON submission (number) WHERE state = 'refused' AND told_ms IS NULL;
`;
