import type { Migration } from '../migrate.ts';

/**
 * The office, its people and their keys, the ledger, settings.
 * What must never happen is refused here and not only in code: the ledger is append-only, a person's
 * identity is fixed, keys are replaced but never silently emptied.
 */
export const m0001: Migration = {
  version: 1,
  name: 'foundation',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE station (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      vault_id TEXT NOT NULL, station_id TEXT NOT NULL, station_name TEXT NOT NULL,
      profile TEXT NOT NULL CHECK (profile IN ('connected','party-wan','independent-lan','standalone')),
      profile_ground TEXT NOT NULL,
      office_name TEXT NOT NULL, office_code TEXT NOT NULL,
      office_kind TEXT NOT NULL CHECK (office_kind IN ('party','state')),
      office_superior TEXT NOT NULL, office_symbol TEXT NOT NULL, office_place TEXT NOT NULL,
      training INTEGER NOT NULL CHECK (training IN (0,1)),
      recovery_proved INTEGER NOT NULL CHECK (recovery_proved IN (0,1)),
      idle_lock_minutes INTEGER NOT NULL CHECK (idle_lock_minutes BETWEEN 1 AND 60),
      scan_folder TEXT,
      created_ms INTEGER NOT NULL,
      CHECK (profile = 'connected' OR profile_ground <> '')
    ) STRICT;
    CREATE TRIGGER station_identity_fixed
      BEFORE UPDATE OF vault_id, station_id, office_code, training, created_ms ON station
    BEGIN SELECT RAISE(ABORT, 'station identity is fixed'); END;
    CREATE TRIGGER station_recovery_stays_proved BEFORE UPDATE OF recovery_proved ON station
      WHEN OLD.recovery_proved = 1 AND NEW.recovery_proved = 0
    BEGIN SELECT RAISE(ABORT, 'recovery proof cannot be taken back'); END;
    CREATE TRIGGER station_stays BEFORE DELETE ON station
    BEGIN SELECT RAISE(ABORT, 'the station row stays'); END;

    CREATE TABLE committee_term (
      id TEXT PRIMARY KEY, label TEXT NOT NULL, from_on TEXT NOT NULL, to_on TEXT NOT NULL,
      CHECK (from_on < to_on)
    ) STRICT;

    CREATE TABLE person (
      id TEXT PRIMARY KEY, revision INTEGER NOT NULL CHECK (revision > 0),
      username TEXT NOT NULL UNIQUE, full_name TEXT NOT NULL, position TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('active','left')),
      exception_document TEXT, exception_until TEXT,
      must_change_passphrase INTEGER NOT NULL CHECK (must_change_passphrase IN (0,1)),
      -- the person's own key, wrapped for the recovery certificate of that serial: what the printed code can bring back
      escrow BLOB, escrow_serial TEXT,
      created_ms INTEGER NOT NULL,
      CHECK ((escrow IS NULL) = (escrow_serial IS NULL)),
      CHECK ((exception_document IS NULL) = (exception_until IS NULL))
    ) STRICT;
    CREATE TRIGGER person_identity_fixed BEFORE UPDATE OF id, username, created_ms ON person
    BEGIN SELECT RAISE(ABORT, 'person identity is fixed'); END;
    CREATE TRIGGER person_stays BEFORE DELETE ON person
    BEGIN SELECT RAISE(ABORT, 'a person leaves, but the record stays'); END;

    CREATE TABLE person_role (
      person_id TEXT NOT NULL REFERENCES person (id), role TEXT NOT NULL
        CHECK (role IN ('clerk','leader','specialist','cipher','admin','archivist','intake','inspector')),
      PRIMARY KEY (person_id, role)
    ) STRICT, WITHOUT ROWID;

    -- Certificates of the office's authority, the office, its people, and the one behind the printed recovery
    -- code. Keys are PKCS#8, sealed: under the person's own key, the office key, the authority key, or the
    -- recovery slot's key.
    CREATE TABLE certificate (
      id TEXT PRIMARY KEY,
      owner TEXT NOT NULL CHECK (owner IN ('authority','office','person','recovery','emergency-a','emergency-b')),
      person_id TEXT REFERENCES person (id),
      purpose TEXT NOT NULL CHECK (purpose IN ('issue','sign','encrypt')),
      serial TEXT NOT NULL UNIQUE, der BLOB NOT NULL, sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32),
      not_before_ms INTEGER NOT NULL, not_after_ms INTEGER NOT NULL, revoked_ms INTEGER,
      CHECK ((owner = 'person') = (person_id IS NOT NULL))
    ) STRICT;
    CREATE TRIGGER certificate_fixed BEFORE UPDATE OF id, owner, person_id, purpose, serial, der ON certificate
    BEGIN SELECT RAISE(ABORT, 'a certificate is fixed'); END;

    -- The office key opens the office's private keys (clerk, cipher officer), the authority key opens the key that
    -- issues certificates (administrator, cipher officer), the register key opens the lines of the classified books
    -- (those who keep and check them), the two emergency keys open the two halves of every content key; wrapped for
    -- the encryption certificate of each holder.
    CREATE TABLE key_grant (
      person_id TEXT NOT NULL REFERENCES person (id), key_kind TEXT NOT NULL CHECK (key_kind IN ('office','authority','register','emergency-a','emergency-b')),
      wrapped BLOB NOT NULL, granted_ms INTEGER NOT NULL, PRIMARY KEY (person_id, key_kind)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE ledger (
      seq INTEGER PRIMARY KEY,
      at_ms INTEGER NOT NULL, actor_id TEXT, actor TEXT NOT NULL,
      act TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL,
      facts TEXT NOT NULL CHECK (json_valid(facts)),
      prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE INDEX ledger_subject ON ledger (subject_kind, subject_id, seq);
    CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER ledger_in_order BEFORE INSERT ON ledger
      WHEN NEW.seq <> ifnull((SELECT max(seq) FROM ledger), 0) + 1
        OR NEW.prev_hash <> ifnull((SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1), zeroblob(32))
    BEGIN SELECT RAISE(ABORT, 'the ledger entry does not follow the last one'); END;

    CREATE TABLE personal_setting (
      person_id TEXT PRIMARY KEY REFERENCES person (id), body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE swapped_day (
      on_date TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('off','work','half')), note TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `),
};
