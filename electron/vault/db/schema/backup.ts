/** Backups and what became of them, the way back, and what waits after one. */
export const BACKUP = /* sql */ `
  -- Where backups go and what became of them; the epoch of this station; numbers that wait after a restoration.
  -- After a station came back from a backup no book, no series and no recipient goes on by itself: a person says first
  -- what the last number on paper was, and envelopes go on far behind those that may have been sent since.
  -- The first target is there from the beginning: backups are on by default, beside the vault.
  CREATE TABLE backup_target (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('first','second')),
    folder TEXT CHECK (folder <> ''),
    remind_days INTEGER NOT NULL CHECK (remind_days BETWEEN 1 AND 90),
    ring_generation INTEGER NOT NULL DEFAULT 0 CHECK (ring_generation >= 0),
    added_ms INTEGER NOT NULL, removed_ms INTEGER,
    CHECK (kind = 'first' OR folder IS NOT NULL)
  ) STRICT;
  INSERT INTO backup_target (id, kind, folder, remind_days, added_ms) VALUES ('first', 'first', NULL, 1, 0);
  CREATE TRIGGER backup_target_fixed BEFORE UPDATE OF id, kind, added_ms ON backup_target
  BEGIN SELECT RAISE(ABORT, 'a backup target is fixed'); END;
  CREATE TRIGGER backup_target_first_stays BEFORE UPDATE OF removed_ms ON backup_target
    WHEN OLD.kind = 'first' OR OLD.removed_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'the first target stays'); END;
  CREATE TRIGGER backup_target_stays BEFORE DELETE ON backup_target
  BEGIN SELECT RAISE(ABORT, 'a backup target stays'); END;

  CREATE TABLE backup_run (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    target_id TEXT NOT NULL REFERENCES backup_target (id),
    name TEXT NOT NULL CHECK (name <> ''), why TEXT NOT NULL CHECK (why IN ('daily','manual')),
    at_ms INTEGER NOT NULL, took_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id),
    bytes INTEGER NOT NULL, files INTEGER NOT NULL, new_files INTEGER NOT NULL, missing INTEGER NOT NULL,
    ledger_seq INTEGER NOT NULL, ledger_hash TEXT NOT NULL CHECK (length(ledger_hash) = 64),
    removed_ms INTEGER,
    UNIQUE (target_id, name)
  ) STRICT;
  CREATE INDEX backup_run_target ON backup_run (target_id, at_ms);
  CREATE TRIGGER backup_run_fixed
    BEFORE UPDATE OF id, target_id, name, why, at_ms, bytes, files, missing, ledger_seq, ledger_hash ON backup_run
  BEGIN SELECT RAISE(ABORT, 'a backup is fixed'); END;
  CREATE TRIGGER backup_run_stays BEFORE DELETE ON backup_run
  BEGIN SELECT RAISE(ABORT, 'the record of a backup stays'); END;

  -- A backup brought back into a scratch folder and compared; or the yearly drill of those who hold the way back.
  CREATE TABLE backup_test (
    id TEXT PRIMARY KEY, target_id TEXT NOT NULL REFERENCES backup_target (id), name TEXT NOT NULL,
    at_ms INTEGER NOT NULL, took_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id),
    good INTEGER NOT NULL CHECK (good IN (0,1)),
    facts TEXT NOT NULL CHECK (json_valid(facts))
  ) STRICT;
  CREATE INDEX backup_test_at ON backup_test (target_id, at_ms);
  CREATE TRIGGER backup_test_fixed BEFORE UPDATE ON backup_test
  BEGIN SELECT RAISE(ABORT, 'a test is fixed'); END;
  CREATE TRIGGER backup_test_stays BEFORE DELETE ON backup_test
  BEGIN SELECT RAISE(ABORT, 'a test stays'); END;

  CREATE TABLE recovery_drill (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('code','shares','restore')),
    at_ms INTEGER NOT NULL, took_ms INTEGER NOT NULL CHECK (took_ms >= 0),
    by_id TEXT NOT NULL REFERENCES person (id), note TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER recovery_drill_fixed BEFORE UPDATE ON recovery_drill
  BEGIN SELECT RAISE(ABORT, 'a drill is fixed'); END;
  CREATE TRIGGER recovery_drill_stays BEFORE DELETE ON recovery_drill
  BEGIN SELECT RAISE(ABORT, 'a drill stays'); END;

  -- Shares of the recovery code, each sealed for an officer of the superior office; only what is needed to call them.
  CREATE TABLE recovery_share (
    set_id TEXT NOT NULL, position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 16),
    holder TEXT NOT NULL CHECK (holder <> ''), certificate_sha256 TEXT NOT NULL CHECK (length(certificate_sha256) = 64),
    threshold INTEGER NOT NULL CHECK (threshold BETWEEN 2 AND 16), made_ms INTEGER NOT NULL, void_ms INTEGER,
    PRIMARY KEY (set_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER recovery_share_stays BEFORE DELETE ON recovery_share
  BEGIN SELECT RAISE(ABORT, 'the record of a share stays'); END;

  -- One key per record, over its content keys in every backup. Backups are made without this table: whoever erases a
  -- record erases its key here and in the rings beside the backups, and every older backup is noise for it.
  CREATE TABLE backup_record_key (
    document_id TEXT PRIMARY KEY REFERENCES document (id), key BLOB NOT NULL CHECK (length(key) = 32)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE backup_ring (id INTEGER PRIMARY KEY CHECK (id = 1), generation INTEGER NOT NULL) STRICT;
  INSERT INTO backup_ring (id, generation) VALUES (1, 1);
  CREATE TRIGGER backup_ring_only_grows BEFORE UPDATE ON backup_ring WHEN NEW.generation <> OLD.generation + 1
  BEGIN SELECT RAISE(ABORT, 'the ring goes on by one'); END;

  CREATE TABLE station_epoch (
    epoch INTEGER PRIMARY KEY CHECK (epoch > 1), at_ms INTEGER NOT NULL, backup_id TEXT NOT NULL,
    backup_ms INTEGER NOT NULL, ledger_seq INTEGER NOT NULL, erased INTEGER NOT NULL CHECK (erased >= 0)
  ) STRICT;
  CREATE TRIGGER station_epoch_next BEFORE INSERT ON station_epoch
    WHEN NEW.epoch <> 1 + ifnull((SELECT max(epoch) FROM station_epoch), 1)
  BEGIN SELECT RAISE(ABORT, 'an epoch follows the last one'); END;
  CREATE TRIGGER station_epoch_fixed BEFORE UPDATE ON station_epoch
  BEGIN SELECT RAISE(ABORT, 'an epoch is fixed'); END;
  CREATE TRIGGER station_epoch_stays BEFORE DELETE ON station_epoch
  BEGIN SELECT RAISE(ABORT, 'an epoch stays'); END;

  -- Numbers that may have been given out after the backup: blocked until a person says where the paper ends.
  CREATE TABLE number_check (
    id TEXT PRIMARY KEY, epoch INTEGER NOT NULL REFERENCES station_epoch (epoch),
    kind TEXT NOT NULL CHECK (kind IN ('book','series','receipts')),
    subject TEXT NOT NULL CHECK (subject <> ''), known INTEGER NOT NULL CHECK (known >= 0),
    seen INTEGER NOT NULL DEFAULT 0 CHECK (seen >= 0),
    last INTEGER, settled_ms INTEGER, settled_by TEXT REFERENCES person (id), ground TEXT,
    UNIQUE (epoch, kind, subject),
    CHECK ((settled_ms IS NULL) = (last IS NULL)), CHECK ((settled_ms IS NULL) = (settled_by IS NULL)),
    CHECK ((settled_ms IS NULL) = (ground IS NULL)), CHECK (last >= known AND last >= seen), CHECK (ground <> '')
  ) STRICT;
  CREATE INDEX number_check_open ON number_check (kind, subject) WHERE settled_ms IS NULL;
  CREATE TRIGGER number_check_fixed BEFORE UPDATE OF id, epoch, kind, subject, known ON number_check
  BEGIN SELECT RAISE(ABORT, 'a check is fixed'); END;
  CREATE TRIGGER number_check_settled_once BEFORE UPDATE ON number_check WHEN OLD.settled_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a check is settled once'); END;
  CREATE TRIGGER number_check_stays BEFORE DELETE ON number_check
  BEGIN SELECT RAISE(ABORT, 'a check stays'); END;

  -- Envelopes of a restored station go on behind those that it may have sent since the backup.
  CREATE TABLE sequence_floor (
    peer_station TEXT PRIMARY KEY, floor INTEGER NOT NULL CHECK (floor > 0), epoch INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Numbers that were given out after a backup from which the station came back: what stood under them is only on paper. Each
  -- is a reserved number that waits, with no term, for its entry to be written again, or for a person to say that it was not
  -- used. Numbers of outgoing documents that were given again from the paper must have been given out before.
  CREATE TABLE lost_number (
    reservation_id TEXT PRIMARY KEY REFERENCES reserved_number (id),
    check_id TEXT NOT NULL REFERENCES number_check (id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER lost_number_waits BEFORE INSERT ON lost_number
    WHEN NOT EXISTS (SELECT 1 FROM reserved_number r JOIN number_check c ON c.id = NEW.check_id
      WHERE r.id = NEW.reservation_id AND r.state = 'held' AND c.kind = 'book' AND r.number > c.known AND r.number <= c.last)
  BEGIN SELECT RAISE(ABORT, 'a lost number lies between the backup and the paper'); END;
  CREATE TRIGGER lost_number_fixed BEFORE UPDATE ON lost_number
  BEGIN SELECT RAISE(ABORT, 'a lost number is fixed'); END;
  CREATE TRIGGER lost_number_stays BEFORE DELETE ON lost_number
    WHEN NOT EXISTS (SELECT 1 FROM reserved_number r JOIN register_request q ON q.book_id = r.book_id
      WHERE r.id = OLD.reservation_id AND r.state = 'held' AND q.kind = 'start' AND q.state = 'approved'
        AND q.series_id IS NULL AND q.number < r.number)
  BEGIN SELECT RAISE(ABORT, 'a lost number stays'); END;
`;
