import type { Migration } from '../migrate.ts';

/**
 * Cards of other stations, what was sealed for them and what came from them.
 *
 * Numbers per recipient are gapless, so that the other side sees what is missing. Nothing that was accepted is
 * accepted twice: (sender, envelope) and (sender, number) are unique among what is not in quarantine. No row is
 * ever removed, and what identifies one is fixed.
 */
export const m0005: Migration = {
  version: 5,
  name: 'exchange',
  up: (db) => {
    db.exec(CARDS);
    db.exec(OUTBOX);
    db.exec(INBOX);
  },
};

const CARDS = /* sql */ `
  -- Effective-dated: a card is in force from trusted_ms until replaced_ms. A new card of a known station stands
  -- beside the trusted one until a person compared its fingerprint.
  CREATE TABLE peer_card (
    id TEXT PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    station_id TEXT NOT NULL, office_code TEXT NOT NULL, office_name TEXT NOT NULL, station_name TEXT NOT NULL,
    profile TEXT NOT NULL CHECK (profile IN ('connected','party-wan','independent-lan','standalone')),
    root_sha256 TEXT NOT NULL CHECK (length(root_sha256) = 64), raw BLOB NOT NULL,
    issued_ms INTEGER NOT NULL, valid_until_ms INTEGER NOT NULL, read_ms INTEGER NOT NULL,
    trusted_ms INTEGER, trusted_by TEXT REFERENCES person (id), compared_how TEXT, replaced_ms INTEGER,
    CHECK ((trusted_ms IS NULL) = (trusted_by IS NULL)), CHECK ((trusted_ms IS NULL) = (compared_how IS NULL)),
    CHECK (replaced_ms IS NULL OR trusted_ms IS NOT NULL)
  ) STRICT;
  CREATE UNIQUE INDEX peer_card_in_force ON peer_card (station_id) WHERE trusted_ms IS NOT NULL AND replaced_ms IS NULL;
  CREATE INDEX peer_card_station ON peer_card (station_id, issued_ms);
  CREATE TRIGGER peer_card_fixed BEFORE UPDATE OF id, sha256, station_id, office_code, office_name, profile, root_sha256, raw, issued_ms ON peer_card
  BEGIN SELECT RAISE(ABORT, 'a card is fixed'); END;
  CREATE TRIGGER peer_card_trust_stays BEFORE UPDATE OF trusted_ms, trusted_by, compared_how ON peer_card WHEN OLD.trusted_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'how a card came to be trusted stays'); END;
  CREATE TRIGGER peer_card_stays BEFORE DELETE ON peer_card BEGIN SELECT RAISE(ABORT, 'a card stays'); END;

  -- Lists of revoked certificates, of our own authority and of trusted ones; the newest of an issuer counts.
  CREATE TABLE revocation_list (
    root_sha256 TEXT NOT NULL, this_update_ms INTEGER NOT NULL, der BLOB NOT NULL, PRIMARY KEY (root_sha256, this_update_ms)
  ) STRICT, WITHOUT ROWID;
`;

const OUTBOX = /* sql */ `
  CREATE TABLE outbox (
    id TEXT PRIMARY KEY CHECK (length(id) = 32), peer_station TEXT NOT NULL, peer_office TEXT NOT NULL, peer_name TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0), kind TEXT NOT NULL CHECK (kind IN ('document','submission','receipt')),
    level TEXT NOT NULL CHECK (level IN ('none','mat','toi-mat','tuyet-mat')),
    document_id TEXT REFERENCES document (id), receipt TEXT CHECK (json_valid(receipt)),
    signers TEXT NOT NULL CHECK (json_valid(signers)), files TEXT NOT NULL CHECK (json_valid(files)),
    stage TEXT NOT NULL CHECK (stage IN ('queued','sealed','written','delivered','received','registered','refused')),
    refused_by TEXT CHECK (refused_by IN ('check','person')), error_code TEXT, note TEXT NOT NULL,
    entry_number INTEGER, created_ms INTEGER NOT NULL, written_ms INTEGER, last_receipt_ms INTEGER, at_ms INTEGER NOT NULL,
    UNIQUE (peer_station, sequence), CHECK ((kind = 'receipt') = (receipt IS NOT NULL)),
    CHECK (kind <> 'document' OR document_id IS NOT NULL), CHECK ((stage = 'refused') = (refused_by IS NOT NULL)),
    -- no channel carries Tuyệt mật
    CHECK (level <> 'tuyet-mat')
  ) STRICT;
  CREATE INDEX outbox_waiting ON outbox (stage, peer_station) WHERE stage IN ('queued','sealed','written');
  CREATE INDEX outbox_at ON outbox (at_ms, id) WHERE kind <> 'receipt';
  CREATE INDEX outbox_receipt ON outbox (last_receipt_ms) WHERE last_receipt_ms IS NOT NULL;
  CREATE INDEX outbox_document ON outbox (document_id) WHERE document_id IS NOT NULL;
  CREATE TRIGGER outbox_without_gap BEFORE INSERT ON outbox
    WHEN NEW.sequence <> 1 + ifnull((SELECT max(sequence) FROM outbox WHERE peer_station = NEW.peer_station), 0)
  BEGIN SELECT RAISE(ABORT, 'an envelope takes the next number of its recipient'); END;
  CREATE TRIGGER outbox_fixed BEFORE UPDATE OF id, peer_station, peer_office, sequence, kind, level, document_id, receipt, files, created_ms ON outbox
  BEGIN SELECT RAISE(ABORT, 'an envelope is fixed'); END;
  CREATE TRIGGER outbox_registered_stays BEFORE UPDATE OF stage, entry_number ON outbox WHEN OLD.stage = 'registered'
  BEGIN SELECT RAISE(ABORT, 'registered at the recipient is the last word'); END;
  CREATE TRIGGER outbox_stays BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'an envelope stays'); END;
`;

