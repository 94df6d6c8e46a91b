/** Citizens’ submissions: what was sent, by whom, and every step of the case. */
export const SUBMISSIONS = /* sql */ `
  -- Citizens' submissions. What the sender wrote and the receipt code are fixed; who the sender is lies in a row of
  -- its own, encrypted under a key of its own, so that reading a case never decrypts an identity by the way.
  -- \`submission_list\` is the narrow copy from which lists are read; \`submission_counter\` holds its counts.
  CREATE TABLE submission (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL CHECK (revision > 0),
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    prefix TEXT NOT NULL, year INTEGER NOT NULL, sequence INTEGER NOT NULL CHECK (sequence > 0),
    receipt_code TEXT NOT NULL UNIQUE, receipt_key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('phan-anh','kien-nghi','sang-kien','giai-phap','vuong-mac')),
    source TEXT NOT NULL CHECK (source IN ('letter','visit','phone','voters-meeting','portal','email','envelope','app')),
    on_behalf INTEGER NOT NULL CHECK (on_behalf IN (0,1)),
    title TEXT NOT NULL CHECK (title <> ''), body TEXT NOT NULL CHECK (body <> ''), field TEXT NOT NULL, note TEXT NOT NULL,
    received_on TEXT NOT NULL, received_ms INTEGER NOT NULL, received_by TEXT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('received','classifying','awaiting-supplement','refused','transferred','merged','assigned',
      'in-progress','withdrawn','awaiting-approval','answered','closed')),
    accepted INTEGER NOT NULL CHECK (accepted IN (0,1)),
    -- a refusal that waits for a leader's word
    refusal_proposed INTEGER NOT NULL CHECK (refusal_proposed IN (0,1)),
    reason_code TEXT, transfer_to TEXT,
    lead_id TEXT REFERENCES person (id), support_ids TEXT NOT NULL CHECK (json_valid(support_ids)), assigned_on TEXT, assigned_due_on TEXT,
    acknowledged_ms INTEGER, classified_ms INTEGER, answered_ms INTEGER,
    rating INTEGER CHECK (rating BETWEEN 1 AND 5), rule_pack TEXT NOT NULL,
    transfer_confirmed_ms INTEGER,
    rating_comment TEXT NOT NULL DEFAULT '',
    -- when the last sender who waited had the answer; an answer that is approved only has none
    told_ms INTEGER,
    UNIQUE (prefix, year, sequence)
  ) STRICT;
  CREATE INDEX submission_not_acknowledged ON submission (number) WHERE acknowledged_ms IS NULL;
  CREATE INDEX submission_refusal_untold ON submission (number) WHERE state = 'refused' AND told_ms IS NULL;
  CREATE TRIGGER submission_words_fixed BEFORE UPDATE OF id, number, prefix, year, sequence, receipt_code, receipt_key, kind,
    source, on_behalf, title, body, received_on, received_ms, received_by, rule_pack ON submission
  BEGIN SELECT RAISE(ABORT, 'what a sender wrote and its receipt code are fixed'); END;
  CREATE TRIGGER submission_stays BEFORE DELETE ON submission BEGIN SELECT RAISE(ABORT, 'a submission stays'); END;
  CREATE TRIGGER submission_acknowledged_once BEFORE UPDATE OF acknowledged_ms ON submission
    WHEN OLD.acknowledged_ms IS NOT NULL AND NEW.acknowledged_ms IS NOT OLD.acknowledged_ms
      AND NOT (NEW.acknowledged_ms IS NULL AND 'take-back-acknowledge' IS
        (SELECT act FROM submission_act WHERE submission_id = NEW.id ORDER BY position DESC LIMIT 1))
  BEGIN SELECT RAISE(ABORT, 'that a sender was told is taken back by an act, never rewritten'); END;
  CREATE TRIGGER submission_due_moves BEFORE UPDATE OF assigned_due_on ON submission
    WHEN OLD.assigned_on IS NOT NULL AND NEW.assigned_on = OLD.assigned_on AND OLD.state <> 'classifying'
      AND NEW.assigned_due_on > ifnull(
        OLD.assigned_due_on, (SELECT due_on FROM submission_list WHERE submission_id = NEW.id))
      AND NOT EXISTS (SELECT 1 FROM submission_extension WHERE submission_id = NEW.id AND decision = 'approved'
        AND due_on = NEW.assigned_due_on)
  BEGIN SELECT RAISE(ABORT, 'a date moves on only by an approved extension'); END;
  CREATE TRIGGER submission_answer_begins BEFORE UPDATE OF assigned_on ON submission
    WHEN OLD.assigned_on IS NOT NULL AND NEW.assigned_on IS NOT OLD.assigned_on AND OLD.state NOT IN ('answered', 'closed')
  BEGIN SELECT RAISE(ABORT, 'the answer is reckoned from the first assignment'); END;

  CREATE TABLE submission_sender (
    submission_id TEXT PRIMARY KEY REFERENCES submission (id),
    sealed_key BLOB NOT NULL CHECK (length(sealed_key) > 32), sealed BLOB NOT NULL CHECK (length(sealed) > 32),
    masked TEXT NOT NULL CHECK (json_valid(masked)), complete INTEGER NOT NULL CHECK (complete IN (0,1)),
    erased_ms INTEGER
  ) STRICT;
  CREATE TRIGGER submission_sender_fixed BEFORE UPDATE OF submission_id ON submission_sender
  BEGIN SELECT RAISE(ABORT, 'a sender belongs to one submission'); END;
  CREATE TRIGGER submission_sender_erased BEFORE UPDATE ON submission_sender WHEN OLD.erased_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'an erased identity stays erased'); END;
  CREATE TRIGGER submission_sender_stays BEFORE DELETE ON submission_sender
  BEGIN SELECT RAISE(ABORT, 'an identity is erased, its row stays'); END;

  -- By which words a case is found again: of title and text, and of the title. First 16 bytes of SHA-256 over folded words.
  CREATE TABLE submission_same (
    hash BLOB NOT NULL CHECK (length(hash) = 16), submission_id TEXT NOT NULL REFERENCES submission (id),
    PRIMARY KEY (hash, submission_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_same_fixed BEFORE UPDATE ON submission_same BEGIN SELECT RAISE(ABORT, 'its words are fixed'); END;
  CREATE TRIGGER submission_same_stays BEFORE DELETE ON submission_same BEGIN SELECT RAISE(ABORT, 'its words stay'); END;

  -- Numbers of receipt codes, per prefix and year, and the running number of the list.
  CREATE TABLE submission_series (
    prefix TEXT NOT NULL, year INTEGER NOT NULL, next INTEGER NOT NULL CHECK (next > 0), PRIMARY KEY (prefix, year)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_series_only_grows BEFORE UPDATE ON submission_series
    WHEN NEW.prefix <> OLD.prefix OR NEW.year <> OLD.year OR NEW.next <> OLD.next + 1
  BEGIN SELECT RAISE(ABORT, 'numbers of receipts go up by one'); END;
  CREATE TRIGGER submission_series_stays BEFORE DELETE ON submission_series
  BEGIN SELECT RAISE(ABORT, 'numbers of receipts stay'); END;
  CREATE TRIGGER receipts_wait_for_their_check BEFORE UPDATE OF next ON submission_series
    WHEN EXISTS (SELECT 1 FROM number_check
      WHERE kind = 'receipts' AND subject = OLD.prefix || '/' || OLD.year AND settled_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'receipt codes wait for their check'); END;

  -- Who did what on a case, with the words that belong to it (the ledger has the act without the words).
  CREATE TABLE submission_act (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    act TEXT NOT NULL, by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    reason_code TEXT, body TEXT NOT NULL, PRIMARY KEY (submission_id, position)
  ) STRICT, WITHOUT ROWID;
  -- A case is opened again once.
  CREATE UNIQUE INDEX submission_reopened_once ON submission_act (submission_id) WHERE act = 'reopen';
  CREATE TRIGGER submission_act_fixed BEFORE UPDATE ON submission_act BEGIN SELECT RAISE(ABORT, 'an act is fixed'); END;
  CREATE TRIGGER submission_act_stays BEFORE DELETE ON submission_act BEGIN SELECT RAISE(ABORT, 'an act stays'); END;

  -- The clock stands still from the day the sender was asked until the day the answer came.
  CREATE TABLE submission_pause (
    submission_id TEXT NOT NULL REFERENCES submission (id), from_on TEXT NOT NULL, to_on TEXT,
    PRIMARY KEY (submission_id, from_on), CHECK (to_on IS NULL OR to_on >= from_on)
  ) STRICT, WITHOUT ROWID;

  -- sort_key = -number: ascending order is newest first
  CREATE TABLE submission_list (
    sort_key INTEGER PRIMARY KEY, submission_id TEXT NOT NULL UNIQUE, grp TEXT NOT NULL CHECK (grp IN ('pakn','skgp','vuong-mac')),
    receipt_code TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, title TEXT NOT NULL, field TEXT NOT NULL,
    received_on TEXT NOT NULL, received_ms INTEGER NOT NULL, state TEXT NOT NULL, holder_id TEXT, due_on TEXT, files INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX submission_list_group ON submission_list (grp, sort_key);
  CREATE INDEX submission_list_state ON submission_list (state, sort_key);
  CREATE INDEX submission_list_holder ON submission_list (holder_id, sort_key) WHERE holder_id IS NOT NULL;
  CREATE INDEX submission_list_due ON submission_list (due_on, sort_key) WHERE due_on IS NOT NULL
    AND state IN ('received','classifying','awaiting-supplement','assigned','in-progress','awaiting-approval','approved');
  CREATE TRIGGER submission_list_stays BEFORE DELETE ON submission_list BEGIN SELECT RAISE(ABORT, 'a list line stays'); END;
  CREATE TRIGGER submission_list_counted AFTER INSERT ON submission_list BEGIN
    INSERT INTO submission_counter VALUES (NEW.grp, NEW.state, ifnull(NEW.holder_id, ''), 1) ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER submission_list_recounted AFTER UPDATE OF grp, state, holder_id ON submission_list
    WHEN OLD.state <> NEW.state OR OLD.holder_id IS NOT NEW.holder_id OR OLD.grp <> NEW.grp
  BEGIN
    UPDATE submission_counter SET n = n - 1 WHERE grp = OLD.grp AND state = OLD.state AND holder_id = ifnull(OLD.holder_id, '');
    INSERT INTO submission_counter VALUES (NEW.grp, NEW.state, ifnull(NEW.holder_id, ''), 1) ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  -- Figures of citizens' submissions are told from the stays; a vướng mắc is none of them.
  CREATE TRIGGER submission_stay_begins AFTER INSERT ON submission_list WHEN NEW.grp <> 'vuong-mac' BEGIN
    INSERT INTO submission_stay (line, position, grp, via, state, lead_id, due_day, from_day, to_day, step, accepted)
    VALUES (NEW.sort_key, 0, NEW.grp, 'receive', NEW.state, NEW.holder_id,
      CAST(julianday(NEW.due_on) - 2440587.5 AS INTEGER), CAST(julianday(NEW.received_on) - 2440587.5 AS INTEGER), 999999, 1, 0);
  END;
  -- Answered is the step from approved to told; a case that is closed while a sender waits is never on time.
  CREATE TRIGGER submission_stay_moves AFTER UPDATE OF state, holder_id, due_on ON submission_list
    WHEN (SELECT max(position) FROM submission_act WHERE submission_id = NEW.submission_id)
       > (SELECT max(position) FROM submission_stay WHERE line = NEW.sort_key)
      AND (NEW.state <> OLD.state OR NEW.holder_id IS NOT OLD.holder_id OR NEW.due_on IS NOT OLD.due_on
        OR (SELECT act FROM submission_act WHERE submission_id = NEW.submission_id ORDER BY position DESC LIMIT 1)
           IN ('accept','assign','ask-supplement','rate','close'))
  BEGIN
    UPDATE submission_stay SET to_day = max(from_day, (SELECT ((at_ms + 25200000) / 86400000) FROM submission_act
        WHERE submission_id = NEW.submission_id ORDER BY position DESC LIMIT 1))
      WHERE line = NEW.sort_key AND to_day = 999999;
    INSERT INTO submission_stay (line, position, grp, via, state, lead_id, due_day, from_day, to_day, step, accepted, late, days, rating)
    SELECT NEW.sort_key, a.position, NEW.grp, a.act, NEW.state, NEW.holder_id, CAST(julianday(NEW.due_on) - 2440587.5 AS INTEGER),
      b.to_day, 999999,
      (NEW.state IN ('received','classifying','awaiting-supplement','assigned','in-progress','awaiting-approval','approved'))
        - (b.state IN ('received','classifying','awaiting-supplement','assigned','in-progress','awaiting-approval','approved')),
      a.act IN ('accept','assign') AND NOT EXISTS (SELECT 1 FROM submission_stay e WHERE e.line = NEW.sort_key AND e.accepted = 1),
      CASE WHEN b.state = 'approved' AND NEW.state = 'answered' THEN ifnull(b.to_day > b.due_day, 0)
           WHEN b.state = 'approved' AND NEW.state = 'closed' THEN 1 END,
      CASE WHEN b.state = 'approved' AND NEW.state = 'answered' THEN b.to_day - CAST(julianday(NEW.received_on) - 2440587.5 AS INTEGER) END,
      CASE WHEN a.act IN ('rate','close') AND NOT EXISTS (SELECT 1 FROM submission_stay r WHERE r.line = NEW.sort_key AND r.rating IS NOT NULL
          AND r.position > (SELECT ifnull(max(q.position), 0) FROM submission_stay q WHERE q.line = NEW.sort_key AND q.via = 'approve-answer'))
        THEN (SELECT rating FROM submission WHERE id = NEW.submission_id) END
      FROM submission_act a JOIN submission_stay b
        ON b.line = NEW.sort_key AND b.position = (SELECT max(position) FROM submission_stay WHERE line = NEW.sort_key)
     WHERE a.submission_id = NEW.submission_id ORDER BY a.position DESC LIMIT 1;
  END;
  -- The calendar moved a date, and nobody acted: the stay goes on with the new date.
  CREATE TRIGGER submission_stay_moved_date AFTER UPDATE OF due_on ON submission_list
    WHEN NEW.due_on IS NOT OLD.due_on AND NEW.state = OLD.state
      AND ifnull((SELECT max(position) FROM submission_act WHERE submission_id = NEW.submission_id), 0)
        = (SELECT max(position) FROM submission_stay WHERE line = NEW.sort_key)
  BEGIN
    UPDATE submission_stay SET due_day = CAST(julianday(NEW.due_on) - 2440587.5 AS INTEGER) WHERE line = NEW.sort_key AND to_day = 999999;
  END;

  CREATE TABLE submission_counter (
    grp TEXT NOT NULL, state TEXT NOT NULL, holder_id TEXT NOT NULL, n INTEGER NOT NULL CHECK (n >= 0),
    PRIMARY KEY (grp, state, holder_id)
  ) STRICT, WITHOUT ROWID;

  -- Imports of submissions: which row of which file became which case, so that the same export can be read again and
  -- nothing is taken in twice; and what each column meant in exports with these headings.
  CREATE TABLE intake_row (
    -- code:… of the portal, mail:… of the letter, text:… where the row has neither
    source_key TEXT PRIMARY KEY, content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
    submission_id TEXT NOT NULL REFERENCES submission (id), line INTEGER NOT NULL CHECK (line > 0),
    -- the day on which the portal, or the letter, says that it was sent; the case has the day of its receipt
    sent_on TEXT CHECK (sent_on IS NULL OR date(sent_on) IS sent_on),
    -- the cells as they stood in the file, kept where they had to be converted (TCVN3, VNI)
    original TEXT CHECK (original IS NULL OR json_valid(original)),
    taken_ms INTEGER NOT NULL, taken_by TEXT NOT NULL REFERENCES person (id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX intake_row_submission ON intake_row (submission_id);
  CREATE TRIGGER intake_row_fixed BEFORE UPDATE ON intake_row BEGIN SELECT RAISE(ABORT, 'where a case came from is fixed'); END;
  -- Stays begin with the day of receipt: one before the end of a signed period would change figures that were sent away.
  CREATE TRIGGER intake_row_leaves_signed_figures BEFORE INSERT ON intake_row
    WHEN EXISTS (SELECT 1 FROM submission s JOIN figure_sheet f ON f.origin = 'own' AND s.received_on <= f.to_on
      WHERE s.id = NEW.submission_id AND s.received_on < date((NEW.taken_ms + 25200000) / 1000, 'unixepoch'))
  BEGIN SELECT RAISE(ABORT, 'figures that were signed are not changed by an import'); END;
  CREATE TRIGGER intake_row_stays BEFORE DELETE ON intake_row BEGIN SELECT RAISE(ABORT, 'where a case came from stays'); END;

  CREATE TABLE intake_mapping (
    headings TEXT PRIMARY KEY, mapping TEXT NOT NULL CHECK (json_valid(mapping)), used_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- The forms of the kinds.
  -- What a kind is asked beside its words, with the labels of the version that was filled in.
  CREATE TABLE submission_form (
    submission_id TEXT PRIMARY KEY REFERENCES submission (id), rule_id TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0),
    lines TEXT NOT NULL CHECK (json_valid(lines))
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_form_fixed BEFORE UPDATE ON submission_form BEGIN SELECT RAISE(ABORT, 'a filed form is fixed'); END;
  CREATE TRIGGER submission_form_stays BEFORE DELETE ON submission_form BEGIN SELECT RAISE(ABORT, 'a filed form stays'); END;

  -- A person's word on an identity whose time is over: kept on until a day, with the reason.
  CREATE TABLE sender_retention (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    decision TEXT NOT NULL CHECK (decision IN ('erased','kept')), until_on TEXT, reason TEXT NOT NULL,
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    PRIMARY KEY (submission_id, position), CHECK ((decision = 'kept') = (until_on IS NOT NULL)),
    CHECK (decision = 'erased' OR reason <> '')
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER sender_retention_fixed BEFORE UPDATE ON sender_retention
  BEGIN SELECT RAISE(ABORT, 'a decision is fixed'); END;
  CREATE TRIGGER sender_retention_stays BEFORE DELETE ON sender_retention BEGIN SELECT RAISE(ABORT, 'a decision stays'); END;

  -- What senders ask of the office about their own data, and how long an identity is kept. An erased identity loses its
  -- key: the row stays and says when, so that nobody wonders why a case has no sender.
  CREATE TABLE data_request (
    id TEXT PRIMARY KEY, submission_id TEXT NOT NULL REFERENCES submission (id),
    kind TEXT NOT NULL CHECK (kind IN ('access','correct','erase')), channel TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''),
    asked_on TEXT NOT NULL, due_on TEXT NOT NULL CHECK (due_on >= asked_on),
    by_id TEXT NOT NULL REFERENCES person (id), asked_ms INTEGER NOT NULL,
    decision TEXT CHECK (decision IN ('granted','refused')), answer TEXT CHECK (answer <> ''),
    decided_by TEXT REFERENCES person (id), decided_ms INTEGER,
    CHECK ((decision IS NULL) = (decided_by IS NULL)), CHECK ((decision IS NULL) = (decided_ms IS NULL)),
    CHECK ((decision IS NULL) = (answer IS NULL)), CHECK (decided_by IS NULL OR decided_by <> by_id)
  ) STRICT;
  CREATE INDEX data_request_open ON data_request (due_on) WHERE decision IS NULL;
  CREATE INDEX data_request_case ON data_request (submission_id);
  CREATE TRIGGER data_request_fixed BEFORE UPDATE ON data_request
    WHEN OLD.decision IS NOT NULL OR NEW.submission_id <> OLD.submission_id OR NEW.kind <> OLD.kind OR NEW.words <> OLD.words
      OR NEW.asked_on <> OLD.asked_on OR NEW.due_on <> OLD.due_on OR NEW.by_id <> OLD.by_id
  BEGIN SELECT RAISE(ABORT, 'what was asked and answered is fixed'); END;
  CREATE TRIGGER data_request_stays BEFORE DELETE ON data_request BEGIN SELECT RAISE(ABORT, 'a request stays'); END;

  -- What happens to a case beside its straight way: duplicates gathered under one case, more time, telling the sender,
  -- the copy for the public. Everything is added to and nothing rewritten; who proposes is never who decides.
  -- A duplicate keeps its record and its receipt; it follows a master until this is undone.
  CREATE TABLE submission_merge (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    master_id TEXT NOT NULL REFERENCES submission (id),
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    undone_by TEXT REFERENCES person (id), undone_ms INTEGER,
    PRIMARY KEY (submission_id, position), CHECK (submission_id <> master_id),
    CHECK ((undone_by IS NULL) = (undone_ms IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX submission_merge_one ON submission_merge (submission_id) WHERE undone_ms IS NULL;
  CREATE INDEX submission_merge_master ON submission_merge (master_id) WHERE undone_ms IS NULL;
  CREATE TRIGGER submission_merge_flat BEFORE INSERT ON submission_merge
    WHEN EXISTS (SELECT 1 FROM submission_merge WHERE undone_ms IS NULL
      AND (submission_id = NEW.master_id OR master_id = NEW.submission_id))
  BEGIN SELECT RAISE(ABORT, 'a master is no duplicate itself'); END;
  CREATE TRIGGER submission_merge_fixed BEFORE UPDATE OF submission_id, position, master_id, by_id, at_ms ON submission_merge
  BEGIN SELECT RAISE(ABORT, 'a merge is undone, never rewritten'); END;
  CREATE TRIGGER submission_merge_undone_once BEFORE UPDATE OF undone_by, undone_ms ON submission_merge WHEN OLD.undone_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a merge is undone once'); END;
  CREATE TRIGGER submission_merge_stays BEFORE DELETE ON submission_merge BEGIN SELECT RAISE(ABORT, 'a merge stays'); END;

  CREATE TABLE submission_extension (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    due_before TEXT NOT NULL, due_on TEXT NOT NULL CHECK (due_on > due_before), reason TEXT NOT NULL CHECK (reason <> ''),
    asked_by TEXT NOT NULL REFERENCES person (id), asked_ms INTEGER NOT NULL,
    decision TEXT CHECK (decision IN ('approved','rejected')), decided_by TEXT REFERENCES person (id), decided_ms INTEGER,
    latest_on TEXT,
    most INTEGER,
    PRIMARY KEY (submission_id, position),
    CHECK ((decision IS NULL) = (decided_by IS NULL)), CHECK ((decision IS NULL) = (decided_ms IS NULL)),
    CHECK (decided_by IS NULL OR decided_by <> asked_by)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX submission_extension_one ON submission_extension (submission_id) WHERE decision IS NULL;
  CREATE TRIGGER submission_extension_fixed BEFORE UPDATE ON submission_extension
    WHEN OLD.decision IS NOT NULL OR NEW.due_on <> OLD.due_on OR NEW.asked_by <> OLD.asked_by OR NEW.reason <> OLD.reason
      OR NEW.submission_id <> OLD.submission_id OR NEW.position <> OLD.position
  BEGIN SELECT RAISE(ABORT, 'what was asked and decided is fixed'); END;
  CREATE TRIGGER submission_extension_stays BEFORE DELETE ON submission_extension BEGIN SELECT RAISE(ABORT, 'an extension stays'); END;
  CREATE TRIGGER submission_extension_capped BEFORE INSERT ON submission_extension
    WHEN NEW.latest_on IS NULL OR NEW.most IS NULL OR NEW.due_on > NEW.latest_on
      OR NEW.most <= (SELECT count(*) FROM submission_extension WHERE submission_id = NEW.submission_id AND decision = 'approved')
  BEGIN SELECT RAISE(ABORT, 'an extension stays within its cap'); END;
  CREATE TRIGGER submission_extension_cap_fixed BEFORE UPDATE OF latest_on, most ON submission_extension
  BEGIN SELECT RAISE(ABORT, 'the cap of an extension is fixed'); END;

  -- What belongs to the life of a case beside its steps: questions with dates of their own, links to other cases and
  -- documents, the signatures and the number of an answer, and which public copies left in which bundle.
  CREATE TABLE submission_consultation (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    -- a colleague, or an office outside: one of them
    person_id TEXT REFERENCES person (id), office TEXT NOT NULL, question TEXT NOT NULL CHECK (question <> ''),
    due_on TEXT NOT NULL, asked_by TEXT NOT NULL REFERENCES person (id), asked_ms INTEGER NOT NULL,
    answer TEXT CHECK (answer <> ''), answered_by TEXT REFERENCES person (id), answered_ms INTEGER,
    PRIMARY KEY (submission_id, position), CHECK ((person_id IS NULL) = (office <> '')), CHECK (person_id IS NOT asked_by),
    CHECK ((answer IS NULL) = (answered_ms IS NULL)), CHECK ((answer IS NULL) = (answered_by IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX submission_consultation_open ON submission_consultation (due_on) WHERE answered_ms IS NULL;
  CREATE TRIGGER submission_consultation_fixed BEFORE UPDATE ON submission_consultation
    WHEN OLD.answered_ms IS NOT NULL OR NEW.question <> OLD.question OR NEW.due_on <> OLD.due_on OR NEW.asked_by <> OLD.asked_by
      OR NEW.person_id IS NOT OLD.person_id OR NEW.office <> OLD.office OR NEW.submission_id <> OLD.submission_id
      OR NEW.position <> OLD.position OR NEW.asked_ms <> OLD.asked_ms
  BEGIN SELECT RAISE(ABORT, 'what was asked and answered is fixed'); END;
  CREATE TRIGGER submission_consultation_stays BEFORE DELETE ON submission_consultation
  BEGIN SELECT RAISE(ABORT, 'a consultation stays'); END;
  CREATE TRIGGER submission_consultation_inside BEFORE INSERT ON submission_consultation WHEN EXISTS (
    SELECT 1 FROM submission_list l WHERE l.submission_id = NEW.submission_id
      AND l.due_on >= date(NEW.asked_ms / 1000, 'unixepoch', '+7 hours') AND NEW.due_on > l.due_on)
  BEGIN SELECT RAISE(ABORT, 'a question is due before its case'); END;

  -- Letters that chase an overdue consultation; documents beside an act of a case; the cap of an extension beside its
  -- date; the rule pack that a case was moved to after its dates were looked at.
  -- letter: printed; envelope: sealed for the station of the office that was asked
  CREATE TABLE submission_chase (
    submission_id TEXT NOT NULL, consultation INTEGER NOT NULL, position INTEGER NOT NULL CHECK (position > 0),
    way TEXT NOT NULL CHECK (way IN ('letter','envelope')), body TEXT NOT NULL CHECK (body <> ''),
    envelope_id TEXT REFERENCES outbox (id), by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    PRIMARY KEY (submission_id, consultation, position),
    FOREIGN KEY (submission_id, consultation) REFERENCES submission_consultation (submission_id, position),
    CHECK ((way = 'envelope') = (envelope_id IS NOT NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_chase_overdue BEFORE INSERT ON submission_chase WHEN NOT EXISTS (
    SELECT 1 FROM submission_consultation c WHERE c.submission_id = NEW.submission_id AND c.position = NEW.consultation
      AND c.answered_ms IS NULL AND c.due_on < date(NEW.at_ms / 1000, 'unixepoch', '+7 hours'))
  BEGIN SELECT RAISE(ABORT, 'only an overdue question without an answer is chased'); END;
  CREATE TRIGGER submission_chase_fixed BEFORE UPDATE ON submission_chase BEGIN SELECT RAISE(ABORT, 'a chase is fixed'); END;
  CREATE TRIGGER submission_chase_stays BEFORE DELETE ON submission_chase BEGIN SELECT RAISE(ABORT, 'a chase stays'); END;

  CREATE TABLE submission_link (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    kind TEXT NOT NULL CHECK (kind IN ('submission','document')), target_id TEXT NOT NULL, note TEXT NOT NULL,
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    undone_by TEXT REFERENCES person (id), undone_ms INTEGER,
    PRIMARY KEY (submission_id, position), CHECK (submission_id <> target_id),
    CHECK ((undone_by IS NULL) = (undone_ms IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX submission_link_once ON submission_link (submission_id, target_id) WHERE undone_ms IS NULL;
  CREATE INDEX submission_link_target ON submission_link (target_id) WHERE undone_ms IS NULL;
  CREATE TRIGGER submission_link_known BEFORE INSERT ON submission_link
    WHEN NEW.kind = 'submission' AND NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.target_id)
      OR NEW.kind = 'document' AND NOT EXISTS (SELECT 1 FROM document WHERE id = NEW.target_id)
  BEGIN SELECT RAISE(ABORT, 'a link leads to a record'); END;
  CREATE TRIGGER submission_link_fixed BEFORE UPDATE ON submission_link
    WHEN OLD.undone_ms IS NOT NULL OR NEW.submission_id <> OLD.submission_id OR NEW.position <> OLD.position
      OR NEW.kind <> OLD.kind OR NEW.target_id <> OLD.target_id OR NEW.note <> OLD.note OR NEW.by_id <> OLD.by_id
  BEGIN SELECT RAISE(ABORT, 'a link is undone, never rewritten'); END;
  CREATE TRIGGER submission_link_stays BEFORE DELETE ON submission_link BEGIN SELECT RAISE(ABORT, 'a link stays'); END;

  CREATE TABLE submission_basis (
    submission_id TEXT NOT NULL, act INTEGER NOT NULL, position INTEGER NOT NULL CHECK (position > 0),
    attachment_id TEXT REFERENCES attachment (id), document_id TEXT REFERENCES document (id),
    PRIMARY KEY (submission_id, act, position),
    FOREIGN KEY (submission_id, act) REFERENCES submission_act (submission_id, position),
    CHECK ((attachment_id IS NULL) <> (document_id IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_basis_fixed BEFORE UPDATE ON submission_basis BEGIN SELECT RAISE(ABORT, 'what an act stands on is fixed'); END;
  CREATE TRIGGER submission_basis_stays BEFORE DELETE ON submission_basis BEGIN SELECT RAISE(ABORT, 'what an act stands on stays'); END;

  -- the version that a case is handled by since then; before the first one it is that of its receipt
  CREATE TABLE submission_rules (
    submission_id TEXT NOT NULL REFERENCES submission (id), position INTEGER NOT NULL CHECK (position > 0),
    pack TEXT NOT NULL CHECK (pack LIKE 'submission@%'), by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    PRIMARY KEY (submission_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER submission_rules_fixed BEFORE UPDATE ON submission_rules
    BEGIN SELECT RAISE(ABORT, 'a version that was taken over stays'); END;
  CREATE TRIGGER submission_rules_stays BEFORE DELETE ON submission_rules
    BEGIN SELECT RAISE(ABORT, 'a version that was taken over stays'); END;
`;
