/**
 * The office, its settings, people, units and calendar, and what others signed for it. What must never happen is refused
 * here and not only in code.
 */
export const STATION = /* sql */ `
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
    -- where whoever wrote in asks, as it stands on their papers
    contact_phone TEXT NOT NULL DEFAULT '' CHECK (length(contact_phone) <= 60),
    contact_address TEXT NOT NULL DEFAULT '' CHECK (length(contact_address) <= 300),
    -- library of a vendor that tokens are spoken with through on this machine
    -- path of the library for tokens, and what it was when it was chosen
    token_module TEXT CHECK (token_module <> ''),
    token_module_sha256 TEXT CHECK (length(token_module_sha256) = 64),
    -- authority that is asked for a time stamp over each signature in a PDF
    stamp_url TEXT CHECK (stamp_url GLOB 'http*://?*'),
    created_ms INTEGER NOT NULL,
    CHECK (profile = 'connected' OR profile_ground <> '')
  ) STRICT;
  CREATE TRIGGER station_identity_fixed
    BEFORE UPDATE OF vault_id, station_id, office_code, training, created_ms ON station
  BEGIN SELECT RAISE(ABORT, 'station identity is fixed'); END;
  CREATE TRIGGER station_named_by_two BEFORE UPDATE OF office_name, office_symbol, office_place ON station
    WHEN NOT EXISTS (SELECT 1 FROM office_correction
      WHERE id = (SELECT id FROM office_correction WHERE state = 'done' ORDER BY decided_ms DESC, rowid DESC LIMIT 1)
        AND name_before = OLD.office_name AND symbol_before = OLD.office_symbol AND place_before = OLD.office_place
        AND name = NEW.office_name AND symbol = NEW.office_symbol AND place = NEW.office_place)
  BEGIN SELECT RAISE(ABORT, 'name, symbol and place are corrected by two'); END;
  CREATE TRIGGER station_recovery_stays_proved BEFORE UPDATE OF recovery_proved ON station
    WHEN OLD.recovery_proved = 1 AND NEW.recovery_proved = 0
  BEGIN SELECT RAISE(ABORT, 'recovery proof cannot be taken back'); END;
  CREATE TRIGGER station_stays BEFORE DELETE ON station
  BEGIN SELECT RAISE(ABORT, 'the station row stays'); END;

  -- what the office is called, put right: one asks, another decides. Its code is in its certificates and stays.
  CREATE TABLE office_correction (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''), symbol TEXT NOT NULL CHECK (symbol <> ''), place TEXT NOT NULL,
    name_before TEXT NOT NULL, symbol_before TEXT NOT NULL, place_before TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    asked_by TEXT NOT NULL REFERENCES person (id), asked_ms INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked','done','refused','withdrawn')),
    decided_by TEXT REFERENCES person (id), decided_ms INTEGER, note TEXT NOT NULL,
    CHECK (name <> name_before OR symbol <> symbol_before OR place <> place_before),
    CHECK (decided_by IS NOT asked_by), CHECK ((decided_by IS NULL) = (decided_ms IS NULL)),
    CHECK ((state IN ('done','refused')) = (decided_by IS NOT NULL))
  ) STRICT;
  CREATE UNIQUE INDEX office_correction_waiting ON office_correction (state) WHERE state = 'asked';
  CREATE TRIGGER office_correction_begins BEFORE INSERT ON office_correction
    WHEN NEW.state <> 'asked' OR NOT EXISTS (SELECT 1 FROM station WHERE office_name = NEW.name_before
      AND office_symbol = NEW.symbol_before AND office_place = NEW.place_before)
  BEGIN SELECT RAISE(ABORT, 'a correction begins by asking, of what stands'); END;
  CREATE TRIGGER office_correction_fixed BEFORE UPDATE OF id, name, symbol, place, name_before, symbol_before, place_before,
    reason, asked_by, asked_ms ON office_correction
  BEGIN SELECT RAISE(ABORT, 'a request is fixed'); END;
  CREATE TRIGGER office_correction_decided_once BEFORE UPDATE OF state, decided_by, decided_ms, note ON office_correction
    WHEN OLD.state <> 'asked'
  BEGIN SELECT RAISE(ABORT, 'a request is decided once'); END;
  CREATE TRIGGER office_correction_stays BEFORE DELETE ON office_correction
  BEGIN SELECT RAISE(ABORT, 'a request stays'); END;

  CREATE TABLE committee_term (
    id TEXT PRIMARY KEY, label TEXT NOT NULL, from_on TEXT NOT NULL, to_on TEXT NOT NULL,
    CHECK (from_on < to_on)
  ) STRICT;

  CREATE TABLE personal_setting (
    person_id TEXT PRIMARY KEY REFERENCES person (id), body TEXT NOT NULL CHECK (json_valid(body))
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE swapped_day (
    on_date TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('off','work','half')), note TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

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
  CREATE TRIGGER person_leaves_empty_handed BEFORE UPDATE OF state ON person
    WHEN NEW.state = 'left' AND EXISTS (SELECT 1 FROM copy WHERE holder_id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'hands over before leaving'); END;

  CREATE TABLE person_role (
    person_id TEXT NOT NULL REFERENCES person (id), role TEXT NOT NULL
      CHECK (role IN ('clerk','leader','specialist','cipher','admin','archivist','intake','inspector')),
    PRIMARY KEY (person_id, role)
  ) STRICT, WITHOUT ROWID;

  -- Units of the office (phòng, ban) and who belongs to which since when. Figures by unit ask on the day on which a stay
  -- began, so that whoever moves on leaves the past where it was.
  CREATE TABLE office_unit (
    id TEXT PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''), from_on TEXT NOT NULL,
    to_on TEXT CHECK (to_on >= from_on), created_ms INTEGER NOT NULL, created_by TEXT NOT NULL REFERENCES person (id),
    -- who leads the unit: what is late with its people is told to him before it is told to the leaders of the office
    head_id TEXT REFERENCES person (id)
  ) STRICT;
  CREATE TRIGGER office_unit_stays BEFORE DELETE ON office_unit
  BEGIN SELECT RAISE(ABORT, 'a unit stays: figures of its time are counted under it'); END;

  -- from_day: days since 1970-01-01, as in submission_stay; no unit: belongs to none since then
  CREATE TABLE unit_member (
    person_id TEXT NOT NULL REFERENCES person (id), from_day INTEGER NOT NULL,
    unit_id TEXT REFERENCES office_unit (id), set_ms INTEGER NOT NULL, set_by TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (person_id, from_day)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX unit_member_unit ON unit_member (unit_id) WHERE unit_id IS NOT NULL;

  -- Directories of offices as they were signed and taken; the one issued last is in force.
  CREATE TABLE office_directory (
    id TEXT PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), issuer_code TEXT NOT NULL,
    issuer_name TEXT NOT NULL, issued_ms INTEGER NOT NULL UNIQUE, raw BLOB NOT NULL, taken_ms INTEGER NOT NULL,
    taken_by TEXT NOT NULL REFERENCES person (id)
  ) STRICT;
  CREATE TRIGGER office_directory_newer BEFORE INSERT ON office_directory
    WHEN EXISTS (SELECT 1 FROM office_directory WHERE issued_ms >= NEW.issued_ms OR issuer_code <> NEW.issuer_code)
  BEGIN SELECT RAISE(ABORT, 'only a newer directory of the same issuer'); END;
  CREATE TRIGGER office_directory_fixed BEFORE UPDATE ON office_directory
  BEGIN SELECT RAISE(ABORT, 'a directory that was taken is fixed'); END;
  CREATE TRIGGER office_directory_stays BEFORE DELETE ON office_directory
  BEGIN SELECT RAISE(ABORT, 'what was refused by it is explained by it'); END;

  -- Updates that were shown to this vault, and the policy of the superior with the key that signs it.
  CREATE TABLE update_shown (
    serial INTEGER PRIMARY KEY CHECK (serial > 0), version TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64), shown_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER update_shown_fixed BEFORE UPDATE ON update_shown
  BEGIN SELECT RAISE(ABORT, 'what was shown is fixed'); END;
  CREATE TRIGGER update_shown_stays BEFORE DELETE ON update_shown
  BEGIN SELECT RAISE(ABORT, 'what was shown stays'); END;

  CREATE TABLE policy_key (
    id INTEGER PRIMARY KEY CHECK (id = 1), spki BLOB NOT NULL, pinned_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER policy_key_fixed BEFORE UPDATE ON policy_key
  BEGIN SELECT RAISE(ABORT, 'the key of the policy is fixed'); END;
  CREATE TRIGGER policy_key_stays BEFORE DELETE ON policy_key
  BEGIN SELECT RAISE(ABORT, 'the key of the policy stays'); END;

  CREATE TABLE station_policy (
    serial INTEGER PRIMARY KEY CHECK (serial > 0),
    body TEXT NOT NULL CHECK (json_valid(body)), signature BLOB NOT NULL CHECK (length(signature) = 64),
    loaded_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER station_policy_rises BEFORE INSERT ON station_policy
    WHEN NEW.serial <= ifnull((SELECT max(serial) FROM station_policy), 0)
  BEGIN SELECT RAISE(ABORT, 'an older policy is not taken back'); END;
  CREATE TRIGGER station_policy_fixed BEFORE UPDATE ON station_policy
  BEGIN SELECT RAISE(ABORT, 'a policy is fixed'); END;
  CREATE TRIGGER station_policy_stays BEFORE DELETE ON station_policy
  BEGIN SELECT RAISE(ABORT, 'a policy stays'); END;

  -- Rule packs that an issuer signed and this station took in. \`effective_here\` is the day from which they count on this
  -- station; a newer one stands in for an older one, and none is ever changed.
  CREATE TABLE rule_pack (
    position INTEGER PRIMARY KEY, pack TEXT NOT NULL, version TEXT NOT NULL, effective_here TEXT NOT NULL,
    body TEXT NOT NULL, signature BLOB NOT NULL, sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    issuer_code TEXT NOT NULL, signed_by TEXT NOT NULL,
    taken_ms INTEGER NOT NULL, taken_by TEXT NOT NULL REFERENCES person (id), UNIQUE (pack, version)
  ) STRICT;
  CREATE TRIGGER rule_pack_fixed BEFORE UPDATE ON rule_pack BEGIN SELECT RAISE(ABORT, 'a rule pack is fixed'); END;
  CREATE TRIGGER rule_pack_stays BEFORE DELETE ON rule_pack BEGIN SELECT RAISE(ABORT, 'a rule pack stays'); END;

  -- Rule packs that came in an envelope: who holds the office's key opened and judged them; an administrator puts each
  -- in force or leaves it. What came is never changed.
  CREATE TABLE rule_pack_offer (
    inbox_id TEXT PRIMARY KEY REFERENCES inbox (id), body TEXT NOT NULL, signature BLOB NOT NULL,
    handed_ms INTEGER NOT NULL, handed_by TEXT NOT NULL REFERENCES person (id),
    taken INTEGER CHECK (taken IN (0,1)), settled_ms INTEGER, settled_by TEXT REFERENCES person (id),
    CHECK ((taken IS NULL) = (settled_ms IS NULL) AND (taken IS NULL) = (settled_by IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER rule_pack_offer_fixed
    BEFORE UPDATE OF inbox_id, body, signature, handed_ms, handed_by ON rule_pack_offer
  BEGIN SELECT RAISE(ABORT, 'what came is fixed'); END;
  CREATE TRIGGER rule_pack_offer_settled BEFORE UPDATE ON rule_pack_offer WHEN OLD.taken IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'what was settled is fixed'); END;
  CREATE TRIGGER rule_pack_offer_stays BEFORE DELETE ON rule_pack_offer
  BEGIN SELECT RAISE(ABORT, 'what came stays'); END;

  -- The last hundred errors that were bugs: number, operation, classes, codes and places in the program, see
  -- shared/incident.ts. Sealed as everything in this file is; whoever supports the office gets it in the support file.
  CREATE TABLE incident (
    seq INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE CHECK (length(number) = 8 AND number NOT GLOB '*[^0-9a-f]*'),
    at_ms INTEGER NOT NULL,
    place TEXT NOT NULL CHECK (place IN ('vault','reader','egress','page')),
    op TEXT NOT NULL CHECK (length(op) <= 64 AND op NOT GLOB '*[^a-zA-Z.]*'),
    -- a line each; nothing but ASCII fits in
    trail TEXT NOT NULL CHECK (length(trail) <= 16384 AND trail NOT GLOB '*[^' || char(10) || ' -~]*')
  ) STRICT;
  CREATE TRIGGER incident_ring AFTER INSERT ON incident
  BEGIN DELETE FROM incident WHERE seq <= NEW.seq - 100; END;
  CREATE TRIGGER incident_fixed BEFORE UPDATE ON incident
  BEGIN SELECT RAISE(ABORT, 'an incident is kept as it was met'); END;
`;
