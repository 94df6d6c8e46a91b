/** Certificates and keys of the office and its people: replaced, but never silently emptied; the signed list of who holds them. */
export const KEYS = /* sql */ `
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
    revoked_reason TEXT CHECK (revoked_reason IN ('compromised','superseded','ceased')),
    outside_sha256 TEXT REFERENCES outside_authority (sha256),
    CHECK ((owner = 'person') = (person_id IS NOT NULL))
  ) STRICT;
  CREATE TRIGGER certificate_fixed BEFORE UPDATE OF id, owner, person_id, purpose, serial, der ON certificate
  BEGIN SELECT RAISE(ABORT, 'a certificate is fixed'); END;
  CREATE TRIGGER certificate_revoked_stays BEFORE UPDATE OF revoked_ms, revoked_reason ON certificate WHEN OLD.revoked_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a certificate that was taken back stays so'); END;
  CREATE TRIGGER certificate_stays BEFORE DELETE ON certificate
  BEGIN SELECT RAISE(ABORT, 'a key that something was sealed for stays'); END;
  CREATE TRIGGER certificate_issuer_fixed BEFORE UPDATE OF outside_sha256 ON certificate
  BEGIN SELECT RAISE(ABORT, 'a certificate is fixed'); END;

  -- The office key opens the office's private keys (clerk, cipher officer), the authority key opens the key that
  -- issues certificates (administrator, cipher officer), the register key opens the lines of the classified books
  -- (those who keep and check them), the two emergency keys open the two halves of every content key; wrapped for
  -- the encryption certificate of each holder.
  CREATE TABLE key_grant (
    person_id TEXT NOT NULL REFERENCES person (id), key_kind TEXT NOT NULL
    CHECK (key_kind IN ('office','authority','register','emergency-a','emergency-b')),
    wrapped BLOB NOT NULL, granted_ms INTEGER NOT NULL, PRIMARY KEY (person_id, key_kind)
  ) STRICT, WITHOUT ROWID;

  -- Lists of revoked certificates, of our own authority and of trusted ones; the newest of an issuer counts.
  CREATE TABLE revocation_list (
    root_sha256 TEXT NOT NULL, this_update_ms INTEGER NOT NULL, der BLOB NOT NULL, PRIMARY KEY (root_sha256, this_update_ms)
  ) STRICT, WITHOUT ROWID;

  -- Why a certificate was taken back, and keys that a person made and that wait for their certificates. The private
  -- half lies under the person's own key from the start; who issues never sees it.
  CREATE TABLE key_request (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id), asked_ms INTEGER NOT NULL,
    sign_serial TEXT NOT NULL UNIQUE, sign_request BLOB NOT NULL, sign_key BLOB NOT NULL CHECK (length(sign_key) > 32),
    encrypt_serial TEXT NOT NULL UNIQUE, encrypt_request BLOB NOT NULL, encrypt_key BLOB NOT NULL CHECK (length(encrypt_key) > 32),
    issued_ms INTEGER,
    -- by which of the person's keys it was signed, so that nobody asks in another's name
    proof_by TEXT NOT NULL CHECK (length(proof_by) = 64), proof BLOB NOT NULL CHECK (length(proof) >= 256)
  ) STRICT;
  CREATE UNIQUE INDEX key_request_waiting ON key_request (person_id) WHERE issued_ms IS NULL;

  -- Certificates of the office from an authority outside this vault: the authorities that were compared, the requests
  -- that are out, and of each certificate whether such an authority issued it.
  CREATE TABLE outside_authority (
    id TEXT PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), der BLOB NOT NULL,
    added_ms INTEGER NOT NULL, added_by TEXT NOT NULL REFERENCES person (id), compared_how TEXT NOT NULL,
    -- since when it counts for nothing: nobody of the office had compared it (roster/restore.ts)
    void_ms INTEGER
  ) STRICT;
  CREATE TRIGGER outside_authority_fixed BEFORE UPDATE OF id, sha256, der, added_ms, added_by, compared_how ON outside_authority
  BEGIN SELECT RAISE(ABORT, 'an authority that was compared is fixed'); END;
  CREATE TRIGGER outside_authority_stays BEFORE DELETE ON outside_authority
  BEGIN SELECT RAISE(ABORT, 'what it issued is judged by it'); END;

  -- private keys under the office's key; the place is the context that they are sealed under until the certificate comes
  CREATE TABLE office_request (
    id TEXT PRIMARY KEY, purpose TEXT NOT NULL CHECK (purpose IN ('sign','encrypt')),
    asked_ms INTEGER NOT NULL, asked_by TEXT NOT NULL REFERENCES person (id),
    request BLOB NOT NULL, sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32),
    settled_ms INTEGER, certificate_id TEXT REFERENCES certificate (id),
    person_id TEXT REFERENCES person (id),
    CHECK (certificate_id IS NULL OR settled_ms IS NOT NULL)
  ) STRICT;
  CREATE UNIQUE INDEX office_request_waiting ON office_request (purpose, ifnull(person_id, '')) WHERE settled_ms IS NULL;
  CREATE TRIGGER office_request_fixed BEFORE UPDATE OF id, purpose, asked_ms, asked_by, request, sealed_key ON office_request
  BEGIN SELECT RAISE(ABORT, 'a request is fixed'); END;
  CREATE TRIGGER office_request_settled BEFORE UPDATE ON office_request WHEN OLD.settled_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a settled request stays so'); END;
  CREATE TRIGGER office_request_stays BEFORE DELETE ON office_request
  BEGIN SELECT RAISE(ABORT, 'a key that was asked for stays'); END;
  CREATE TRIGGER office_request_holder_fixed BEFORE UPDATE OF person_id ON office_request
  BEGIN SELECT RAISE(ABORT, 'a request is fixed'); END;

  -- Certificates on tokens (PKCS#11) that the office or a person of it signs with: of an authority outside, with the key
  -- on the token only. Each was bound by an officer who compared its fingerprint; one at a time for each holder.
  CREATE TABLE token_certificate (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL CHECK (owner IN ('office','person')),
    person_id TEXT REFERENCES person (id),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64), der BLOB NOT NULL CHECK (length(der) > 0),
    bound_ms INTEGER NOT NULL, bound_by TEXT NOT NULL REFERENCES person (id),
    compared_how TEXT NOT NULL CHECK (trim(compared_how) <> ''),
    ended_ms INTEGER CHECK (ended_ms >= bound_ms), ended_by TEXT REFERENCES person (id),
    CHECK ((owner = 'person') = (person_id IS NOT NULL)),
    CHECK ((ended_ms IS NULL) = (ended_by IS NULL))
  ) STRICT;
  CREATE UNIQUE INDEX token_certificate_once ON token_certificate (sha256) WHERE ended_ms IS NULL;
  CREATE UNIQUE INDEX token_certificate_holder ON token_certificate (owner, ifnull(person_id, '')) WHERE ended_ms IS NULL;
  CREATE TRIGGER token_certificate_fixed
    BEFORE UPDATE OF id, owner, person_id, sha256, der, bound_ms, bound_by, compared_how ON token_certificate
  BEGIN SELECT RAISE(ABORT, 'a certificate that was compared is fixed'); END;
  CREATE TRIGGER token_certificate_ended BEFORE UPDATE ON token_certificate WHEN OLD.ended_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a binding that ended stays so'); END;
  CREATE TRIGGER token_certificate_stays BEFORE DELETE ON token_certificate
  BEGIN SELECT RAISE(ABORT, 'what was signed with it names it'); END;

  -- The signed roster (roster/): who the people are, what posts they hold and which certificates are theirs, each version
  -- signed by the office's issuing key or by two officers.
  CREATE TABLE roster (
    serial INTEGER PRIMARY KEY CHECK (serial > 0),
    body TEXT NOT NULL CHECK (json_valid(body)),
    signatures TEXT NOT NULL CHECK (json_valid(signatures) AND json_array_length(signatures) > 0)
  ) STRICT;
  CREATE TRIGGER roster_follows BEFORE INSERT ON roster
  WHEN NEW.serial <> 1 + ifnull((SELECT max(serial) FROM roster), 0)
  BEGIN SELECT RAISE(ABORT, 'a roster follows the one before'); END;
  CREATE TRIGGER roster_fixed BEFORE UPDATE ON roster
  BEGIN SELECT RAISE(ABORT, 'a roster is signed'); END;
  CREATE TRIGGER roster_stays BEFORE DELETE ON roster
  BEGIN SELECT RAISE(ABORT, 'a roster stays'); END;

  -- The rows of each section (roster/sections.ts) as they were signed last; the newest roster names their SHA-256.
  CREATE TABLE roster_section (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    body TEXT NOT NULL CHECK (json_valid(body))
  ) STRICT, WITHOUT ROWID;

  -- Which header is in force, so that an older one is known, and whether a change of the vault key is due.
  CREATE TABLE header_seen (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    generation INTEGER NOT NULL CHECK (generation > 0),
    checksum TEXT NOT NULL CHECK (length(checksum) = 64)
  ) STRICT;
  CREATE TRIGGER header_seen_grows BEFORE UPDATE ON header_seen WHEN NEW.generation < OLD.generation
  BEGIN SELECT RAISE(ABORT, 'an older header is not taken back'); END;
  CREATE TRIGGER header_seen_stays BEFORE DELETE ON header_seen
  BEGIN SELECT RAISE(ABORT, 'the newest header seen stays'); END;

  -- What two officers signed for a recovery code that took the place of one in force (an office of one: that one alone), by
  -- the SHA-256 of the certificate which it opens. Everybody's program proves it before the own key goes under the code.
  CREATE TABLE recovery_consent (
    certificate_sha256 TEXT PRIMARY KEY CHECK (length(certificate_sha256) = 64),
    reason TEXT NOT NULL CHECK (reason <> ''), at_ms INTEGER NOT NULL,
    first_by TEXT NOT NULL REFERENCES person (id), first_signature BLOB NOT NULL CHECK (length(first_signature) > 0),
    second_by TEXT REFERENCES person (id), second_signature BLOB CHECK (length(second_signature) > 0),
    CHECK (second_by IS NOT first_by), CHECK ((second_by IS NULL) = (second_signature IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER recovery_consent_fixed BEFORE UPDATE ON recovery_consent
  BEGIN SELECT RAISE(ABORT, 'what two officers signed is fixed'); END;
  CREATE TRIGGER recovery_consent_stays BEFORE DELETE ON recovery_consent
  BEGIN SELECT RAISE(ABORT, 'what two officers signed stays'); END;

  CREATE TABLE key_change_due (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    reason TEXT NOT NULL CHECK (reason IN ('left','lost','asked')),
    since_ms INTEGER NOT NULL
  ) STRICT;
`;
