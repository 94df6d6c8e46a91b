import type { Migration } from '../migrate.ts';

/**
 * Citizens' submissions. What the sender wrote and the receipt code are fixed; who the sender is lies in a row of
 * its own, encrypted under a key of its own, so that reading a case never decrypts an identity by the way.
 * `submission_list` is the narrow copy from which lists are read; `submission_counter` holds its counts.
 */
export const m0003: Migration = {
  version: 3,
  name: 'submissions',
  up: (db) => {
    db.exec(CASES);
    db.exec(WORK);
    db.exec(LISTS);
  },
};

const STATES = `'received','classifying','awaiting-supplement','refused','transferred','merged','assigned','in-progress','withdrawn','awaiting-approval','answered','closed'`;
const OPEN = `'received','classifying','awaiting-supplement','assigned','in-progress','awaiting-approval'`;

const CASES = /* sql */ `
  CREATE TABLE submission (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL CHECK (revision > 0),
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    prefix TEXT NOT NULL, year INTEGER NOT NULL, sequence INTEGER NOT NULL CHECK (sequence > 0),
    receipt_code TEXT NOT NULL UNIQUE, receipt_key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('phan-anh','kien-nghi','sang-kien','giai-phap')),
    source TEXT NOT NULL CHECK (source IN ('letter','visit','phone','voters-meeting','portal','email','envelope')),
    on_behalf INTEGER NOT NULL CHECK (on_behalf IN (0,1)),
    title TEXT NOT NULL CHECK (title <> ''), body TEXT NOT NULL CHECK (body <> ''), field TEXT NOT NULL, note TEXT NOT NULL,
    received_on TEXT NOT NULL, received_ms INTEGER NOT NULL, received_by TEXT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN (${STATES})),
    accepted INTEGER NOT NULL CHECK (accepted IN (0,1)),
    -- a refusal that waits for a leader's word
    refusal_proposed INTEGER NOT NULL CHECK (refusal_proposed IN (0,1)),
    reason_code TEXT, transfer_to TEXT,
    lead_id TEXT REFERENCES person (id), support_ids TEXT NOT NULL CHECK (json_valid(support_ids)), assigned_on TEXT, assigned_due_on TEXT,
    acknowledged_ms INTEGER, classified_ms INTEGER, answered_ms INTEGER,
    rating INTEGER CHECK (rating BETWEEN 1 AND 5), rule_pack TEXT NOT NULL,
    UNIQUE (prefix, year, sequence)
  ) STRICT;
  CREATE TRIGGER submission_words_fixed BEFORE UPDATE OF id, number, prefix, year, sequence, receipt_code, receipt_key, kind,
    source, on_behalf, title, body, received_on, received_ms, received_by, rule_pack ON submission
  BEGIN SELECT RAISE(ABORT, 'what a sender wrote and its receipt code are fixed'); END;
  CREATE TRIGGER submission_stays BEFORE DELETE ON submission BEGIN SELECT RAISE(ABORT, 'a submission stays'); END;

  CREATE TABLE submission_sender (
    submission_id TEXT PRIMARY KEY REFERENCES submission (id),
    sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32), sealed BLOB NOT NULL CHECK (length(sealed) > 32),
    masked TEXT NOT NULL CHECK (json_valid(masked)), complete INTEGER NOT NULL CHECK (complete IN (0,1))
  ) STRICT;
  CREATE TRIGGER submission_sender_fixed BEFORE UPDATE OF submission_id ON submission_sender
  BEGIN SELECT RAISE(ABORT, 'a sender belongs to one submission'); END;

  -- Numbers of receipt codes, per prefix and year, and the running number of the list.
  CREATE TABLE submission_series (
    prefix TEXT NOT NULL, year INTEGER NOT NULL, next INTEGER NOT NULL CHECK (next > 0), PRIMARY KEY (prefix, year)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_series_only_grows BEFORE UPDATE ON submission_series
    WHEN NEW.prefix <> OLD.prefix OR NEW.year <> OLD.year OR NEW.next <> OLD.next + 1
  BEGIN SELECT RAISE(ABORT, 'numbers of receipts go up by one'); END;
  CREATE TRIGGER submission_series_stays BEFORE DELETE ON submission_series
  BEGIN SELECT RAISE(ABORT, 'numbers of receipts stay'); END;
`;

