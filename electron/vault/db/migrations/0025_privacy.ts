import type { Migration } from '../migrate.ts';

/**
 * The forms of the kinds; what senders ask of the office about their own data, and how long an identity is kept. An erased identity loses its
 * key: the row stays and says when, so that nobody wonders why a case has no sender.
 */
export const m0025: Migration = {
  version: 25,
  name: 'privacy',
  up: (db) =>
    db.exec(/* sql */ `
    -- What a kind is asked beside its words, with the labels of the version that was filled in.
    CREATE TABLE submission_form (
      submission_id TEXT PRIMARY KEY REFERENCES submission (id), rule_id TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0),
      lines TEXT NOT NULL CHECK (json_valid(lines))
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER submission_form_fixed BEFORE UPDATE ON submission_form BEGIN SELECT RAISE(ABORT, 'a filed form is fixed'); END;
    CREATE TRIGGER submission_form_stays BEFORE DELETE ON submission_form BEGIN SELECT RAISE(ABORT, 'a filed form stays'); END;

    ALTER TABLE submission_sender ADD COLUMN erased_ms INTEGER;
    CREATE TRIGGER submission_sender_erased BEFORE UPDATE ON submission_sender WHEN OLD.erased_ms IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an erased identity stays erased'); END;
    CREATE TRIGGER submission_sender_stays BEFORE DELETE ON submission_sender
    BEGIN SELECT RAISE(ABORT, 'an identity is erased, its row stays'); END;

    CREATE TABLE data_request (
      id TEXT PRIMARY KEY, submission_id TEXT NOT NULL REFERENCES submission (id),
      kind TEXT NOT NULL CHECK (kind IN ('access','correct','erase')), channel TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''),
      asked_on TEXT NOT NULL, due_on TEXT NOT NULL CHECK (due_on >= asked_on),
      by_id TEXT NOT NULL REFERENCES person (id), asked_ms INTEGER NOT NULL,
      decision TEXT CHECK (decision IN ('granted','refused')), answer TEXT CHECK (answer <> ''),
      decided_by TEXT REFERENCES person (id), decided_ms INTEGER,
      CHECK ((decision IS NULL) = (decided_by IS NULL)), CHECK ((decision IS NULL) = (decided_ms IS NULL)),
      CHECK ((decision IS NULL) = (answer IS NULL)), CHECK (decided_by IS NULL OR decided_by <> by_id)
    ) STRICT;
    CREATE INDEX data_request_open ON data_request (due_on) WHERE decision IS NULL;
    CREATE INDEX data_request_case ON data_request (submission_id);
    CREATE TRIGGER data_request_fixed BEFORE UPDATE ON data_request
      WHEN OLD.decision IS NOT NULL OR NEW.submission_id <> OLD.submission_id OR NEW.kind <> OLD.kind OR NEW.words <> OLD.words
        OR NEW.asked_on <> OLD.asked_on OR NEW.due_on <> OLD.due_on OR NEW.by_id <> OLD.by_id
    BEGIN SELECT RAISE(ABORT, 'what was asked and answered is fixed'); END;
    CREATE TRIGGER data_request_stays BEFORE DELETE ON data_request BEGIN SELECT RAISE(ABORT, 'a request stays'); END;

    -- A person's word on an identity whose time is over: kept on until a day, with the reason.
    CREATE TABLE sender_retention (
      submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
      decision TEXT NOT NULL CHECK (decision IN ('erased','kept')), until_on TEXT, reason TEXT NOT NULL,
      by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
      PRIMARY KEY (submission_id, position), CHECK ((decision = 'kept') = (until_on IS NOT NULL)),
      CHECK (decision = 'erased' OR reason <> '')
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER sender_retention_fixed BEFORE UPDATE ON sender_retention
    BEGIN SELECT RAISE(ABORT, 'a decision is fixed'); END;
    CREATE TRIGGER sender_retention_stays BEFORE DELETE ON sender_retention BEGIN SELECT RAISE(ABORT, 'a decision stays'); END;
  `),
};