const INBOX = /* sql */ `
  -- 'stored' never outlives its transaction: the checks are written with the row. The raw bytes lie beside the
  -- database under their digest.
  CREATE TABLE inbox (
    id TEXT PRIMARY KEY, raw_sha256 TEXT NOT NULL UNIQUE CHECK (length(raw_sha256) = 64), cms_sha256 TEXT, raw_bytes INTEGER NOT NULL,
    sender_station TEXT, sender_office TEXT, sender_name TEXT, envelope_id TEXT, sequence INTEGER,
    kind TEXT CHECK (kind IN ('document','submission','receipt')), level TEXT CHECK (level IN ('none','mat','toi-mat','tuyet-mat')),
    manifest TEXT CHECK (json_valid(manifest)),
    signers TEXT NOT NULL CHECK (json_valid(signers)), files TEXT NOT NULL CHECK (json_valid(files)),
    checks TEXT NOT NULL CHECK (json_valid(checks)),
    stage TEXT NOT NULL CHECK (stage IN ('checked','received','registered','refused','quarantined')),
    error_code TEXT, error_reason TEXT, refusal TEXT, document_id TEXT REFERENCES document (id), entry_number INTEGER,
    signed_ms INTEGER, read_ms INTEGER NOT NULL, read_by TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    CHECK ((stage = 'quarantined') = (error_code IS NOT NULL)), CHECK ((stage = 'refused') = (refusal IS NOT NULL)),
    CHECK ((stage = 'registered') = (document_id IS NOT NULL AND entry_number IS NOT NULL)),
    CHECK (stage = 'quarantined' OR (sender_station IS NOT NULL AND envelope_id IS NOT NULL AND sequence IS NOT NULL
      AND kind IS NOT NULL AND level IS NOT NULL AND manifest IS NOT NULL AND cms_sha256 IS NOT NULL))
  ) STRICT;
  CREATE UNIQUE INDEX inbox_exactly_once ON inbox (sender_station, envelope_id) WHERE stage <> 'quarantined';
  CREATE UNIQUE INDEX inbox_sequence ON inbox (sender_station, sequence) WHERE stage <> 'quarantined';
  CREATE INDEX inbox_cms ON inbox (cms_sha256) WHERE stage <> 'quarantined';
  CREATE INDEX inbox_open ON inbox (stage) WHERE stage IN ('checked','received','quarantined');
  CREATE INDEX inbox_at ON inbox (at_ms, id);
  CREATE INDEX inbox_document ON inbox (document_id) WHERE document_id IS NOT NULL;
  CREATE TRIGGER inbox_fixed BEFORE UPDATE OF id, raw_sha256, cms_sha256, raw_bytes, sender_station, sender_office, envelope_id, sequence,
    kind, level, manifest, signers, files, checks, error_code, error_reason, signed_ms, read_ms, read_by ON inbox
  BEGIN SELECT RAISE(ABORT, 'what was received is fixed'); END;
  CREATE TRIGGER inbox_decided BEFORE UPDATE OF stage, document_id, entry_number, refusal ON inbox
    WHEN OLD.stage IN ('registered','refused','quarantined')
  BEGIN SELECT RAISE(ABORT, 'a decision about an envelope stays'); END;
  CREATE TRIGGER inbox_stays BEFORE DELETE ON inbox BEGIN SELECT RAISE(ABORT, 'what was received stays'); END;
`;