const WORK = /* sql */ `
  -- Who did what on a case, with the words that belong to it (the ledger has the act without the words).
  CREATE TABLE submission_act (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    act TEXT NOT NULL, by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    reason_code TEXT, body TEXT NOT NULL, PRIMARY KEY (submission_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_act_fixed BEFORE UPDATE ON submission_act BEGIN SELECT RAISE(ABORT, 'an act is fixed'); END;
  CREATE TRIGGER submission_act_stays BEFORE DELETE ON submission_act BEGIN SELECT RAISE(ABORT, 'an act stays'); END;

  -- The clock stands still from the day the sender was asked until the day the answer came.
  CREATE TABLE submission_pause (
    submission_id TEXT NOT NULL REFERENCES submission (id), from_on TEXT NOT NULL, to_on TEXT,
    PRIMARY KEY (submission_id, from_on), CHECK (to_on IS NULL OR to_on >= from_on)
  ) STRICT, WITHOUT ROWID;

  -- Rounds of an answer: written by the holder, decided by another person.
  CREATE TABLE submission_answer (
    submission_id TEXT NOT NULL REFERENCES submission (id), round INTEGER NOT NULL CHECK (round > 0),
    body TEXT NOT NULL CHECK (body <> ''), by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    submitted INTEGER NOT NULL CHECK (submitted IN (0,1)),
    decision TEXT CHECK (decision IN ('approved','rejected')), decided_by TEXT REFERENCES person (id), decided_ms INTEGER, decision_note TEXT NOT NULL,
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
`;

const LISTS = /* sql */ `
  -- sort_key = -number: ascending order is newest first
  CREATE TABLE submission_list (
    sort_key INTEGER PRIMARY KEY, submission_id TEXT NOT NULL UNIQUE, grp TEXT NOT NULL CHECK (grp IN ('pakn','skgp')),
    receipt_code TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, title TEXT NOT NULL, field TEXT NOT NULL,
    received_on TEXT NOT NULL, received_ms INTEGER NOT NULL, state TEXT NOT NULL, holder_id TEXT, due_on TEXT, files INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX submission_list_group ON submission_list (grp, sort_key);
  CREATE INDEX submission_list_state ON submission_list (state, sort_key);
  CREATE INDEX submission_list_due ON submission_list (due_on, sort_key) WHERE due_on IS NOT NULL AND state IN (${OPEN});
  CREATE INDEX submission_list_holder ON submission_list (holder_id, sort_key) WHERE holder_id IS NOT NULL;
  CREATE TRIGGER submission_list_stays BEFORE DELETE ON submission_list BEGIN SELECT RAISE(ABORT, 'a list line stays'); END;

  CREATE TABLE submission_counter (
    grp TEXT NOT NULL, state TEXT NOT NULL, holder_id TEXT NOT NULL, n INTEGER NOT NULL CHECK (n >= 0),
    PRIMARY KEY (grp, state, holder_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_list_counted AFTER INSERT ON submission_list BEGIN
    INSERT INTO submission_counter VALUES (NEW.grp, NEW.state, ifnull(NEW.holder_id, ''), 1) ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER submission_list_recounted AFTER UPDATE OF grp, state, holder_id ON submission_list
    WHEN OLD.state <> NEW.state OR OLD.holder_id IS NOT NEW.holder_id OR OLD.grp <> NEW.grp
  BEGIN
    UPDATE submission_counter SET n = n - 1 WHERE grp = OLD.grp AND state = OLD.state AND holder_id = ifnull(OLD.holder_id, '');
    INSERT INTO submission_counter VALUES (NEW.grp, NEW.state, ifnull(NEW.holder_id, ''), 1) ON CONFLICT DO UPDATE SET n = n + 1;
  END;
`;
