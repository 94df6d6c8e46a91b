import { RARE_ACTS } from './rareActs.ts';

/** The ledger, its signed heads, what others witnessed of them, and who may look from outside. */
export const LEDGER = /* sql */ `
  CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL, actor_id TEXT, actor TEXT NOT NULL,
    act TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
  ) STRICT;
  CREATE INDEX ledger_subject ON ledger (subject_kind, subject_id, seq);
  CREATE INDEX ledger_rare ON ledger (act, seq, at_ms) WHERE ${RARE_ACTS};
  CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER ledger_in_order BEFORE INSERT ON ledger
    WHEN NEW.seq <> ifnull((SELECT max(seq) FROM ledger), 0) + 1
      OR NEW.prev_hash <> ifnull((SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1), zeroblob(32))
  BEGIN SELECT RAISE(ABORT, 'the ledger entry does not follow the last one'); END;

  -- Entries of the ledger that only those read who keep or check the books.
  CREATE TABLE ledger_restricted (seq INTEGER PRIMARY KEY) STRICT;
  CREATE TRIGGER ledger_restricted_stays BEFORE DELETE ON ledger_restricted BEGIN SELECT RAISE(ABORT, 'a mark stays'); END;

  -- The key with which a session signs what it does, certified by the person's own key (seals/sessionKey.ts).
  CREATE TABLE signing_session (
    number INTEGER PRIMARY KEY,
    -- SHA-256 of the statement, hexadecimal
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
    statement TEXT NOT NULL CHECK (json_valid(statement)),
    signature BLOB NOT NULL CHECK (length(signature) >= 256)
  ) STRICT;
  CREATE TRIGGER signing_session_no_update BEFORE UPDATE ON signing_session
  BEGIN SELECT RAISE(ABORT, 'the key of a session is fixed'); END;
  CREATE TRIGGER signing_session_no_delete BEFORE DELETE ON signing_session
  BEGIN SELECT RAISE(ABORT, 'the key of a session stays'); END;
  CREATE TRIGGER signing_session_in_order BEFORE INSERT ON signing_session
    WHEN NEW.number <> ifnull((SELECT max(number) FROM signing_session), 0) + 1
  BEGIN SELECT RAISE(ABORT, 'the session does not follow the last one'); END;

  -- What one transaction wrote, signed with the key of the session (seals/seal.ts): the entries that it appended, and of
  -- every row that it wrote the digest as it is now. Rows are never changed or removed.
  CREATE TABLE seal (
    number INTEGER PRIMARY KEY,
    statement TEXT NOT NULL CHECK (json_valid(statement)),
    rows TEXT NOT NULL CHECK (json_valid(rows)),
    signature BLOB NOT NULL CHECK (length(signature) = 64)
  ) STRICT;
  CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal
  BEGIN SELECT RAISE(ABORT, 'a seal is fixed'); END;
  CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal
  BEGIN SELECT RAISE(ABORT, 'a seal stays'); END;
  CREATE TRIGGER seal_in_order BEFORE INSERT ON seal
    WHEN NEW.number <> ifnull((SELECT max(number) FROM seal), 0) + 1
  BEGIN SELECT RAISE(ABORT, 'the seal does not follow the last one'); END;

  -- Up to which seal somebody's program proved the signatures, under a code made with that person's own key.
  CREATE TABLE seal_checked (
    person_id TEXT PRIMARY KEY REFERENCES person (id), number INTEGER NOT NULL, hash TEXT NOT NULL,
    code BLOB NOT NULL CHECK (length(code) = 32)
  ) STRICT;

  -- Rows that were written with nobody signed in (a vault that came back): whoever signs in next seals them.
  CREATE TABLE seal_due (table_name TEXT NOT NULL, row_key TEXT NOT NULL, PRIMARY KEY (table_name, row_key)) STRICT, WITHOUT ROWID;

  -- Signed heads of the ledger's Merkle tree, and what other offices have said of theirs and of ours. Rows are never
  -- changed or removed: a rewritten past is told by the heads that no longer fit.
  CREATE TABLE ledger_head (
    size INTEGER PRIMARY KEY CHECK (size > 0),
    at_ms INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('hour','entries','exit','asked')),
    root BLOB NOT NULL CHECK (length(root) = 32),
    -- hash of the entry with that number
    last_hash BLOB NOT NULL CHECK (length(last_hash) = 32),
    -- number of the head before; 0 for the first
    previous INTEGER NOT NULL CHECK (previous >= 0 AND previous < size),
    -- roots of the complete subtrees: the next head is computed from here
    compact BLOB NOT NULL,
    certificate_serial TEXT NOT NULL REFERENCES certificate (serial),
    signature BLOB NOT NULL CHECK (length(signature) >= 256)
  ) STRICT;
  CREATE TRIGGER ledger_head_no_update BEFORE UPDATE ON ledger_head
  BEGIN SELECT RAISE(ABORT, 'a signed head is fixed'); END;
  CREATE TRIGGER ledger_head_no_delete BEFORE DELETE ON ledger_head
  BEGIN SELECT RAISE(ABORT, 'a signed head stays'); END;
  CREATE TRIGGER ledger_head_follows BEFORE INSERT ON ledger_head
    WHEN NEW.previous <> ifnull((SELECT max(size) FROM ledger_head), 0)
      OR NEW.size > ifnull((SELECT max(seq) FROM ledger), 0)
      OR NEW.last_hash <> (SELECT hash FROM ledger WHERE seq = NEW.size)
  BEGIN SELECT RAISE(ABORT, 'the head does not follow the last one'); END;

  -- Out of the signed receipts of other stations. about = 'theirs': their own ledger as they told it;
  -- 'ours': the newest head of ours that they say they have seen.
  CREATE TABLE ledger_witness (
    id TEXT PRIMARY KEY,
    station_id TEXT NOT NULL, about TEXT NOT NULL CHECK (about IN ('theirs','ours')),
    size INTEGER NOT NULL CHECK (size > 0), root BLOB NOT NULL CHECK (length(root) = 32),
    envelope_id TEXT NOT NULL, told_ms INTEGER NOT NULL,
    -- 1: follows from what was known; 0: contradicts it; NULL: nothing to compare with yet
    agrees INTEGER CHECK (agrees IN (0,1)),
    UNIQUE (station_id, about, size, root)
  ) STRICT;
  CREATE TRIGGER ledger_witness_no_update BEFORE UPDATE ON ledger_witness
  BEGIN SELECT RAISE(ABORT, 'what was witnessed is fixed'); END;
  CREATE TRIGGER ledger_witness_no_delete BEFORE DELETE ON ledger_witness
  BEGIN SELECT RAISE(ABORT, 'what was witnessed stays'); END;

  -- A named inspector may look, nothing else, until a time. Who was ever let in so is let in only so.
  CREATE TABLE inspection (
    id TEXT PRIMARY KEY, inspector_id TEXT NOT NULL REFERENCES person (id), opened_by TEXT NOT NULL REFERENCES person (id),
    ground TEXT NOT NULL CHECK (ground <> ''),
    clearance TEXT NOT NULL CHECK (clearance IN ('none','mat','toi-mat')),
    opened_ms INTEGER NOT NULL, until_ms INTEGER NOT NULL CHECK (until_ms > opened_ms AND until_ms <= opened_ms + 30 * 86400000),
    closed_ms INTEGER, closed_by TEXT REFERENCES person (id),
    CHECK (inspector_id <> opened_by), CHECK ((closed_ms IS NULL) = (closed_by IS NULL))
  ) STRICT;
  CREATE INDEX inspection_of ON inspection (inspector_id, opened_ms);
  CREATE TRIGGER inspection_fixed BEFORE UPDATE OF id, inspector_id, opened_by, ground, clearance, opened_ms, until_ms ON inspection
  BEGIN SELECT RAISE(ABORT, 'an inspection is fixed'); END;
  CREATE TRIGGER inspection_stays_closed BEFORE UPDATE ON inspection WHEN OLD.closed_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a closed inspection stays closed'); END;
  CREATE TRIGGER inspection_stays BEFORE DELETE ON inspection
  BEGIN SELECT RAISE(ABORT, 'an inspection stays'); END;
`;
