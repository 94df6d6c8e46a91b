/** Levels after registration, holds, recall and destruction. */
export const PROTECTION = /* sql */ `
  -- Levels after registration, recall and destruction.
  --
  -- \`document.level\` is the level now; the level of registration is where the first event began. Every change is a
  -- row of \`level_event\`, and the row itself moves the document: whoever has a SQL prompt can change a level only by
  -- writing the event that says who decided it. Recall and destruction end in proofs and in a tombstone, which the
  -- database takes only when nothing of the content is left and the five papers are there.
  -- Danh mục bí mật nhà nước as loaded by the office; a new list ends the one it replaces.
  CREATE TABLE secret_list (
    id TEXT PRIMARY KEY, issuer TEXT NOT NULL, code TEXT NOT NULL, decided_on TEXT NOT NULL, title TEXT NOT NULL,
    effective_from TEXT NOT NULL, effective_to TEXT, source TEXT NOT NULL, verified INTEGER NOT NULL CHECK (verified IN (0,1)),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64), loaded_ms INTEGER NOT NULL, loaded_by TEXT NOT NULL REFERENCES person (id),
    -- Who signed the file of a danh mục; empty: nobody did, and the list says so.
    signed_by TEXT NOT NULL DEFAULT '',
    signed_serial TEXT NOT NULL DEFAULT '' CHECK ((signed_by = '') = (signed_serial = '')),
    CHECK (effective_to IS NULL OR effective_from <= effective_to)
  ) STRICT;
  CREATE TRIGGER secret_list_fixed BEFORE UPDATE OF id, issuer, code, decided_on, title, effective_from, source, verified, sha256,
    loaded_ms, loaded_by ON secret_list
  BEGIN SELECT RAISE(ABORT, 'a list is fixed'); END;
  CREATE TRIGGER secret_list_ends_once BEFORE UPDATE OF effective_to ON secret_list WHEN OLD.effective_to IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'the end of a list stays'); END;
  CREATE TRIGGER secret_list_stays BEFORE DELETE ON secret_list BEGIN SELECT RAISE(ABORT, 'a list stays'); END;
  CREATE TRIGGER secret_list_signature_fixed BEFORE UPDATE OF signed_by, signed_serial ON secret_list
  BEGIN SELECT RAISE(ABORT, 'a list is fixed'); END;

  CREATE TABLE secret_item (
    list_id TEXT NOT NULL REFERENCES secret_list (id), id TEXT NOT NULL, position INTEGER NOT NULL, place TEXT NOT NULL,
    body TEXT NOT NULL, level TEXT NOT NULL CHECK (level IN ('mat','toi-mat','tuyet-mat')), field TEXT NOT NULL,
    PRIMARY KEY (list_id, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER secret_item_fixed BEFORE UPDATE ON secret_item BEGIN SELECT RAISE(ABORT, 'an item is fixed'); END;
  CREATE TRIGGER secret_item_stays BEFORE DELETE ON secret_item BEGIN SELECT RAISE(ABORT, 'an item stays'); END;

  CREATE TABLE level_event (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id), seq INTEGER NOT NULL CHECK (seq > 0),
    kind TEXT NOT NULL CHECK (kind IN ('determined','adjusted','extended','declassified','content-opened')),
    origin TEXT NOT NULL CHECK (origin IN ('own','issuer')),
    from_level TEXT NOT NULL CHECK (from_level IN ('none','mat','toi-mat','tuyet-mat')),
    to_level TEXT NOT NULL CHECK (to_level IN ('none','mat','toi-mat','tuyet-mat')),
    until_before TEXT, until_after TEXT,
    item_ref TEXT, item_place TEXT, item_level TEXT, item_sample INTEGER CHECK (item_sample IN (0,1)),
    code TEXT NOT NULL, decided_on TEXT NOT NULL, ground TEXT NOT NULL,
    decider TEXT NOT NULL CHECK (decider <> ''), capacity TEXT NOT NULL CHECK (capacity IN ('head','deputy','delegated','issuer')),
    capacity_ground TEXT NOT NULL, way TEXT CHECK (way IN ('expired','off-list','on-request')), dossier TEXT NOT NULL CHECK (json_valid(dossier)),
    proposal_id TEXT UNIQUE, proposed_by TEXT REFERENCES person (id), at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id),
    UNIQUE (document_id, seq),
    CHECK ((kind = 'adjusted') = (from_level <> to_level AND to_level <> 'none')),
    CHECK (kind <> 'declassified' OR (to_level = 'none' AND from_level <> 'none' AND way IS NOT NULL AND until_after IS NULL)),
    CHECK (kind NOT IN ('determined','extended') OR from_level <> 'none'),
    CHECK (kind <> 'determined' OR (seq = 1 AND item_ref IS NOT NULL)),
    CHECK (kind <> 'extended' OR until_after > until_before),
    -- who acts for another has a document for it
    CHECK (capacity <> 'delegated' OR capacity_ground <> ''),
    -- an early declassification has a decision; raising and lowering name an item and a document
    CHECK (kind <> 'declassified' OR way = 'expired' OR code <> ''),
    CHECK (kind <> 'adjusted' OR (code <> '' AND ground <> '' AND (item_ref IS NOT NULL OR origin = 'issuer'))),
    CHECK ((item_ref IS NULL) = (item_place IS NULL) AND (item_ref IS NULL) = (item_level IS NULL) AND (item_ref IS NULL) = (item_sample IS NULL))
  ) STRICT;
  CREATE TRIGGER level_event_follows BEFORE INSERT ON level_event
    WHEN NEW.from_level <> (SELECT level FROM document WHERE id = NEW.document_id)
      OR NEW.until_before IS NOT (SELECT protection_until FROM document WHERE id = NEW.document_id)
      OR NEW.seq <> 1 + ifnull((SELECT max(seq) FROM level_event WHERE document_id = NEW.document_id), 0)
  BEGIN SELECT RAISE(ABORT, 'an event begins where the document stands'); END;
  CREATE TRIGGER level_event_no_file_for_top_secret BEFORE INSERT ON level_event
    WHEN NEW.to_level = 'tuyet-mat' AND EXISTS (SELECT 1 FROM attachment WHERE owner_kind = 'document' AND owner_id = NEW.document_id)
  BEGIN SELECT RAISE(ABORT, 'no file for Tuyệt mật'); END;
  CREATE TRIGGER level_event_fixed BEFORE UPDATE ON level_event BEGIN SELECT RAISE(ABORT, 'an event is fixed'); END;
  CREATE TRIGGER level_event_stays BEFORE DELETE ON level_event BEGIN SELECT RAISE(ABORT, 'an event stays'); END;
  CREATE TRIGGER level_event_moves_document AFTER INSERT ON level_event WHEN NEW.to_level <> 'tuyet-mat'
    BEGIN UPDATE document SET level = NEW.to_level, protection_until = NEW.until_after, content_sealed = (NEW.kind = 'declassified')
      WHERE id = NEW.document_id; END;
  CREATE TRIGGER level_event_moves_to_top_secret AFTER INSERT ON level_event WHEN NEW.to_level = 'tuyet-mat'
    BEGIN UPDATE document SET level = NEW.to_level, protection_until = NEW.until_after, content_sealed = 0, subject = NULL
      WHERE id = NEW.document_id; END;
  CREATE TRIGGER level_event_not_held BEFORE INSERT ON level_event
    WHEN EXISTS (SELECT 1 FROM inspection_hold WHERE document_id = NEW.document_id AND released_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
  -- No real office cites an invented item in silence.
  CREATE TRIGGER level_event_sample_confirmed BEFORE INSERT ON level_event
    WHEN NEW.item_sample = 1 AND (SELECT training FROM station) = 0
      AND NOT EXISTS (SELECT 1 FROM sample_ground WHERE event_id = NEW.id AND document_id = NEW.document_id)
  BEGIN SELECT RAISE(ABORT, 'a sample item is confirmed'); END;
  -- Another determination takes the place of the one that rested on a sample.
  CREATE TRIGGER level_event_ends_sample AFTER INSERT ON level_event WHEN NEW.kind IN ('adjusted','declassified')
    BEGIN UPDATE sample_ground SET replaced_ms = NEW.at_ms, replaced_by = NEW.by_id
      WHERE document_id = NEW.document_id AND replaced_ms IS NULL AND event_id <> NEW.id; END;

  -- What a document quotes or encloses: why its level may not be lower.
  CREATE TABLE level_source (
    document_id TEXT NOT NULL REFERENCES document (id), source_id TEXT NOT NULL REFERENCES document (id),
    how TEXT NOT NULL CHECK (how IN ('quotes','encloses')), level TEXT NOT NULL CHECK (level IN ('none','mat','toi-mat','tuyet-mat')),
    PRIMARY KEY (document_id, source_id), CHECK (document_id <> source_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER level_source_fixed BEFORE UPDATE ON level_source BEGIN SELECT RAISE(ABORT, 'a derivation is fixed'); END;
  CREATE TRIGGER level_source_stays BEFORE DELETE ON level_source BEGIN SELECT RAISE(ABORT, 'a derivation stays'); END;

  -- A change that waits for the one who decides.
  CREATE TABLE level_proposal (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id),
    kind TEXT NOT NULL CHECK (kind IN ('adjusted','extended','declassified')),
    body TEXT NOT NULL CHECK (json_valid(body)), leader_id TEXT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('waiting','decided','rejected','withdrawn')),
    proposed_ms INTEGER NOT NULL, proposed_by TEXT NOT NULL REFERENCES person (id),
    closed_ms INTEGER, closed_by TEXT REFERENCES person (id), closed_reason TEXT NOT NULL DEFAULT '',
    CHECK ((state = 'waiting') = (closed_ms IS NULL)), CHECK ((closed_ms IS NULL) = (closed_by IS NULL)),
    CHECK (state <> 'rejected' OR closed_reason <> '')
  ) STRICT;
  CREATE UNIQUE INDEX level_proposal_waiting ON level_proposal (document_id) WHERE state = 'waiting';
  CREATE TRIGGER level_proposal_fixed BEFORE UPDATE OF id, document_id, kind, body, leader_id, proposed_ms, proposed_by ON level_proposal
  BEGIN SELECT RAISE(ABORT, 'a proposal is fixed'); END;
  CREATE TRIGGER level_proposal_closed BEFORE UPDATE ON level_proposal WHEN OLD.state <> 'waiting'
  BEGIN SELECT RAISE(ABORT, 'a closed proposal stays as it is'); END;
  CREATE TRIGGER level_proposal_stays BEFORE DELETE ON level_proposal BEGIN SELECT RAISE(ABORT, 'a proposal stays'); END;

  -- Who must be told in writing, and who confirmed (Luật 117/2025/QH15, Điều 21, 22: 15 days).
  CREATE TABLE level_notice (
    id TEXT PRIMARY KEY, event_id TEXT NOT NULL REFERENCES level_event (id), document_id TEXT NOT NULL REFERENCES document (id),
    recipient TEXT NOT NULL CHECK (recipient <> ''), due_on TEXT NOT NULL, sent_on TEXT, sent_code TEXT NOT NULL DEFAULT '',
    acked_on TEXT, ack_note TEXT NOT NULL DEFAULT '', UNIQUE (event_id, recipient), CHECK (acked_on IS NULL OR sent_on IS NOT NULL)
  ) STRICT;
  CREATE INDEX level_notice_open ON level_notice (due_on) WHERE acked_on IS NULL;
  CREATE TRIGGER level_notice_fixed BEFORE UPDATE OF id, event_id, document_id, recipient, due_on ON level_notice
  BEGIN SELECT RAISE(ABORT, 'a notice is fixed'); END;
  CREATE TRIGGER level_notice_sent_stays BEFORE UPDATE OF sent_on, sent_code ON level_notice WHEN OLD.sent_on IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a sent notice stays'); END;
  CREATE TRIGGER level_notice_acked_stays BEFORE UPDATE OF acked_on, ack_note ON level_notice WHEN OLD.acked_on IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a confirmation stays'); END;
  CREATE TRIGGER level_notice_stays BEFORE DELETE ON level_notice BEGIN SELECT RAISE(ABORT, 'a notice stays'); END;

  -- A stamp to be put on each copy held here.
  CREATE TABLE stamp_task (
    id TEXT PRIMARY KEY, event_id TEXT NOT NULL REFERENCES level_event (id), document_id TEXT NOT NULL REFERENCES document (id),
    copy_label TEXT NOT NULL, holder TEXT NOT NULL, done_ms INTEGER, done_by TEXT REFERENCES person (id),
    UNIQUE (event_id, copy_label), CHECK ((done_ms IS NULL) = (done_by IS NULL))
  ) STRICT;
  CREATE INDEX stamp_task_open ON stamp_task (document_id) WHERE done_ms IS NULL;
  CREATE TRIGGER stamp_task_fixed BEFORE UPDATE OF id, event_id, document_id, copy_label, holder ON stamp_task
  BEGIN SELECT RAISE(ABORT, 'a task is fixed'); END;
  CREATE TRIGGER stamp_task_done_stays BEFORE UPDATE OF done_ms, done_by ON stamp_task WHEN OLD.done_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a done task stays'); END;
  CREATE TRIGGER stamp_task_stays BEFORE DELETE ON stamp_task BEGIN SELECT RAISE(ABORT, 'a task stays'); END;

  -- A level determined by a sample item (no danh mục was loaded yet) is confirmed by a person and stays an open task until
  -- an item of a real list stands in its place.
  CREATE TABLE sample_ground (
    event_id TEXT PRIMARY KEY REFERENCES level_event (id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document (id),
    confirmed_ms INTEGER NOT NULL, confirmed_by TEXT NOT NULL REFERENCES person (id),
    replaced_ms INTEGER, replaced_by TEXT REFERENCES person (id),
    -- the real item; empty where a later event took the place of the whole determination
    item_ref TEXT, item_place TEXT, item_level TEXT, decider TEXT NOT NULL DEFAULT '', capacity TEXT NOT NULL DEFAULT '',
    capacity_ground TEXT NOT NULL DEFAULT '',
    CHECK ((replaced_ms IS NULL) = (replaced_by IS NULL)),
    CHECK ((item_ref IS NULL) = (item_place IS NULL) AND (item_ref IS NULL) = (item_level IS NULL) AND (item_ref IS NULL) = (decider = '')),
    CHECK (item_ref IS NULL OR replaced_ms IS NOT NULL)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sample_ground_open ON sample_ground (document_id) WHERE replaced_ms IS NULL;
  CREATE TRIGGER sample_ground_fixed BEFORE UPDATE OF event_id, document_id, confirmed_ms, confirmed_by ON sample_ground
  BEGIN SELECT RAISE(ABORT, 'a confirmation is fixed'); END;
  CREATE TRIGGER sample_ground_replaced_once BEFORE UPDATE ON sample_ground WHEN OLD.replaced_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a replaced ground stays'); END;
  CREATE TRIGGER sample_ground_stays BEFORE DELETE ON sample_ground BEGIN SELECT RAISE(ABORT, 'a confirmation stays'); END;

  CREATE TABLE recall_order (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id), origin TEXT NOT NULL CHECK (origin IN ('own','issuer')),
    code TEXT NOT NULL CHECK (code <> ''), decided_on TEXT NOT NULL, ground TEXT NOT NULL CHECK (ground <> ''), decider TEXT NOT NULL,
    due_on TEXT NOT NULL, ordered_ms INTEGER NOT NULL, ordered_by TEXT NOT NULL REFERENCES person (id),
    closed_ms INTEGER, closed_by TEXT REFERENCES person (id), CHECK ((closed_ms IS NULL) = (closed_by IS NULL))
  ) STRICT;
  CREATE UNIQUE INDEX recall_order_open ON recall_order (document_id) WHERE closed_ms IS NULL;
  CREATE INDEX recall_order_document ON recall_order (document_id);
  CREATE TRIGGER recall_order_fixed BEFORE UPDATE OF id, document_id, origin, code, decided_on, ground, decider, due_on, ordered_ms,
    ordered_by ON recall_order
  BEGIN SELECT RAISE(ABORT, 'an order is fixed'); END;
  CREATE TRIGGER recall_order_closed_stays BEFORE UPDATE ON recall_order WHEN OLD.closed_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a closed recall stays'); END;
  CREATE TRIGGER recall_order_stays BEFORE DELETE ON recall_order BEGIN SELECT RAISE(ABORT, 'an order stays'); END;
  CREATE TRIGGER recall_order_closes_with_proofs BEFORE UPDATE OF closed_ms ON recall_order
    WHEN NEW.closed_ms IS NOT NULL AND EXISTS (SELECT 1 FROM recall_holder WHERE recall_id = NEW.id AND proof IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a recall closes with every proof'); END;

  CREATE TABLE recall_holder (
    id TEXT PRIMARY KEY, recall_id TEXT NOT NULL REFERENCES recall_order (id), holder TEXT NOT NULL CHECK (holder <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('here','office')), proof TEXT
    CHECK (proof IN ('erased-here','minutes','returned','receipt','destroyed')),
    proof_ref TEXT NOT NULL DEFAULT '', proved_on TEXT, proved_ms INTEGER, proved_by TEXT REFERENCES person (id),
    UNIQUE (recall_id, holder), CHECK ((proof IS NULL) = (proved_ms IS NULL) AND (proof IS NULL) = (proved_by IS NULL)
    AND (proof IS NULL) = (proved_on IS NULL)),
    CHECK (proof IS NULL OR proof_ref <> '')
  ) STRICT;
  CREATE TRIGGER recall_holder_fixed BEFORE UPDATE OF id, recall_id, holder, kind ON recall_holder
  BEGIN SELECT RAISE(ABORT, 'a holder is fixed'); END;
  CREATE TRIGGER recall_holder_proved_stays BEFORE UPDATE ON recall_holder WHEN OLD.proof IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a proof stays'); END;
  CREATE TRIGGER recall_holder_stays BEFORE DELETE ON recall_holder BEGIN SELECT RAISE(ABORT, 'a holder stays'); END;
  -- "purged here" is only true when no key and no file of the document is left
  CREATE TRIGGER recall_holder_erased BEFORE UPDATE OF proof ON recall_holder
    WHEN NEW.proof = 'erased-here' AND EXISTS (SELECT 1 FROM recall_order o
      WHERE o.id = NEW.recall_id AND (EXISTS (SELECT 1 FROM content_key_grant WHERE document_id = o.document_id)
        OR EXISTS (SELECT 1 FROM content_key_escrow WHERE document_id = o.document_id)
        OR EXISTS (SELECT 1 FROM attachment WHERE owner_kind = 'document' AND owner_id = o.document_id)))
  BEGIN SELECT RAISE(ABORT, 'a key or a file is left'); END;

  -- While a hold is open nothing of the document is destroyed, changed or declassified, whoever has a SQL prompt.
  CREATE TABLE inspection_hold (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id),
    code TEXT NOT NULL CHECK (code <> ''), decided_on TEXT NOT NULL, ground TEXT NOT NULL CHECK (ground <> ''),
    placed_ms INTEGER NOT NULL, placed_by TEXT NOT NULL REFERENCES person (id),
    released_ms INTEGER, released_by TEXT REFERENCES person (id), release_reason TEXT NOT NULL DEFAULT '',
    CHECK ((released_ms IS NULL) = (released_by IS NULL) AND (released_ms IS NULL) = (release_reason = ''))
  ) STRICT;
  CREATE UNIQUE INDEX inspection_hold_open ON inspection_hold (document_id) WHERE released_ms IS NULL;
  CREATE TRIGGER inspection_hold_fixed BEFORE UPDATE OF id, document_id, code, decided_on, ground, placed_ms, placed_by ON inspection_hold
  BEGIN SELECT RAISE(ABORT, 'a hold is fixed'); END;
  CREATE TRIGGER inspection_hold_released_once BEFORE UPDATE ON inspection_hold WHEN OLD.released_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a released hold stays'); END;
  CREATE TRIGGER inspection_hold_stays BEFORE DELETE ON inspection_hold BEGIN SELECT RAISE(ABORT, 'a hold stays'); END;

  CREATE TABLE destruction (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL CHECK (revision > 0),
    state TEXT NOT NULL CHECK (state IN ('proposed','council','reviewed','decided','destroyed','withdrawn')),
    reason TEXT NOT NULL CHECK (reason <> ''), proposed_ms INTEGER NOT NULL, proposed_by TEXT NOT NULL REFERENCES person (id),
    decided_by TEXT REFERENCES person (id), decision_rule TEXT NOT NULL DEFAULT '', method TEXT, destroyed_ms INTEGER, destroyed_by TEXT
    REFERENCES person (id),
    -- Tiêu hủy khẩn: no council, its own minutes, and a written report afterwards.
    urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0,1)),
    report_code TEXT NOT NULL DEFAULT '',
    report_to TEXT NOT NULL DEFAULT '',
    report_on TEXT,
    report_due_on TEXT,
    reported_ms INTEGER CHECK ((reported_ms IS NULL) = (report_on IS NULL) AND (reported_ms IS NULL
      OR (urgent = 1 AND report_code <> '' AND report_to <> ''))),
    reported_by TEXT REFERENCES person (id),
    CHECK ((state = 'destroyed') = (destroyed_ms IS NOT NULL)), CHECK (state NOT IN ('decided','destroyed') OR decided_by IS NOT NULL)
  ) STRICT;
  CREATE INDEX destruction_report_owed ON destruction (report_due_on) WHERE urgent = 1 AND reported_ms IS NULL;
  CREATE TRIGGER destruction_fixed BEFORE UPDATE OF id, reason, proposed_ms, proposed_by ON destruction
  BEGIN SELECT RAISE(ABORT, 'a proposal is fixed'); END;
  CREATE TRIGGER destruction_stays BEFORE DELETE ON destruction BEGIN SELECT RAISE(ABORT, 'a destruction stays'); END;
  CREATE TRIGGER destruction_council_of_three BEFORE UPDATE OF state ON destruction
    WHEN NEW.state = 'council' AND ((SELECT count(*) FROM destruction_member WHERE destruction_id = NEW.id) < 3
      OR (SELECT count(*) FROM destruction_member WHERE destruction_id = NEW.id AND role IN ('chair','secretary')) <> 2)
  BEGIN SELECT RAISE(ABORT, 'a council has three members, one chair and one secretary'); END;
  CREATE TRIGGER destruction_reviewed_whole BEFORE UPDATE OF state ON destruction
    WHEN NEW.state = 'reviewed' AND EXISTS (SELECT 1 FROM destruction_item WHERE destruction_id = NEW.id AND checked_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'every line of the list is checked'); END;
  CREATE TRIGGER destruction_urgency_fixed BEFORE UPDATE OF urgent, report_due_on ON destruction
  BEGIN SELECT RAISE(ABORT, 'a proposal is fixed'); END;
  CREATE TRIGGER destruction_final BEFORE UPDATE ON destruction
    WHEN OLD.state = 'withdrawn' OR (OLD.state = 'destroyed'
    AND (OLD.urgent = 0 OR OLD.reported_ms IS NOT NULL OR NEW.reported_ms IS NULL OR NEW.state <> 'destroyed'
      OR NEW.decided_by IS NOT OLD.decided_by OR NEW.method IS NOT OLD.method OR NEW.destroyed_ms IS NOT OLD.destroyed_ms
      OR NEW.destroyed_by IS NOT OLD.destroyed_by))
  BEGIN SELECT RAISE(ABORT, 'what was destroyed stays so'); END;
  CREATE TRIGGER destruction_in_order BEFORE UPDATE OF state ON destruction
    WHEN NEW.state <> OLD.state AND NEW.state <> 'withdrawn' AND NEW.state <> CASE OLD.state
      WHEN 'proposed' THEN iif(OLD.urgent = 1, 'decided', 'council') WHEN 'council' THEN 'reviewed' WHEN 'reviewed' THEN 'decided'
      WHEN 'decided' THEN 'destroyed' END
  BEGIN SELECT RAISE(ABORT, 'no step of a destruction is left out'); END;
  CREATE TRIGGER destruction_needs_five_papers BEFORE UPDATE OF state ON destruction
    WHEN NEW.state = 'destroyed' AND ((SELECT count(*) FROM destruction_paper WHERE destruction_id = NEW.id) < iif(NEW.urgent = 1, 1, 5)
      OR EXISTS (SELECT 1 FROM destruction_item i WHERE i.destruction_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM tombstone t WHERE t.document_id = i.document_id)))
  BEGIN SELECT RAISE(ABORT, 'five papers, and a tombstone for every line'); END;

  CREATE TABLE destruction_member (
    destruction_id TEXT NOT NULL REFERENCES destruction (id), position INTEGER NOT NULL CHECK (position > 0),
    full_name TEXT NOT NULL CHECK (full_name <> ''), post TEXT NOT NULL, person_id TEXT REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('chair','secretary','member')), PRIMARY KEY (destruction_id, position),
    UNIQUE (destruction_id, full_name, post)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX destruction_one_chair ON destruction_member (destruction_id, role) WHERE role IN ('chair','secretary');
  CREATE TRIGGER destruction_member_fixed BEFORE UPDATE ON destruction_member BEGIN SELECT RAISE(ABORT, 'a council is fixed'); END;
  CREATE TRIGGER destruction_member_stays BEFORE DELETE ON destruction_member BEGIN SELECT RAISE(ABORT, 'a council is fixed'); END;

  CREATE TABLE destruction_item (
    destruction_id TEXT NOT NULL REFERENCES destruction (id), position INTEGER NOT NULL CHECK (position > 0),
    document_id TEXT NOT NULL REFERENCES document (id), retention_until TEXT NOT NULL, retention_ground TEXT NOT NULL
    CHECK (retention_ground <> ''),
    copies INTEGER NOT NULL CHECK (copies >= 0), checked_ms INTEGER, checked_by TEXT REFERENCES person (id),
    check_note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (destruction_id, position), UNIQUE (destruction_id, document_id), CHECK ((checked_ms IS NULL) = (checked_by IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX destruction_item_document ON destruction_item (document_id);
  CREATE TRIGGER destruction_item_fixed BEFORE UPDATE OF destruction_id, position, document_id, retention_until,
    retention_ground ON destruction_item
  BEGIN SELECT RAISE(ABORT, 'a list is fixed'); END;
  CREATE TRIGGER destruction_item_stays BEFORE DELETE ON destruction_item BEGIN SELECT RAISE(ABORT, 'a list is fixed'); END;

  -- The five papers: council, list, meeting, decision, minutes of the destruction.
  CREATE TABLE destruction_paper (
    destruction_id TEXT NOT NULL REFERENCES destruction (id),
    kind TEXT NOT NULL CHECK (kind IN ('council','list','meeting','decision','minutes')),
    code TEXT NOT NULL, dated_on TEXT NOT NULL, body TEXT NOT NULL CHECK (json_valid(body)), recorded_ms INTEGER NOT NULL,
    recorded_by TEXT NOT NULL REFERENCES person (id), PRIMARY KEY (destruction_id, kind),
    CHECK (kind NOT IN ('council','decision') OR code <> '')
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER destruction_paper_fixed BEFORE UPDATE ON destruction_paper BEGIN SELECT RAISE(ABORT, 'a paper is fixed'); END;
  CREATE TRIGGER destruction_paper_stays BEFORE DELETE ON destruction_paper BEGIN SELECT RAISE(ABORT, 'a paper stays'); END;

  -- What is left of a destroyed document beside its register line: nothing of its content.
  CREATE TABLE tombstone (
    document_id TEXT PRIMARY KEY REFERENCES document (id), destruction_id TEXT NOT NULL REFERENCES destruction (id),
    level TEXT NOT NULL, files INTEGER NOT NULL CHECK (files >= 0), bytes INTEGER NOT NULL CHECK (bytes >= 0), keys INTEGER NOT NULL
    CHECK (keys >= 0),
    copies INTEGER NOT NULL CHECK (copies >= 0), at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER tombstone_needs_decision BEFORE INSERT ON tombstone
    WHEN NOT EXISTS (SELECT 1 FROM destruction d JOIN destruction_item i ON i.destruction_id = d.id
      WHERE d.id = NEW.destruction_id AND d.state = 'decided' AND i.document_id = NEW.document_id)
  BEGIN SELECT RAISE(ABORT, 'nothing is destroyed without a decision'); END;
  CREATE TRIGGER tombstone_after_erasure BEFORE INSERT ON tombstone
    WHEN EXISTS (SELECT 1 FROM content_key_grant WHERE document_id = NEW.document_id)
      OR EXISTS (SELECT 1 FROM attachment WHERE owner_kind = 'document' AND owner_id = NEW.document_id)
      OR EXISTS (SELECT 1 FROM content_key_escrow WHERE document_id = NEW.document_id)
      OR EXISTS (SELECT 1 FROM record_key WHERE document_id = NEW.document_id AND (name LIKE 'text.%' OR holder = 'content'))
      OR EXISTS (SELECT 1 FROM recall_order WHERE document_id = NEW.document_id AND closed_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a key, a file or an open recall is left'); END;
  CREATE TRIGGER tombstone_fixed BEFORE UPDATE ON tombstone BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;
  CREATE TRIGGER tombstone_stays BEFORE DELETE ON tombstone BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;
  CREATE TRIGGER tombstone_not_held BEFORE INSERT ON tombstone
    WHEN EXISTS (SELECT 1 FROM inspection_hold WHERE document_id = NEW.document_id AND released_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
`;
