/** Envelopes between offices: cards, channels, what left and what came. */
export const EXCHANGE = /* sql */ `
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
  CREATE TRIGGER peer_card_fixed BEFORE UPDATE OF id, sha256, station_id, office_code, office_name, profile, root_sha256, raw,
    issued_ms ON peer_card
  BEGIN SELECT RAISE(ABORT, 'a card is fixed'); END;
  CREATE TRIGGER peer_card_trust_stays BEFORE UPDATE OF trusted_ms, trusted_by, compared_how ON peer_card WHEN OLD.trusted_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'how a card came to be trusted stays'); END;
  CREATE TRIGGER peer_card_stays BEFORE DELETE ON peer_card BEGIN SELECT RAISE(ABORT, 'a card stays'); END;

  -- Numbers per recipient are gapless, so that the other side sees what is missing. Nothing that was accepted is accepted
  -- twice: (sender, envelope) and (sender, number) are unique among what is not in quarantine. No row is ever removed, and
  -- what identifies one is fixed. Kinds are a closed list of the program, not of the database, so that a new one needs no rebuilding.
  CREATE TABLE outbox (
    id TEXT PRIMARY KEY CHECK (length(id) = 32), peer_station TEXT NOT NULL, peer_office TEXT NOT NULL, peer_name TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0), kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 32),
    level TEXT NOT NULL CHECK (level IN ('none','mat','toi-mat','tuyet-mat')),
    document_id TEXT REFERENCES document (id), submission_id TEXT REFERENCES submission (id),
    -- an envelope of this outbox that this one recalls or replaces
    about TEXT REFERENCES outbox (id),
    -- what a queued envelope will say, until it is sealed; of others what they say
    metadata TEXT CHECK (json_valid(metadata)),
    signers TEXT NOT NULL CHECK (json_valid(signers)), files TEXT NOT NULL CHECK (json_valid(files)),
    stage TEXT NOT NULL CHECK (stage IN ('queued','sealed','written','delivered','received','registered','refused','recalled','purged')),
    refused_by TEXT CHECK (refused_by IN ('check','person')), error_code TEXT, note TEXT NOT NULL,
    entry_number INTEGER, created_ms INTEGER NOT NULL, written_ms INTEGER, last_receipt_ms INTEGER, at_ms INTEGER NOT NULL,
    replaced_by TEXT REFERENCES outbox (id), again_ms INTEGER,
    UNIQUE (peer_station, sequence), CHECK (kind <> 'receipt' OR metadata IS NOT NULL),
    CHECK (stage <> 'queued' OR metadata IS NOT NULL),
    CHECK (kind <> 'document' OR document_id IS NOT NULL), CHECK ((stage = 'refused') = (refused_by IS NOT NULL)),
    -- no channel carries Tuyệt mật
    CHECK (level <> 'tuyet-mat')
  ) STRICT;
  CREATE INDEX outbox_waiting ON outbox (stage, peer_station) WHERE stage IN ('queued','sealed','written');
  CREATE INDEX outbox_again ON outbox (peer_station, sequence) WHERE again_ms IS NOT NULL;
  CREATE INDEX outbox_at ON outbox (at_ms, id) WHERE kind <> 'receipt';
  CREATE INDEX outbox_receipt ON outbox (last_receipt_ms) WHERE last_receipt_ms IS NOT NULL;
  CREATE INDEX outbox_document ON outbox (document_id) WHERE document_id IS NOT NULL;
  CREATE INDEX outbox_submission ON outbox (submission_id) WHERE submission_id IS NOT NULL;
  CREATE TRIGGER outbox_registered_stays BEFORE UPDATE OF stage, entry_number ON outbox
    WHEN OLD.stage = 'registered' AND (NEW.stage NOT IN ('registered','recalled','purged') OR NEW.entry_number IS NOT OLD.entry_number)
  BEGIN SELECT RAISE(ABORT, 'registered at the recipient is the last word, but for a recall'); END;
  CREATE TRIGGER outbox_purged_stays BEFORE UPDATE OF stage ON outbox WHEN OLD.stage = 'purged' AND NEW.stage <> 'purged'
  BEGIN SELECT RAISE(ABORT, 'purged at the recipient is the last word'); END;
  CREATE TRIGGER outbox_replaced_once BEFORE UPDATE OF replaced_by ON outbox WHEN OLD.replaced_by IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'an envelope is replaced once'); END;
  CREATE TRIGGER outbox_stays BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'an envelope stays'); END;
  CREATE TRIGGER outbox_without_gap BEFORE INSERT ON outbox
    WHEN NEW.sequence <> max(
      1 + ifnull((SELECT max(sequence) FROM outbox WHERE peer_station = NEW.peer_station), 0),
      ifnull((SELECT floor FROM sequence_floor WHERE peer_station = NEW.peer_station), 0))
  BEGIN SELECT RAISE(ABORT, 'an envelope takes the next number of its recipient'); END;
  CREATE TRIGGER outbox_words_sealed BEFORE INSERT ON outbox
  WHEN NEW.kind = 'document' AND NEW.level <> 'none' AND (json_extract(NEW.metadata, '$.subject') IS NOT NULL
    OR EXISTS (SELECT 1 FROM json_each(NEW.files) f WHERE json_extract(f.value, '$.name') <> ''))
  BEGIN SELECT RAISE(ABORT, 'words of a classified document stay in its envelope'); END;
  CREATE TRIGGER outbox_fixed BEFORE UPDATE OF id, peer_station, peer_office, sequence, kind, level, document_id, submission_id,
    about, created_ms ON outbox
  BEGIN SELECT RAISE(ABORT, 'an envelope is fixed'); END;
  CREATE TRIGGER outbox_words_fixed BEFORE UPDATE OF metadata, files ON outbox
    WHEN (NEW.metadata IS NOT OLD.metadata OR NEW.files <> OLD.files) AND NOT (
      OLD.kind = 'document' AND OLD.stage <> 'queued' AND (SELECT level FROM document WHERE id = OLD.document_id) IS NOT 'none'
      AND json_extract(NEW.metadata, '$.subject') IS NULL
      AND NOT EXISTS (SELECT 1 FROM json_each(NEW.files) f WHERE json_extract(f.value, '$.name') <> '')
      AND json_array_length(NEW.files) = json_array_length(OLD.files)
      AND NOT EXISTS (SELECT 1 FROM json_each(NEW.metadata) m WHERE m.key <> 'subject'
        AND m.value IS NOT (SELECT o.value FROM json_each(OLD.metadata) o WHERE o.key = m.key)))
  BEGIN SELECT RAISE(ABORT, 'an envelope is fixed'); END;

  -- Every receipt that was told, as the recipient signed it; the stage of the envelope follows from them.
  CREATE TABLE outbox_event (
    outbox_id TEXT NOT NULL REFERENCES outbox (id), position INTEGER NOT NULL CHECK (position > 0),
    event TEXT NOT NULL, told_ms INTEGER NOT NULL, at_ms INTEGER NOT NULL, status TEXT, entry_number INTEGER,
    code TEXT, reason TEXT NOT NULL, checks TEXT CHECK (json_valid(checks)),
    PRIMARY KEY (outbox_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER outbox_event_fixed BEFORE UPDATE ON outbox_event BEGIN SELECT RAISE(ABORT, 'a receipt is fixed'); END;
  CREATE TRIGGER outbox_event_stays BEFORE DELETE ON outbox_event BEGIN SELECT RAISE(ABORT, 'a receipt stays'); END;

  -- The raw bytes lie beside the database under their digest.
  CREATE TABLE inbox (
    id TEXT PRIMARY KEY, raw_sha256 TEXT NOT NULL UNIQUE CHECK (length(raw_sha256) = 64), cms_sha256 TEXT, raw_bytes INTEGER NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('folder','relay')),
    sender_station TEXT, sender_office TEXT, sender_name TEXT, envelope_id TEXT, sequence INTEGER,
    kind TEXT CHECK (length(kind) BETWEEN 1 AND 32), level TEXT CHECK (level IN ('none','mat','toi-mat','tuyet-mat')),
    manifest TEXT CHECK (json_valid(manifest)),
    signers TEXT NOT NULL CHECK (json_valid(signers)), files TEXT NOT NULL CHECK (json_valid(files)),
    checks TEXT NOT NULL CHECK (json_valid(checks)),
    -- 'applied': carried out by the station itself, nobody has to decide anything
    stage TEXT NOT NULL CHECK (stage IN ('checked','received','registered','refused','quarantined','applied','recalled','purged')),
    error_code TEXT, error_reason TEXT, refusal TEXT, document_id TEXT REFERENCES document (id),
    submission_id TEXT REFERENCES submission (id), entry_number INTEGER,
    signed_ms INTEGER, read_ms INTEGER NOT NULL, read_by TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    CHECK ((stage = 'quarantined') = (error_code IS NOT NULL)), CHECK ((stage = 'refused') = (refusal IS NOT NULL)),
    CHECK (stage <> 'registered' OR (document_id IS NOT NULL AND entry_number IS NOT NULL) OR submission_id IS NOT NULL),
    CHECK (stage NOT IN ('checked','received','refused','quarantined') OR (document_id IS NULL AND submission_id IS NULL)),
    CHECK (stage = 'quarantined' OR (sender_station IS NOT NULL AND envelope_id IS NOT NULL AND sequence IS NOT NULL
      AND kind IS NOT NULL AND level IS NOT NULL AND manifest IS NOT NULL AND cms_sha256 IS NOT NULL))
  ) STRICT;
  CREATE UNIQUE INDEX inbox_exactly_once ON inbox (sender_station, envelope_id) WHERE stage <> 'quarantined';
  CREATE UNIQUE INDEX inbox_sequence ON inbox (sender_station, sequence) WHERE stage <> 'quarantined';
  CREATE INDEX inbox_cms ON inbox (cms_sha256) WHERE stage <> 'quarantined';
  CREATE INDEX inbox_open ON inbox (stage) WHERE stage IN ('checked','received','quarantined');
  CREATE INDEX inbox_at ON inbox (at_ms, id);
  CREATE INDEX inbox_document ON inbox (document_id) WHERE document_id IS NOT NULL;
  CREATE INDEX inbox_submission ON inbox (submission_id) WHERE submission_id IS NOT NULL;
  CREATE INDEX inbox_kind ON inbox (kind, sender_station) WHERE stage = 'applied' AND kind <> 'receipt';
  CREATE INDEX inbox_answer_refused ON inbox (sender_station) WHERE stage = 'refused' AND kind = 'submission-answer';
  CREATE TRIGGER inbox_stays BEFORE DELETE ON inbox BEGIN SELECT RAISE(ABORT, 'what was received stays'); END;
  CREATE TRIGGER inbox_words_sealed BEFORE INSERT ON inbox
  WHEN NEW.kind = 'document' AND NEW.level <> 'none' AND (json_extract(NEW.manifest, '$.metadata.subject') IS NOT NULL
    OR EXISTS (SELECT 1 FROM json_each(NEW.files) f WHERE json_extract(f.value, '$.name') <> ''))
  BEGIN SELECT RAISE(ABORT, 'words of a classified document stay in its envelope'); END;
  CREATE TRIGGER inbox_names_sealed BEFORE INSERT ON inbox
  WHEN NEW.kind = 'document' AND NEW.level <> 'none' AND NEW.manifest IS NOT NULL
    AND EXISTS (SELECT 1 FROM json_each(NEW.manifest, '$.blobs') b WHERE json_extract(b.value, '$.name') <> '')
  BEGIN SELECT RAISE(ABORT, 'words of a classified document stay in its envelope'); END;
  CREATE TRIGGER inbox_no_top_secret BEFORE INSERT ON inbox
  WHEN NEW.level = 'tuyet-mat' AND NEW.stage <> 'quarantined'
  BEGIN SELECT RAISE(ABORT, 'no channel carries Tuyệt mật'); END;
  CREATE TRIGGER inbox_fixed BEFORE UPDATE OF id, raw_sha256, cms_sha256, raw_bytes, channel, sender_station, sender_office,
    envelope_id, sequence, kind, level, signers, checks, error_code, error_reason, signed_ms, read_ms, read_by ON inbox
  BEGIN SELECT RAISE(ABORT, 'what was received is fixed'); END;
  CREATE TRIGGER inbox_words_fixed BEFORE UPDATE OF manifest, files ON inbox
    WHEN (NEW.manifest IS NOT OLD.manifest OR NEW.files <> OLD.files) AND NOT (
      OLD.kind = 'document' AND (SELECT level FROM document WHERE id = OLD.document_id) IS NOT 'none'
      AND json_extract(NEW.manifest, '$.metadata.subject') IS NULL
      AND NOT EXISTS (SELECT 1 FROM json_each(NEW.files) f WHERE json_extract(f.value, '$.name') <> '')
      AND json_array_length(NEW.files) = json_array_length(OLD.files)
      AND NOT EXISTS (SELECT 1 FROM json_each(NEW.manifest, '$.blobs') b WHERE json_extract(b.value, '$.name') <> '')
      AND NOT EXISTS (SELECT 1 FROM json_each(NEW.manifest) m WHERE m.key NOT IN ('metadata', 'blobs')
        AND m.value IS NOT (SELECT o.value FROM json_each(OLD.manifest) o WHERE o.key = m.key)))
  BEGIN SELECT RAISE(ABORT, 'what was received is fixed'); END;
  CREATE TRIGGER inbox_decided BEFORE UPDATE OF stage, document_id, submission_id, entry_number, refusal ON inbox
    WHEN OLD.stage IN ('refused','quarantined','purged')
    OR (OLD.stage = 'applied' AND NOT (OLD.kind = 'submission-answer' AND NEW.stage = 'refused' AND NEW.document_id IS NULL
      AND NEW.submission_id IS NULL AND NEW.entry_number IS OLD.entry_number))
      OR (OLD.stage = 'registered' AND (NEW.stage NOT IN ('recalled','purged') OR NEW.document_id IS NOT OLD.document_id
        OR NEW.submission_id IS NOT OLD.submission_id OR NEW.entry_number IS NOT OLD.entry_number))
      OR (OLD.stage = 'recalled' AND NEW.stage <> 'purged')
  BEGIN SELECT RAISE(ABORT, 'a decision about an envelope stays'); END;

  -- The four checks of the recipient (NĐ 63/2026), as the clerk confirmed them: 1 in order, 0 not.
  CREATE TABLE inbox_confirmation (
    inbox_id TEXT PRIMARY KEY REFERENCES inbox (id),
    integrity INTEGER NOT NULL CHECK (integrity IN (0, 1)), documents INTEGER NOT NULL CHECK (documents IN (0, 1)),
    pages INTEGER NOT NULL CHECK (pages IN (0, 1)), attachments INTEGER NOT NULL CHECK (attachments IN (0, 1)),
    counted_pages INTEGER, counted_files INTEGER NOT NULL, note TEXT NOT NULL,
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER inbox_confirmation_fixed BEFORE UPDATE ON inbox_confirmation BEGIN SELECT RAISE(ABORT, 'what was confirmed stays'); END;
  CREATE TRIGGER inbox_confirmation_stays BEFORE DELETE ON inbox_confirmation BEGIN SELECT RAISE(ABORT, 'what was confirmed stays'); END;

  -- Numbers of a sender that will not come any more: replaced by a later envelope, or void by the sender's word.
  CREATE TABLE inbox_waiver (
    sender_station TEXT NOT NULL, sequence INTEGER NOT NULL, envelope_id TEXT NOT NULL, by_inbox TEXT NOT NULL REFERENCES inbox (id),
    PRIMARY KEY (sender_station, sequence)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX inbox_waiver_envelope ON inbox_waiver (sender_station, envelope_id);
  CREATE TRIGGER inbox_waiver_fixed BEFORE UPDATE ON inbox_waiver BEGIN SELECT RAISE(ABORT, 'a number is given up once'); END;

  -- Orders of a sender to give back what it sent. Kept also when the envelope itself has not come yet.
  CREATE TABLE inbox_recall (
    inbox_id TEXT PRIMARY KEY REFERENCES inbox (id), sender_station TEXT NOT NULL, envelope_id TEXT NOT NULL,
    target_id TEXT REFERENCES inbox (id), purged_ms INTEGER, purged_by TEXT REFERENCES person (id),
    CHECK ((purged_ms IS NULL) = (purged_by IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX inbox_recall_of ON inbox_recall (sender_station, envelope_id);
  CREATE INDEX inbox_recall_purged ON inbox_recall (purged_ms) WHERE purged_ms IS NOT NULL;
  CREATE TRIGGER inbox_recall_fixed BEFORE UPDATE OF inbox_id, sender_station, envelope_id ON inbox_recall
  BEGIN SELECT RAISE(ABORT, 'an order is fixed'); END;
  CREATE TRIGGER inbox_recall_purged_once BEFORE UPDATE OF purged_ms, purged_by ON inbox_recall WHEN OLD.purged_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'what was purged stays purged'); END;
  CREATE TRIGGER inbox_recall_stays BEFORE DELETE ON inbox_recall BEGIN SELECT RAISE(ABORT, 'an order stays'); END;

  -- What lies in quarantine has a quota and can be discarded. \`origin\` is whose quota it counts against: the station that
  -- signed it, or the channel where nobody proved anything. \`kept_bytes\` is what still lies in the inbox folder: nothing of
  -- what is no envelope for us, of which only \`head\` and the digest in its row are kept.
  CREATE TABLE quarantine (
    inbox_id TEXT PRIMARY KEY REFERENCES inbox (id),
    origin TEXT NOT NULL CHECK (origin <> ''),
    kept_bytes INTEGER NOT NULL CHECK (kept_bytes >= 0),
    head BLOB NOT NULL CHECK (length(head) <= 4096),
    discarded_ms INTEGER, discarded_by TEXT REFERENCES person (id),
    CHECK ((discarded_ms IS NULL) = (discarded_by IS NULL)),
    CHECK (discarded_ms IS NULL OR (kept_bytes = 0 AND length(head) = 0))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX quarantine_origin ON quarantine (origin) WHERE discarded_ms IS NULL;
  CREATE TRIGGER quarantine_of_quarantined BEFORE INSERT ON quarantine
    WHEN (SELECT stage FROM inbox WHERE id = NEW.inbox_id) IS NOT 'quarantined'
  BEGIN SELECT RAISE(ABORT, 'only what was kept out lies in quarantine'); END;
  CREATE TRIGGER quarantine_fixed BEFORE UPDATE ON quarantine
    WHEN OLD.discarded_ms IS NOT NULL OR NEW.discarded_ms IS NULL OR NEW.inbox_id <> OLD.inbox_id OR NEW.origin <> OLD.origin
  BEGIN SELECT RAISE(ABORT, 'what lies in quarantine changes once, when it is discarded'); END;
  CREATE TRIGGER quarantine_stays BEFORE DELETE ON quarantine
  BEGIN SELECT RAISE(ABORT, 'what was kept out stays on record'); END;

  -- Envelopes whose sealed bytes were removed on purpose, with the content that they carried (destruction, recall, a level
  -- raised): nothing is missing there, and no backup looks for them.
  CREATE TABLE envelope_left (
    box TEXT NOT NULL CHECK (box IN ('inbox','outbox')),
    -- as the file is named: the digest of what came, the id of what went
    name TEXT NOT NULL CHECK (length(name) BETWEEN 32 AND 64),
    PRIMARY KEY (box, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER envelope_left_stays BEFORE DELETE ON envelope_left
  BEGIN SELECT RAISE(ABORT, 'what was removed is not there again'); END;

  -- Electronic envelopes that only the person named on them may open: entered by what stands outside, with the key of what
  -- is inside sealed for that person, until the person opens it.
  CREATE TABLE named_envelope (
    document_id TEXT PRIMARY KEY REFERENCES document (id), inbox_id TEXT NOT NULL UNIQUE REFERENCES inbox (id),
    person_id TEXT NOT NULL REFERENCES person (id), sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32),
    opened_ms INTEGER,
    certificate_id TEXT REFERENCES certificate (id)
  ) STRICT;
  CREATE TRIGGER named_envelope_fixed BEFORE UPDATE OF document_id, inbox_id, person_id, sealed_key ON named_envelope
  BEGIN SELECT RAISE(ABORT, 'for whom it was sealed stays'); END;
  CREATE TRIGGER named_envelope_opened_once BEFORE UPDATE OF opened_ms ON named_envelope WHEN OLD.opened_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'when it was opened first stays'); END;
  CREATE TRIGGER named_envelope_certificate BEFORE UPDATE OF certificate_id ON named_envelope
  BEGIN SELECT RAISE(ABORT, 'for whom it was sealed stays'); END;

  -- The key of an unopened envelope, sealed once more for the person whom it names: the first one went with a reset passphrase.
  CREATE TABLE named_envelope_again (
    id INTEGER PRIMARY KEY, document_id TEXT NOT NULL REFERENCES named_envelope (document_id),
    certificate_id TEXT NOT NULL REFERENCES certificate (id),
    sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32), at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX named_envelope_again_document ON named_envelope_again (document_id);
  CREATE TRIGGER named_envelope_again_fixed BEFORE UPDATE ON named_envelope_again
  BEGIN SELECT RAISE(ABORT, 'for whom it was sealed stays'); END;
  CREATE TRIGGER named_envelope_again_kept BEFORE DELETE ON named_envelope_again
  BEGIN SELECT RAISE(ABORT, 'for whom it was sealed stays'); END;

  -- A channel opened for a level above none, by an approving document and two officers; null station: for all.
  CREATE TABLE channel_opening (
    id TEXT PRIMARY KEY, channel TEXT NOT NULL CHECK (channel IN ('folder','relay')), level TEXT NOT NULL CHECK (level IN ('mat','toi-mat')),
    station_id TEXT, approval_code TEXT NOT NULL CHECK (approval_code <> ''), approval_issuer TEXT NOT NULL CHECK (approval_issuer <> ''),
    approval_date TEXT NOT NULL, valid_until TEXT NOT NULL,
    opened_by TEXT NOT NULL REFERENCES person (id), seconded_by TEXT NOT NULL REFERENCES person (id), consent BLOB NOT NULL,
    opened_ms INTEGER NOT NULL, closed_ms INTEGER, closed_by TEXT REFERENCES person (id), close_reason TEXT,
    CHECK (opened_by <> seconded_by), CHECK (valid_until >= approval_date),
    CHECK ((closed_ms IS NULL) = (closed_by IS NULL)), CHECK ((closed_ms IS NULL) = (close_reason IS NULL))
  ) STRICT;
  CREATE INDEX channel_opening_open ON channel_opening (channel, level) WHERE closed_ms IS NULL;
  CREATE TRIGGER channel_opening_fixed BEFORE UPDATE OF id, channel, level, station_id, approval_code, approval_issuer, approval_date,
    valid_until, opened_by, seconded_by, consent, opened_ms ON channel_opening
  BEGIN SELECT RAISE(ABORT, 'how a channel was opened stays'); END;
  CREATE TRIGGER channel_opening_closed_once BEFORE UPDATE OF closed_ms, closed_by, close_reason ON channel_opening
    WHEN OLD.closed_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a channel is closed once'); END;
  CREATE TRIGGER channel_opening_stays BEFORE DELETE ON channel_opening BEGIN SELECT RAISE(ABORT, 'an opening stays'); END;

  -- Removable media that this station may use; while none is listed, any may be used.
  CREATE TABLE medium (
    id TEXT PRIMARY KEY, serial TEXT NOT NULL CHECK (serial <> ''), label TEXT NOT NULL,
    allowed_by TEXT NOT NULL REFERENCES person (id), allowed_ms INTEGER NOT NULL,
    withdrawn_by TEXT REFERENCES person (id), withdrawn_ms INTEGER, CHECK ((withdrawn_by IS NULL) = (withdrawn_ms IS NULL))
  ) STRICT;
  CREATE UNIQUE INDEX medium_allowed ON medium (serial) WHERE withdrawn_ms IS NULL;
  CREATE TRIGGER medium_fixed BEFORE UPDATE OF id, serial, label, allowed_by, allowed_ms ON medium
    BEGIN SELECT RAISE(ABORT, 'a medium is fixed'); END;
  CREATE TRIGGER medium_stays BEFORE DELETE ON medium BEGIN SELECT RAISE(ABORT, 'a medium stays in the list'); END;

  -- Two persons let more purges through than the brake does by itself.
  CREATE TABLE brake_release (
    id TEXT PRIMARY KEY, reason TEXT NOT NULL CHECK (reason <> ''), allows INTEGER NOT NULL CHECK (allows > 0),
    released_by TEXT NOT NULL REFERENCES person (id), seconded_by TEXT NOT NULL REFERENCES person (id), consent BLOB NOT NULL,
    at_ms INTEGER NOT NULL, CHECK (released_by <> seconded_by)
  ) STRICT;
  CREATE TRIGGER brake_release_fixed BEFORE UPDATE ON brake_release BEGIN SELECT RAISE(ABORT, 'a release is fixed'); END;
  CREATE TRIGGER brake_release_stays BEFORE DELETE ON brake_release BEGIN SELECT RAISE(ABORT, 'a release stays'); END;

  -- The relay of this station: one at most. The key of its certificate lies under the office's key, so whoever may
  -- seal and open for the office may let the station speak with the relay.
  CREATE TABLE relay (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    servers TEXT NOT NULL CHECK (json_valid(servers) AND json_array_length(servers) BETWEEN 1 AND 8),
    authority BLOB NOT NULL, certificate BLOB NOT NULL, sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32),
    bytes_per_second INTEGER CHECK (bytes_per_second >= 1024),
    paused INTEGER NOT NULL CHECK (paused IN (0,1)),
    set_by TEXT NOT NULL REFERENCES person (id), set_ms INTEGER NOT NULL
  ) STRICT;
`;
