/** Authorities that certify those who sign files of others: which are known, which are trusted, what they took back. */
export const SIGNATURES = /* sql */ `
  -- Known is not trusted: whoever lies here helps to build a path, and ends none.
  CREATE TABLE signature_authority (
    id TEXT PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    -- name and key: what its lists are known by, also behind a renewed certificate
    issuer_key TEXT NOT NULL CHECK (length(issuer_key) = 64),
    der BLOB NOT NULL CHECK (length(der) BETWEEN 100 AND 65536),
    added_ms INTEGER NOT NULL, added_by TEXT NOT NULL REFERENCES person (id)
  ) STRICT;
  CREATE TRIGGER signature_authority_fixed BEFORE UPDATE ON signature_authority
  BEGIN SELECT RAISE(ABORT, 'a certificate is fixed'); END;
  CREATE TRIGGER signature_authority_stays BEFORE DELETE ON signature_authority
  BEGIN SELECT RAISE(ABORT, 'what was trusted once stays known'); END;

  -- Who trusts whom, since when and upon what comparison; from trusted_ms until withdrawn_ms.
  CREATE TABLE signature_trust (
    id TEXT PRIMARY KEY, authority_id TEXT NOT NULL REFERENCES signature_authority (id),
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
    compared_how TEXT NOT NULL CHECK (length(trim(compared_how)) BETWEEN 1 AND 200),
    trusted_ms INTEGER NOT NULL, trusted_by TEXT NOT NULL REFERENCES person (id),
    withdrawn_ms INTEGER, withdrawn_by TEXT REFERENCES person (id),
    withdrawn_why TEXT CHECK (length(trim(withdrawn_why)) BETWEEN 1 AND 300),
    CHECK ((withdrawn_ms IS NULL) = (withdrawn_by IS NULL)), CHECK ((withdrawn_ms IS NULL) = (withdrawn_why IS NULL))
  ) STRICT;
  CREATE UNIQUE INDEX signature_trust_in_force ON signature_trust (authority_id) WHERE withdrawn_ms IS NULL;
  CREATE TRIGGER signature_trust_compared BEFORE INSERT ON signature_trust
    WHEN NEW.withdrawn_ms IS NOT NULL
      OR NEW.fingerprint IS NOT (SELECT sha256 FROM signature_authority WHERE id = NEW.authority_id)
  BEGIN SELECT RAISE(ABORT, 'an authority is trusted by its own fingerprint'); END;
  CREATE TRIGGER signature_trust_fixed BEFORE UPDATE OF id, authority_id, fingerprint, compared_how, trusted_ms, trusted_by
    ON signature_trust
  BEGIN SELECT RAISE(ABORT, 'how an authority came to be trusted stays'); END;
  CREATE TRIGGER signature_trust_withdrawn_stays BEFORE UPDATE ON signature_trust WHEN OLD.withdrawn_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'trust that was taken away is given anew'); END;
  CREATE TRIGGER signature_trust_stays BEFORE DELETE ON signature_trust
  BEGIN SELECT RAISE(ABORT, 'whom somebody trusted stays written'); END;

  -- The newest list of revoked certificates of an authority.
  CREATE TABLE signature_list (
    issuer_key TEXT PRIMARY KEY CHECK (length(issuer_key) = 64),
    this_update_ms INTEGER NOT NULL, next_update_ms INTEGER NOT NULL, named INTEGER NOT NULL CHECK (named >= 0),
    read_ms INTEGER NOT NULL, read_by TEXT NOT NULL REFERENCES person (id), CHECK (next_update_ms >= this_update_ms)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER signature_list_known BEFORE INSERT ON signature_list
    WHEN NOT EXISTS (SELECT 1 FROM signature_authority WHERE issuer_key = NEW.issuer_key)
  BEGIN SELECT RAISE(ABORT, 'a list is that of a known authority'); END;
  CREATE TRIGGER signature_list_newer BEFORE UPDATE ON signature_list
    WHEN NEW.issuer_key <> OLD.issuer_key OR NEW.this_update_ms <= OLD.this_update_ms
  BEGIN SELECT RAISE(ABORT, 'only a newer list takes the place of one'); END;
  CREATE TRIGGER signature_list_stays BEFORE DELETE ON signature_list
  BEGIN SELECT RAISE(ABORT, 'a list is replaced by a newer one only'); END;

  -- What the lists of an authority took back. A later list drops what has expired; here it stays, for the signatures of
  -- before. Only what was held for a while (reason 6) comes free again.
  CREATE TABLE signature_revoked (
    issuer_key TEXT NOT NULL REFERENCES signature_list (issuer_key),
    serial TEXT NOT NULL CHECK (length(serial) BETWEEN 2 AND 42 AND serial NOT GLOB '*[^0-9a-f]*'),
    revoked_ms INTEGER NOT NULL, reason INTEGER CHECK (reason BETWEEN 0 AND 10),
    -- of the last list that named it
    listed_ms INTEGER NOT NULL, PRIMARY KEY (issuer_key, serial)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER signature_revoked_stays BEFORE DELETE ON signature_revoked WHEN OLD.reason IS NOT 6
  BEGIN SELECT RAISE(ABORT, 'what was taken back stays so'); END;
  CREATE TRIGGER signature_revoked_not_later BEFORE UPDATE ON signature_revoked
    WHEN NEW.issuer_key <> OLD.issuer_key OR NEW.serial <> OLD.serial
      OR (OLD.reason IS NOT 6 AND (NEW.revoked_ms > OLD.revoked_ms OR NEW.reason IS 6))
  BEGIN SELECT RAISE(ABORT, 'what was taken back stays so'); END;
`;
