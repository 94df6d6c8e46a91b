/** Numbered copies and who answers for them. */
export const COPIES = /* sql */ `
  -- Numbered copies and who answers for them.
  --
  -- Every change of a copy writes its own line of history by trigger, so that nothing can move without a trace; a
  -- copy has one holder or has ended (CHECK); the number permitted is kept by trigger, not only in code.
  -- Nơi lưu giữ: phòng, tủ, ngăn, hộp.
  CREATE TABLE storage_place (
    id TEXT PRIMARY KEY, room TEXT NOT NULL CHECK (room <> ''), cabinet TEXT NOT NULL, shelf TEXT NOT NULL, box TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open','closed')), created_ms INTEGER NOT NULL,
    UNIQUE (room, cabinet, shelf, box)
  ) STRICT;
  CREATE TRIGGER storage_place_fixed BEFORE UPDATE OF id, room, cabinet, shelf, box, created_ms ON storage_place
  BEGIN SELECT RAISE(ABORT, 'a place keeps its name'); END;
  CREATE TRIGGER storage_place_stays BEFORE DELETE ON storage_place BEGIN SELECT RAISE(ABORT, 'a place stays'); END;

  CREATE TABLE copy_permit (
    id TEXT PRIMARY KEY, document_id TEXT REFERENCES document (id), book_id TEXT REFERENCES book (id),
    kind TEXT NOT NULL CHECK (kind IN ('certified','forwarded','extract','photo','electronic')),
    medium TEXT NOT NULL CHECK (medium IN ('paper','electronic')),
    asked INTEGER NOT NULL CHECK (asked BETWEEN 1 AND 200), permitted INTEGER NOT NULL CHECK (permitted BETWEEN 0 AND 200),
    purpose TEXT NOT NULL CHECK (purpose <> ''), recipients TEXT NOT NULL, place_id TEXT REFERENCES storage_place (id), device TEXT NOT NULL,
    asked_by TEXT REFERENCES person (id), asked_ms INTEGER NOT NULL, copier_id TEXT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('asked','granted','refused','closed')),
    decided_by TEXT REFERENCES person (id), decided_ms INTEGER, decided_title TEXT, rule_id TEXT, reason TEXT NOT NULL,
    valid_until TEXT, rule_pack TEXT NOT NULL,
    CHECK ((document_id IS NULL) <> (book_id IS NULL)),
    CHECK ((state = 'asked') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_ms IS NULL)),
    CHECK (state NOT IN ('granted','closed') OR (permitted > 0 AND rule_id IS NOT NULL AND valid_until IS NOT NULL)),
    CHECK (state IN ('granted','closed') OR permitted = 0),
    -- copier, asker and permitter are apart, with no exception
    CHECK (decided_by IS NULL OR (decided_by <> copier_id AND decided_by IS NOT asked_by)),
    CHECK ((kind = 'electronic') = (medium = 'electronic'))
  ) STRICT;
  CREATE INDEX copy_permit_document ON copy_permit (document_id, asked_ms);
  CREATE INDEX copy_permit_open ON copy_permit (state, asked_ms);
  CREATE TRIGGER copy_permit_fixed
    BEFORE UPDATE OF id, document_id, book_id, kind, medium, asked, purpose, asked_by, asked_ms, copier_id, rule_pack ON copy_permit
  BEGIN SELECT RAISE(ABORT, 'a permit is fixed'); END;
  CREATE TRIGGER copy_permit_decided_once BEFORE UPDATE ON copy_permit
    WHEN OLD.state <> 'asked' AND NOT (OLD.state = 'granted' AND NEW.state = 'closed' AND NEW.permitted = OLD.permitted
      AND NEW.decided_by = OLD.decided_by AND NEW.valid_until = OLD.valid_until AND NEW.rule_id = OLD.rule_id)
  BEGIN SELECT RAISE(ABORT, 'a permit is decided once'); END;
  CREATE TRIGGER copy_permit_stays BEFORE DELETE ON copy_permit BEGIN SELECT RAISE(ABORT, 'a permit stays'); END;

  -- \`moved_*\` say what brought the row to where it is; the trigger below copies them into the history.
  CREATE TABLE copy (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL CHECK (revision > 0),
    document_id TEXT REFERENCES document (id), book_id TEXT REFERENCES book (id),
    series TEXT NOT NULL CHECK (series IN ('original','copy')), number INTEGER NOT NULL CHECK (number > 0),
    year INTEGER NOT NULL CHECK (year BETWEEN 2020 AND 2050), serial INTEGER NOT NULL CHECK (serial > 0), code TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('original','certified','forwarded','extract','photo','electronic')),
    medium TEXT NOT NULL CHECK (medium IN ('paper','electronic')),
    mark TEXT NOT NULL, pages INTEGER CHECK (pages >= 0), permit_id TEXT REFERENCES copy_permit (id),
    made_ms INTEGER NOT NULL, made_by TEXT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('in-custody','carried-out','handed-over','returned','spoiled','destroyed','lost')),
    holder_id TEXT REFERENCES person (id), outside TEXT CHECK (outside <> ''),
    place_id TEXT REFERENCES storage_place (id), envelope TEXT NOT NULL,
    moved_ms INTEGER NOT NULL, moved_by TEXT NOT NULL REFERENCES person (id), moved_act TEXT NOT NULL, moved_ref TEXT, moved_note TEXT NOT NULL,
    UNIQUE (document_id, series, number), UNIQUE (book_id, series, number), UNIQUE (year, serial),
    CHECK ((document_id IS NULL) <> (book_id IS NULL)),
    CHECK ((series = 'copy') = (permit_id IS NOT NULL)),
    -- one holder, or an end: nothing is ownerless
    CHECK ((state IN ('in-custody','carried-out')) = (holder_id IS NOT NULL)),
    CHECK ((state IN ('handed-over','returned')) = (outside IS NOT NULL)),
    CHECK (state = 'in-custody' OR place_id IS NULL)
  ) STRICT;
  CREATE INDEX copy_holder ON copy (holder_id, state) WHERE holder_id IS NOT NULL;
  CREATE INDEX copy_permit_of ON copy (permit_id) WHERE permit_id IS NOT NULL;
  CREATE INDEX copy_place ON copy (place_id) WHERE place_id IS NOT NULL;
  CREATE TRIGGER copy_made AFTER INSERT ON copy BEGIN
    INSERT INTO copy_move (copy_id, at_ms, by_id, act, ref, note, from_state, to_state, from_holder, to_holder, outside, place_id, envelope)
    VALUES (NEW.id, NEW.moved_ms, NEW.moved_by, NEW.moved_act, NEW.moved_ref, NEW.moved_note, NULL, NEW.state, NULL, NEW.holder_id,
    NEW.outside, NEW.place_id, NEW.envelope);
  END;
  CREATE TRIGGER copy_moved AFTER UPDATE ON copy BEGIN
    INSERT INTO copy_move (copy_id, at_ms, by_id, act, ref, note, from_state, to_state, from_holder, to_holder, outside, place_id, envelope)
    VALUES (NEW.id, NEW.moved_ms, NEW.moved_by, NEW.moved_act, NEW.moved_ref, NEW.moved_note, OLD.state, NEW.state, OLD.holder_id,
    NEW.holder_id, NEW.outside, NEW.place_id, NEW.envelope);
  END;
  CREATE TRIGGER copy_begins_in_custody BEFORE INSERT ON copy WHEN NEW.state <> 'in-custody' OR NEW.revision <> 1
  BEGIN SELECT RAISE(ABORT, 'a copy begins in custody'); END;
  CREATE TRIGGER copy_identity_fixed
    BEFORE UPDATE OF id, document_id, book_id, series, number, year, serial, code, kind, medium, permit_id, made_ms, made_by ON copy
  BEGIN SELECT RAISE(ABORT, 'a copy keeps its number'); END;
  CREATE TRIGGER copy_one_step BEFORE UPDATE ON copy WHEN NEW.revision <> OLD.revision + 1
  BEGIN SELECT RAISE(ABORT, 'a copy moves one step at a time'); END;
  CREATE TRIGGER copy_ends_stay BEFORE UPDATE ON copy
    WHEN OLD.state IN ('returned','spoiled','destroyed') OR (OLD.state = 'lost' AND NEW.state <> 'in-custody')
      OR (OLD.state = 'carried-out' AND NEW.state NOT IN ('carried-out','in-custody','lost'))
      OR (OLD.state = 'handed-over' AND NEW.state NOT IN ('in-custody','destroyed','lost'))
  BEGIN SELECT RAISE(ABORT, 'this copy has ended or cannot go there'); END;
  CREATE TRIGGER copy_stays BEFORE DELETE ON copy BEGIN SELECT RAISE(ABORT, 'a copy stays'); END;
  CREATE TRIGGER copy_none_electronic_for_top_secret BEFORE INSERT ON copy
    WHEN NEW.medium = 'electronic' AND NEW.document_id IS NOT NULL AND (SELECT level FROM document WHERE id = NEW.document_id) = 'tuyet-mat'
  BEGIN SELECT RAISE(ABORT, 'no electronic copy of Tuyệt mật'); END;
  -- NĐ 26/2020 Đ3: the exact number; a spoiled one may be made again once its destruction was recorded
  CREATE TRIGGER copy_within_permit BEFORE INSERT ON copy WHEN NEW.permit_id IS NOT NULL
    AND NOT EXISTS (
      SELECT 1 FROM copy_permit p WHERE p.id = NEW.permit_id AND p.state = 'granted' AND p.document_id IS NEW.document_id
        AND p.book_id IS NEW.book_id AND p.kind = NEW.kind AND p.medium = NEW.medium AND p.copier_id = NEW.made_by
        AND (SELECT count(*) FROM copy c WHERE c.permit_id = p.id AND c.state <> 'spoiled') < p.permitted)
  BEGIN SELECT RAISE(ABORT, 'beyond the number permitted'); END;
  CREATE TRIGGER copy_waits_for_its_receiver BEFORE UPDATE OF state, holder_id ON copy
    WHEN (NEW.state <> OLD.state OR NEW.holder_id IS NOT OLD.holder_id)
      AND EXISTS (SELECT 1 FROM transfer_copy x JOIN transfer t ON t.id = x.transfer_id WHERE x.copy_id = OLD.id AND t.state = 'offered')
  BEGIN SELECT RAISE(ABORT, 'this copy is being handed over'); END;
  CREATE TRIGGER copy_goes_out_with_a_slip BEFORE UPDATE OF state ON copy WHEN NEW.state = 'carried-out' AND OLD.state <> 'carried-out'
    AND NOT EXISTS (SELECT 1 FROM carry_out WHERE copy_id = NEW.id AND state = 'out' AND holder_id = NEW.holder_id)
  BEGIN SELECT RAISE(ABORT, 'nothing is carried out without a slip'); END;
  CREATE TRIGGER copy_not_held BEFORE UPDATE OF state ON copy WHEN NEW.state = 'destroyed' AND OLD.document_id IS NOT NULL
    AND EXISTS (SELECT 1 FROM inspection_hold WHERE document_id = OLD.document_id AND released_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;

  CREATE TABLE copy_move (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, copy_id TEXT NOT NULL REFERENCES copy (id), at_ms INTEGER NOT NULL,
    by_id TEXT NOT NULL REFERENCES person (id), act TEXT NOT NULL, ref TEXT, note TEXT NOT NULL,
    from_state TEXT, to_state TEXT NOT NULL, from_holder TEXT, to_holder TEXT, outside TEXT, place_id TEXT, envelope TEXT NOT NULL
  ) STRICT;
  CREATE INDEX copy_move_copy ON copy_move (copy_id, seq);
  CREATE TRIGGER copy_move_fixed BEFORE UPDATE ON copy_move BEGIN SELECT RAISE(ABORT, 'history is fixed'); END;
  CREATE TRIGGER copy_move_stays BEFORE DELETE ON copy_move BEGIN SELECT RAISE(ABORT, 'history stays'); END;

  -- Sổ chuyển giao: \`facts\` are what giver and receiver sign (canonical JSON), the signatures are detached CMS.
  CREATE TABLE transfer (
    id TEXT PRIMARY KEY, giver_id TEXT NOT NULL REFERENCES person (id), receiver_id TEXT REFERENCES person (id),
    outside TEXT CHECK (outside <> ''), outside_person TEXT NOT NULL, carrier TEXT NOT NULL, seal TEXT NOT NULL, note TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('offered','accepted','refused','withdrawn')),
    offered_ms INTEGER NOT NULL, decided_ms INTEGER, decided_by TEXT REFERENCES person (id), reason TEXT NOT NULL,
    seal_found TEXT CHECK (seal_found IN ('intact','torn','wrong')),
    facts TEXT NOT NULL CHECK (json_valid(facts)), giver_signature BLOB NOT NULL, receiver_signature BLOB, paper_receipt TEXT
    CHECK (paper_receipt <> ''),
    CHECK ((receiver_id IS NULL) <> (outside IS NULL)),
    CHECK (receiver_id IS NOT giver_id),
    CHECK ((state = 'offered') = (decided_ms IS NULL)), CHECK ((decided_ms IS NULL) = (decided_by IS NULL)),
    CHECK (state <> 'accepted' OR CASE WHEN receiver_id IS NULL THEN paper_receipt IS NOT NULL ELSE receiver_signature IS NOT NULL END),
    CHECK (state NOT IN ('refused','withdrawn') OR reason <> '')
  ) STRICT;
  CREATE INDEX transfer_open ON transfer (state, offered_ms);
  CREATE TRIGGER transfer_fixed
    BEFORE UPDATE OF id, giver_id, receiver_id, outside, carrier, seal, note, offered_ms, facts, giver_signature ON transfer
  BEGIN SELECT RAISE(ABORT, 'a hand-over is fixed'); END;
  CREATE TRIGGER transfer_decided_once BEFORE UPDATE ON transfer WHEN OLD.state <> 'offered'
  BEGIN SELECT RAISE(ABORT, 'a hand-over is decided once'); END;
  CREATE TRIGGER transfer_stays BEFORE DELETE ON transfer BEGIN SELECT RAISE(ABORT, 'a hand-over stays'); END;

  CREATE TABLE transfer_copy (
    transfer_id TEXT NOT NULL REFERENCES transfer (id), copy_id TEXT NOT NULL REFERENCES copy (id), PRIMARY KEY (transfer_id, copy_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX transfer_copy_copy ON transfer_copy (copy_id);
  CREATE TRIGGER transfer_copy_from_its_holder BEFORE INSERT ON transfer_copy
    WHEN NOT EXISTS (SELECT 1 FROM copy c JOIN transfer t ON t.giver_id = c.holder_id
      WHERE c.id = NEW.copy_id AND c.state = 'in-custody' AND t.id = NEW.transfer_id AND t.state = 'offered')
      OR EXISTS (SELECT 1 FROM transfer_copy x JOIN transfer t ON t.id = x.transfer_id WHERE x.copy_id = NEW.copy_id AND t.state = 'offered')
  BEGIN SELECT RAISE(ABORT, 'only its holder gives a copy, and once'); END;
  CREATE TRIGGER transfer_copy_fixed BEFORE UPDATE ON transfer_copy BEGIN SELECT RAISE(ABORT, 'a hand-over is fixed'); END;
  CREATE TRIGGER transfer_copy_stays BEFORE DELETE ON transfer_copy BEGIN SELECT RAISE(ABORT, 'a hand-over is fixed'); END;

  CREATE TABLE carry_out (
    id TEXT PRIMARY KEY, copy_id TEXT NOT NULL REFERENCES copy (id), holder_id TEXT NOT NULL REFERENCES person (id),
    purpose TEXT NOT NULL CHECK (purpose <> ''), destination TEXT NOT NULL CHECK (destination <> ''), protection TEXT NOT NULL
    CHECK (protection <> ''),
    from_on TEXT NOT NULL, until_on TEXT NOT NULL, asked_ms INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked','permitted','refused','withdrawn','out','returned','lost')),
    decided_by TEXT REFERENCES person (id), decided_ms INTEGER, decided_title TEXT, rule_id TEXT, reason TEXT NOT NULL,
    out_ms INTEGER, ended_ms INTEGER, checked_by TEXT REFERENCES person (id), pages_seen INTEGER, intact INTEGER CHECK (intact IN (0,1)),
    check_note TEXT NOT NULL,
    CHECK (from_on <= until_on),
    CHECK (state NOT IN ('permitted','out','returned','lost') OR (decided_by IS NOT NULL AND rule_id IS NOT NULL)),
    -- who carries neither permits nor checks
    CHECK (decided_by IS NOT holder_id), CHECK (checked_by IS NOT holder_id),
    CHECK ((state IN ('out','returned','lost')) = (out_ms IS NOT NULL)),
    CHECK (state <> 'returned' OR (checked_by IS NOT NULL AND ended_ms IS NOT NULL AND intact IS NOT NULL))
  ) STRICT;
  CREATE UNIQUE INDEX carry_out_one ON carry_out (copy_id) WHERE state IN ('asked','permitted','out');
  CREATE INDEX carry_out_due ON carry_out (until_on) WHERE state = 'out';
  CREATE INDEX carry_out_copy ON carry_out (copy_id, asked_ms);
  CREATE TRIGGER carry_out_fixed BEFORE UPDATE OF id, copy_id, holder_id, purpose, destination, from_on, until_on, asked_ms ON carry_out
  BEGIN SELECT RAISE(ABORT, 'a slip is fixed'); END;
  CREATE TRIGGER carry_out_ends_stay BEFORE UPDATE ON carry_out
    WHEN OLD.state IN ('refused','withdrawn','returned','lost') OR (OLD.state = 'out' AND NEW.state NOT IN ('returned','lost'))
      OR (OLD.state = 'permitted' AND NEW.state NOT IN ('out','withdrawn'))
      OR (OLD.state = 'asked' AND NEW.state NOT IN ('permitted','refused','withdrawn'))
  BEGIN SELECT RAISE(ABORT, 'a slip goes its way once'); END;
  CREATE TRIGGER carry_out_stays BEFORE DELETE ON carry_out BEGIN SELECT RAISE(ABORT, 'a slip stays'); END;

  CREATE TABLE muster (
    id TEXT PRIMARY KEY, place_id TEXT REFERENCES storage_place (id), holder_id TEXT REFERENCES person (id), note TEXT NOT NULL,
    started_ms INTEGER NOT NULL, started_by TEXT NOT NULL REFERENCES person (id), closed_ms INTEGER, closed_by TEXT REFERENCES person (id),
    CHECK ((closed_ms IS NULL) = (closed_by IS NULL))
  ) STRICT;
  CREATE TRIGGER muster_fixed BEFORE UPDATE OF id, place_id, holder_id, started_ms, started_by ON muster
  BEGIN SELECT RAISE(ABORT, 'a muster is fixed'); END;
  CREATE TRIGGER muster_closed_stays BEFORE UPDATE ON muster WHEN OLD.closed_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a closed muster stays closed'); END;
  CREATE TRIGGER muster_stays BEFORE DELETE ON muster BEGIN SELECT RAISE(ABORT, 'a muster stays'); END;

  CREATE TABLE muster_expected (
    muster_id TEXT NOT NULL REFERENCES muster (id), copy_id TEXT NOT NULL REFERENCES copy (id), place_id TEXT,
    PRIMARY KEY (muster_id, copy_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE muster_scan (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, muster_id TEXT NOT NULL REFERENCES muster (id), code TEXT NOT NULL, copy_id TEXT
    REFERENCES copy (id),
    place_id TEXT, at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id), UNIQUE (muster_id, code)
  ) STRICT;
  CREATE TRIGGER muster_scan_while_open BEFORE INSERT ON muster_scan WHEN (SELECT closed_ms FROM muster WHERE id = NEW.muster_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a closed muster stays closed'); END;
  CREATE TRIGGER muster_scan_fixed BEFORE UPDATE ON muster_scan BEGIN SELECT RAISE(ABORT, 'scans are fixed'); END;
  CREATE TRIGGER muster_scan_stays BEFORE DELETE ON muster_scan BEGIN SELECT RAISE(ABORT, 'scans stay'); END;

  CREATE TABLE muster_finding (
    muster_id TEXT NOT NULL REFERENCES muster (id), position INTEGER NOT NULL, finding TEXT NOT NULL
    CHECK (finding IN ('found','missing','elsewhere','unexpected')),
    copy_id TEXT REFERENCES copy (id), code TEXT NOT NULL, expected_place TEXT, seen_place TEXT, state_then TEXT,
    PRIMARY KEY (muster_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER muster_finding_while_open BEFORE INSERT ON muster_finding
    WHEN (SELECT closed_ms FROM muster WHERE id = NEW.muster_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a closed muster stays closed'); END;
  CREATE TRIGGER muster_finding_fixed BEFORE UPDATE ON muster_finding BEGIN SELECT RAISE(ABORT, 'findings are fixed'); END;
  CREATE TRIGGER muster_finding_stays BEFORE DELETE ON muster_finding BEGIN SELECT RAISE(ABORT, 'findings stay'); END;
`;
