/** The eight books: volumes, numbers, lines, corrections, and their handing over between clerks. */
export const REGISTERS = /* sql */ `
  CREATE TABLE book (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('incoming','outgoing','classified-incoming','classified-outgoing',
      'transfer','copying','carry-out','destruction')),
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100), volume INTEGER NOT NULL CHECK (volume > 0),
    -- full: takes no new number, its lines can still be corrected; closed: nothing at all
    state TEXT NOT NULL CHECK (state IN ('open','full','closed')), form_id TEXT NOT NULL, opened_on TEXT NOT NULL,
    first_number INTEGER NOT NULL CHECK (first_number > 0), next_number INTEGER NOT NULL, closed_hash TEXT, closed_ms INTEGER,
    UNIQUE (kind, year, volume), CHECK (next_number >= first_number),
    CHECK ((state = 'closed') = (closed_hash IS NOT NULL)), CHECK ((closed_hash IS NULL) = (closed_ms IS NULL))
  ) STRICT;
  CREATE UNIQUE INDEX book_one_open ON book (kind, year) WHERE state = 'open';
  -- Numbers run on through the volumes of a year; the first volume goes on where the paper book stands.
  CREATE TRIGGER book_follows_its_volume BEFORE INSERT ON book
    WHEN NEW.next_number <> NEW.first_number OR (NEW.volume > 1 AND NEW.first_number <>
      ifnull((SELECT next_number FROM book WHERE kind = NEW.kind AND year = NEW.year AND volume = NEW.volume - 1), 0))
  BEGIN SELECT RAISE(ABORT, 'a volume goes on where the last one ended'); END;
  CREATE TRIGGER book_identity_fixed BEFORE UPDATE OF id, kind, year, volume, form_id, opened_on ON book
  BEGIN SELECT RAISE(ABORT, 'a book is fixed'); END;
  -- Where a book goes on from the paper one may be put right, by two people, until its first number is given out.
  CREATE TRIGGER book_start_by_two BEFORE UPDATE OF first_number ON book
    WHEN OLD.volume <> 1 OR OLD.next_number <> OLD.first_number OR NEW.next_number <> NEW.first_number
      OR NOT EXISTS (SELECT 1 FROM register_request WHERE kind = 'start' AND state = 'approved' AND book_id = OLD.id
                      AND series_id IS NULL AND number = NEW.first_number - 1)
  BEGIN SELECT RAISE(ABORT, 'the start of a book is put right by two before its first number'); END;
  -- They go back only to the last number on paper that two people put right, when nothing is left behind it.
  CREATE TRIGGER book_numbers_only_grow BEFORE UPDATE OF next_number ON book
    WHEN (NEW.next_number <> OLD.next_number + 1 AND NEW.first_number = OLD.first_number AND (
        NEW.next_number > OLD.next_number
        OR NOT EXISTS (SELECT 1 FROM register_request WHERE kind = 'start' AND state = 'approved' AND book_id = OLD.id
                        AND series_id IS NULL AND number = NEW.next_number - 1)
        OR EXISTS (SELECT 1 FROM entry WHERE book_id = OLD.id AND number >= NEW.next_number)
        OR EXISTS (SELECT 1 FROM act_line WHERE book_id = OLD.id AND number >= NEW.next_number)
        OR EXISTS (SELECT 1 FROM reserved_number WHERE book_id = OLD.id AND number >= NEW.next_number)))
      OR OLD.state <> 'open'
  BEGIN SELECT RAISE(ABORT, 'numbers of a book go up by one while it is open'); END;
  CREATE TRIGGER book_stays_closed BEFORE UPDATE OF state, closed_hash, closed_ms ON book
    WHEN OLD.state = 'closed' OR NEW.state = 'open'
  BEGIN SELECT RAISE(ABORT, 'a closed book stays closed, a full one takes no more'); END;
  CREATE TRIGGER book_stays BEFORE DELETE ON book BEGIN SELECT RAISE(ABORT, 'a book stays'); END;
  CREATE TRIGGER book_waits_for_its_check BEFORE UPDATE OF next_number ON book
    WHEN EXISTS (SELECT 1 FROM number_check WHERE kind = 'book' AND subject = OLD.id AND settled_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'numbers of this book wait for their check'); END;

  -- An entry is one immutable line of a book: numbers are allocated inside the transaction that writes it,
  -- gapless and never reused; a cancelled entry keeps its number and says why.
  -- \`level\` is the level under which the line was registered; the document's own may change later by a decision.
  CREATE TABLE entry (
    id TEXT PRIMARY KEY, book_id TEXT NOT NULL REFERENCES book (id),
    number INTEGER NOT NULL CHECK (number > 0), suffix TEXT NOT NULL DEFAULT '' CHECK (suffix = '' OR suffix GLOB '[a-z]'),
    entered_on TEXT NOT NULL, entered_ms INTEGER NOT NULL,
    entered_by TEXT NOT NULL REFERENCES person (id), document_id TEXT NOT NULL UNIQUE REFERENCES document (id),
    level TEXT NOT NULL, request_id TEXT, cancelled_ms INTEGER, cancel_reason TEXT,
    UNIQUE (book_id, number, suffix), CHECK ((cancelled_ms IS NULL) = (cancel_reason IS NULL)), CHECK (cancel_reason <> ''),
    CHECK (suffix = '' OR request_id IS NOT NULL)
  ) STRICT;
  -- An approval is used once; few entries have one, and an index costs a page of each act.
  CREATE UNIQUE INDEX entry_request ON entry (request_id) WHERE request_id IS NOT NULL;
  CREATE TRIGGER entry_fixed BEFORE UPDATE OF id, book_id, number, suffix, entered_on, entered_ms, entered_by, document_id, level,
    request_id ON entry
  BEGIN SELECT RAISE(ABORT, 'an entry is fixed'); END;
  CREATE TRIGGER entry_stays_cancelled BEFORE UPDATE OF cancelled_ms, cancel_reason ON entry
    WHEN OLD.cancelled_ms IS NOT NULL OR (SELECT state FROM book WHERE id = OLD.book_id) = 'closed'
  BEGIN SELECT RAISE(ABORT, 'a cancelled number stays as it is, and so does a closed book'); END;
  CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'an entry stays'); END;
  -- An entry takes the next number of an open book, a number that was reserved, or a letter behind one by approval.
  CREATE TRIGGER entry_takes_its_number BEFORE INSERT ON entry
    WHEN CASE NEW.suffix
      WHEN '' THEN
        NOT EXISTS (SELECT 1 FROM book WHERE id = NEW.book_id AND state = 'open' AND next_number = NEW.number)
        AND NOT EXISTS (SELECT 1 FROM reserved_number r JOIN book b ON b.id = r.book_id AND b.state <> 'closed'
                         WHERE r.book_id = NEW.book_id AND r.number = NEW.number AND r.state = 'held')
      ELSE
        NEW.suffix <> char(97 + (SELECT count(*) FROM entry WHERE book_id = NEW.book_id AND number = NEW.number AND suffix <> ''))
        OR NOT EXISTS (SELECT 1 FROM register_request q JOIN book b ON b.id = q.book_id AND b.state <> 'closed'
                        WHERE q.id = NEW.request_id AND q.kind = 'insert' AND q.book_id = NEW.book_id AND q.number = NEW.number)
      END
  BEGIN SELECT RAISE(ABORT, 'an entry takes the next number of an open book'); END;
  CREATE TRIGGER entry_uses_an_approval BEFORE INSERT ON entry
    WHEN NEW.request_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM register_request WHERE id = NEW.request_id AND state = 'approved' AND book_id = NEW.book_id
         AND on_date = NEW.entered_on AND (kind = 'insert') = (NEW.suffix <> ''))
  BEGIN SELECT RAISE(ABORT, 'an entry uses an approval of its own book and day'); END;
  CREATE TRIGGER entry_keeps_its_level BEFORE INSERT ON entry
    WHEN NEW.level IS NOT (SELECT level FROM document WHERE id = NEW.document_id)
  BEGIN SELECT RAISE(ABORT, 'an entry has the level of its document'); END;
  CREATE TRIGGER entry_moves_on AFTER INSERT ON entry BEGIN
    UPDATE reserved_number SET state = 'used', settled_ms = NEW.entered_ms, document_id = NEW.document_id
      WHERE book_id = NEW.book_id AND number = NEW.number AND NEW.suffix = '' AND state = 'held';
    UPDATE register_request SET state = 'used', ended_ms = NEW.entered_ms, document_id = NEW.document_id
      WHERE id = NEW.request_id;
    UPDATE book SET next_number = next_number + 1
      WHERE id = NEW.book_id AND next_number = NEW.number AND NEW.suffix = '';
  END;
  CREATE TRIGGER entry_in_a_book_of_documents BEFORE INSERT ON entry
    WHEN (SELECT kind FROM book WHERE id = NEW.book_id) IN ('transfer','copying','carry-out','destruction')
  BEGIN SELECT RAISE(ABORT, 'a book of acts has no documents as lines'); END;
  CREATE TRIGGER entry_cancel_reason_sealed BEFORE UPDATE OF cancel_reason ON entry
    WHEN NEW.cancel_reason NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;

  -- The document's own number: Party per type and term, State per year; classified series apart.
  CREATE TABLE number_series (
    id TEXT PRIMARY KEY, classified INTEGER NOT NULL CHECK (classified IN (0,1)), type_id TEXT NOT NULL,
    -- numbers below the first one stand in the paper book
    period TEXT NOT NULL, first_number INTEGER NOT NULL CHECK (first_number > 0), next_number INTEGER NOT NULL,
    UNIQUE (classified, type_id, period), CHECK (next_number >= first_number)
  ) STRICT;
  CREATE TRIGGER number_series_begins BEFORE INSERT ON number_series WHEN NEW.next_number <> NEW.first_number
  BEGIN SELECT RAISE(ABORT, 'a number series begins with its first number'); END;
  CREATE TRIGGER number_series_start_by_two BEFORE UPDATE OF first_number ON number_series
    WHEN OLD.next_number <> OLD.first_number OR NEW.next_number <> NEW.first_number
      OR NOT EXISTS (SELECT 1 FROM register_request WHERE kind = 'start' AND state = 'approved' AND series_id = OLD.id
                      AND number = NEW.first_number - 1)
  BEGIN SELECT RAISE(ABORT, 'the start of a series is put right by two before its first number'); END;
  CREATE TRIGGER number_series_only_grows BEFORE UPDATE OF next_number ON number_series
    WHEN NEW.next_number <> OLD.next_number + 1 AND NEW.first_number = OLD.first_number AND (
      NEW.next_number > OLD.next_number
      OR NOT EXISTS (SELECT 1 FROM register_request WHERE kind = 'start' AND state = 'approved' AND series_id = OLD.id
                      AND number = NEW.next_number - 1)
      OR NOT EXISTS (SELECT 1 FROM number_check WHERE kind = 'series' AND subject = OLD.id AND known < NEW.next_number
                      AND last >= OLD.next_number - 1)
      OR EXISTS (SELECT 1 FROM document WHERE series_id = OLD.id AND series_number >= NEW.next_number)
      OR EXISTS (SELECT 1 FROM reserved_number WHERE series_id = OLD.id AND series_number >= NEW.next_number))
  BEGIN SELECT RAISE(ABORT, 'a number series goes up by one'); END;
  CREATE TRIGGER number_series_stays BEFORE DELETE ON number_series
  BEGIN SELECT RAISE(ABORT, 'a number series stays'); END;
  CREATE TRIGGER series_waits_for_its_check BEFORE UPDATE OF next_number ON number_series
    WHEN EXISTS (SELECT 1 FROM number_check WHERE kind = 'series' AND subject = OLD.id AND settled_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'numbers of this series wait for their check'); END;

  -- A number that was taken before its document exists; used for one, or released with a reason. It stays in the book.
  CREATE TABLE reserved_number (
    id TEXT PRIMARY KEY, book_id TEXT NOT NULL REFERENCES book (id), number INTEGER NOT NULL,
    series_id TEXT REFERENCES number_series (id), series_number INTEGER, type_id TEXT, code TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose <> ''), reserved_on TEXT NOT NULL, expires_on TEXT NOT NULL,
    reserved_ms INTEGER NOT NULL, reserved_by TEXT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('held','used','released')), settled_ms INTEGER, reason TEXT,
    document_id TEXT UNIQUE REFERENCES document (id),
    UNIQUE (book_id, number), UNIQUE (series_id, series_number), CHECK (reserved_on <= expires_on),
    CHECK ((series_id IS NULL) = (series_number IS NULL)), CHECK ((state = 'held') = (settled_ms IS NULL)),
    CHECK ((state = 'released') = (reason IS NOT NULL)), CHECK (reason <> ''),
    CHECK ((state = 'used') = (document_id IS NOT NULL))
  ) STRICT;
  CREATE TRIGGER reserved_number_takes_the_next BEFORE INSERT ON reserved_number
    WHEN NOT EXISTS (SELECT 1 FROM book WHERE id = NEW.book_id AND state = 'open' AND next_number = NEW.number)
  BEGIN SELECT RAISE(ABORT, 'a reserved number is the next number of an open book'); END;
  CREATE TRIGGER reserved_number_moves_the_book_on AFTER INSERT ON reserved_number
  BEGIN UPDATE book SET next_number = next_number + 1 WHERE id = NEW.book_id; END;
  CREATE TRIGGER reserved_number_fixed BEFORE UPDATE OF id, book_id, number, series_id, series_number, type_id, code, purpose,
      reserved_on, expires_on, reserved_ms, reserved_by ON reserved_number
  BEGIN SELECT RAISE(ABORT, 'a reserved number is fixed'); END;
  CREATE TRIGGER reserved_number_settled_once BEFORE UPDATE OF state, settled_ms, reason, document_id ON reserved_number
    WHEN OLD.state <> 'held' OR (SELECT state FROM book WHERE id = OLD.book_id) = 'closed'
  BEGIN SELECT RAISE(ABORT, 'a reserved number is used or released once'); END;
  -- One that only a mistyped last number made (backup.ts, lost_number) is taken back by two: it waits, or, in a book of acts,
  -- was settled by the paper at once.
  CREATE TRIGGER reserved_number_stays BEFORE DELETE ON reserved_number
    WHEN (OLD.state <> 'held' AND NOT (OLD.state = 'released' AND OLD.reason = OLD.purpose))
      OR NOT EXISTS (SELECT 1 FROM number_check WHERE kind = 'book' AND ground = OLD.purpose AND known < OLD.number
                      AND last >= OLD.number)
      OR NOT EXISTS (SELECT 1 FROM register_request WHERE kind = 'start' AND state = 'approved' AND book_id = OLD.book_id
                      AND series_id IS NULL AND number < OLD.number)
  BEGIN SELECT RAISE(ABORT, 'a reserved number stays'); END;

  -- 47a, or an entry for an earlier day: asked by one, approved by another, then entered. The last number on paper, of the
  -- book or of one of its series, is put right at the approval.
  CREATE TABLE register_request (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('insert','back-date','start')),
    book_id TEXT NOT NULL REFERENCES book (id), series_id TEXT REFERENCES number_series (id),
    number INTEGER, on_date TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''), asked_by TEXT NOT NULL REFERENCES person (id), asked_ms INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked','approved','refused','withdrawn','used')),
    decided_by TEXT REFERENCES person (id), decided_ms INTEGER, note TEXT NOT NULL,
    ended_ms INTEGER, document_id TEXT UNIQUE REFERENCES document (id),
    CHECK ((kind <> 'back-date') = (number IS NOT NULL)), CHECK (number >= 0), CHECK (kind = 'start' OR series_id IS NULL),
    CHECK (decided_by IS NOT asked_by),
    CHECK ((decided_by IS NULL) = (decided_ms IS NULL)),
    CHECK (state NOT IN ('approved','refused','used') OR decided_by IS NOT NULL),
    CHECK ((state = 'used' AND kind <> 'start') = (document_id IS NOT NULL))
  ) STRICT;
  CREATE INDEX register_request_state ON register_request (state, asked_ms);
  CREATE TRIGGER register_request_begins BEFORE INSERT ON register_request
    WHEN NEW.state <> 'asked' OR (SELECT state FROM book WHERE id = NEW.book_id) = 'closed'
  BEGIN SELECT RAISE(ABORT, 'a request begins by asking, in a book that is not closed'); END;
  CREATE TRIGGER register_request_fixed BEFORE UPDATE OF id, kind, book_id, series_id, number, on_date, reason, asked_by, asked_ms ON register_request
  BEGIN SELECT RAISE(ABORT, 'a request is fixed'); END;
  CREATE TRIGGER register_request_moves_on BEFORE UPDATE OF state ON register_request
    WHEN NOT ((OLD.state = 'asked' AND NEW.state IN ('approved','refused','withdrawn'))
           OR (OLD.state = 'approved' AND NEW.state IN ('used','withdrawn')))
  BEGIN SELECT RAISE(ABORT, 'a request is decided once and used once'); END;
  CREATE TRIGGER register_request_decision_fixed BEFORE UPDATE OF decided_by, decided_ms, note ON register_request
    WHEN OLD.state <> 'asked'
  BEGIN SELECT RAISE(ABORT, 'a decision is fixed'); END;
  CREATE TRIGGER register_request_stays BEFORE DELETE ON register_request
  BEGIN SELECT RAISE(ABORT, 'a request stays'); END;

  CREATE TABLE entry_correction (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id), position INTEGER NOT NULL CHECK (position > 0),
    field TEXT NOT NULL CHECK (field IN ('issuer','code','documentDate','typeId','subject','signer','copyNumber',
      'recipients','copies','pages')), old_value ANY, new_value ANY,
    reason TEXT NOT NULL CHECK (reason <> ''), at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id),
    UNIQUE (document_id, position), CHECK (old_value IS NOT new_value)
  ) STRICT;
  CREATE TRIGGER entry_correction_in_order BEFORE INSERT ON entry_correction
    WHEN NEW.position <> 1 + (SELECT count(*) FROM entry_correction WHERE document_id = NEW.document_id)
      OR NOT EXISTS (SELECT 1 FROM entry e JOIN book b ON b.id = e.book_id
                      WHERE e.document_id = NEW.document_id AND e.cancelled_ms IS NULL AND b.state <> 'closed')
      OR (SELECT state FROM document WHERE id = NEW.document_id) = 'unopened'
  BEGIN SELECT RAISE(ABORT, 'no correction of a cancelled line, an unopened one or in a closed book'); END;
  CREATE TRIGGER entry_correction_tells_what_stood_there BEFORE INSERT ON entry_correction
    WHEN NEW.old_value IS NOT (SELECT CASE NEW.field WHEN 'issuer' THEN issuer WHEN 'code' THEN code WHEN 'documentDate' THEN document_date
    WHEN 'typeId' THEN type_id WHEN 'subject' THEN subject WHEN 'signer' THEN signer WHEN 'copyNumber' THEN copy_number
    WHEN 'recipients' THEN recipients WHEN 'copies' THEN copies WHEN 'pages' THEN pages END FROM document WHERE id = NEW.document_id)
  BEGIN SELECT RAISE(ABORT, 'a correction keeps what stood there'); END;
  CREATE TRIGGER entry_correction_no_subject_for_top_secret BEFORE INSERT ON entry_correction
    WHEN NEW.field = 'subject' AND NEW.new_value IS NOT NULL
    AND 'tuyet-mat' IN (SELECT level FROM entry WHERE document_id = NEW.document_id UNION ALL SELECT level FROM document
    WHERE id = NEW.document_id)
  BEGIN SELECT RAISE(ABORT, 'no trích yếu for Tuyệt mật'); END;
  CREATE TRIGGER entry_correction_words_sealed BEFORE INSERT ON entry_correction
    WHEN NEW.field = 'subject' AND NEW.new_value NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER entry_correction_stays BEFORE DELETE ON entry_correction
  BEGIN SELECT RAISE(ABORT, 'a correction stays'); END;
  CREATE TRIGGER entry_correction_not_held BEFORE INSERT ON entry_correction
    WHEN EXISTS (SELECT 1 FROM inspection_hold WHERE document_id = NEW.document_id AND released_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
  CREATE TRIGGER entry_correction_fixed BEFORE UPDATE OF id, document_id, position, field, at_ms, by_id ON entry_correction
  BEGIN SELECT RAISE(ABORT, 'a correction is fixed'); END;
  CREATE TRIGGER entry_correction_words_fixed BEFORE UPDATE OF old_value, new_value, reason ON entry_correction
    WHEN NOT ifnull(NEW.reason IS OLD.reason
      OR (OLD.reason NOT LIKE 'sealed:%' AND NEW.reason LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none')
      OR (OLD.reason LIKE 'sealed:%' AND NEW.reason NOT LIKE 'sealed:%'
      AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)
      OR (OLD.field <> 'subject' AND (NEW.old_value IS NOT OLD.old_value OR NEW.new_value IS NOT OLD.new_value))
      OR (OLD.field = 'subject' AND NOT (ifnull(NEW.old_value IS OLD.old_value
      OR (OLD.old_value NOT LIKE 'sealed:%' AND NEW.old_value LIKE 'sealed:%'
      AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none')
      OR (OLD.old_value LIKE 'sealed:%' AND NEW.old_value NOT LIKE 'sealed:%'
      AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)
      AND ifnull(NEW.new_value IS OLD.new_value
      OR (OLD.new_value NOT LIKE 'sealed:%' AND NEW.new_value LIKE 'sealed:%'
      AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none')
      OR (OLD.new_value LIKE 'sealed:%' AND NEW.new_value NOT LIKE 'sealed:%'
        AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)))
  BEGIN SELECT RAISE(ABORT, 'a correction is fixed'); END;

  -- The books of acts: handing over, copying, taking out, destroying. A line is immutable like an entry; what happens to
  -- it later (a signature, a return, a correction, its cancelling) is an event that leaves the first text readable.
  CREATE TABLE act_line (
    id TEXT PRIMARY KEY, book_id TEXT NOT NULL REFERENCES book (id), number INTEGER NOT NULL CHECK (number > 0),
    entered_on TEXT NOT NULL, entered_ms INTEGER NOT NULL, entered_by TEXT NOT NULL REFERENCES person (id),
    subject_kind TEXT NOT NULL CHECK (subject_kind <> ''), subject_id TEXT NOT NULL CHECK (subject_id <> ''),
    document_id TEXT REFERENCES document (id), facts TEXT NOT NULL CHECK (json_valid(facts)),
    UNIQUE (book_id, number),
    CHECK (json_extract(facts, '$.level') IS NOT 'tuyet-mat' OR json_extract(facts, '$.subject') IS NULL)
  ) STRICT;
  CREATE INDEX act_line_subject ON act_line (subject_kind, subject_id);
  CREATE INDEX act_line_document ON act_line (document_id, entered_ms) WHERE document_id IS NOT NULL;
  CREATE TRIGGER act_line_takes_the_next_number BEFORE INSERT ON act_line
    WHEN NOT EXISTS (SELECT 1 FROM book WHERE id = NEW.book_id AND state = 'open' AND next_number = NEW.number
                        AND kind IN ('transfer','copying','carry-out','destruction'))
  BEGIN SELECT RAISE(ABORT, 'a line takes the next number of an open book of acts'); END;
  CREATE TRIGGER act_line_moves_the_book_on AFTER INSERT ON act_line
  BEGIN UPDATE book SET next_number = next_number + 1 WHERE id = NEW.book_id; END;
  -- NĐ 63/2026: no trích yếu for Tuyệt mật, in no book
  CREATE TRIGGER act_line_no_subject_for_top_secret BEFORE INSERT ON act_line
    WHEN json_extract(NEW.facts, '$.subject') IS NOT NULL
      AND (SELECT level FROM document WHERE id = NEW.document_id) = 'tuyet-mat'
  BEGIN SELECT RAISE(ABORT, 'no trích yếu for Tuyệt mật'); END;
  CREATE TRIGGER act_line_words_sealed BEFORE INSERT ON act_line
    WHEN json_extract(NEW.facts, '$.subject') NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER act_line_stays BEFORE DELETE ON act_line BEGIN SELECT RAISE(ABORT, 'a line stays'); END;
  CREATE TRIGGER act_line_fixed BEFORE UPDATE OF id, book_id, number, entered_on, entered_ms, entered_by, subject_kind,
    subject_id, document_id ON act_line
  BEGIN SELECT RAISE(ABORT, 'a line is fixed'); END;
  CREATE TRIGGER act_line_facts_fixed BEFORE UPDATE OF facts ON act_line
    WHEN json_remove(NEW.facts, '$.subject') <> json_remove(OLD.facts, '$.subject')
      OR NOT ifnull(json_extract(NEW.facts, '$.subject') IS json_extract(OLD.facts, '$.subject')
      OR (json_extract(OLD.facts, '$.subject') NOT LIKE 'sealed:%' AND json_extract(NEW.facts, '$.subject') LIKE 'sealed:%'
      AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none')
      OR (json_extract(OLD.facts, '$.subject') LIKE 'sealed:%' AND json_extract(NEW.facts, '$.subject') NOT LIKE 'sealed:%'
      AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)
  BEGIN SELECT RAISE(ABORT, 'a line is fixed'); END;

  CREATE TABLE act_line_event (
    id TEXT PRIMARY KEY, line_id TEXT NOT NULL REFERENCES act_line (id), position INTEGER NOT NULL CHECK (position > 0),
    kind TEXT NOT NULL CHECK (kind IN ('filled','corrected','cancelled')), field TEXT, old_value ANY, new_value ANY,
    reason TEXT NOT NULL, at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id),
    UNIQUE (line_id, position),
    CHECK ((kind = 'cancelled') = (field IS NULL)), CHECK (kind = 'filled' OR reason <> ''),
    CHECK (kind <> 'filled' OR old_value IS NULL), CHECK (kind <> 'cancelled' OR (old_value IS NULL AND new_value IS NULL)),
    CHECK (field IS NOT 'level')
  ) STRICT;
  CREATE TRIGGER act_line_event_in_order BEFORE INSERT ON act_line_event
    WHEN NEW.position <> 1 + (SELECT count(*) FROM act_line_event WHERE line_id = NEW.line_id)
      OR EXISTS (SELECT 1 FROM act_line_event WHERE line_id = NEW.line_id AND kind = 'cancelled')
      OR (SELECT b.state FROM act_line l JOIN book b ON b.id = l.book_id WHERE l.id = NEW.line_id) = 'closed'
  BEGIN SELECT RAISE(ABORT, 'nothing is added to a cancelled line or in a closed book'); END;
  CREATE TRIGGER act_line_event_no_subject_for_top_secret BEFORE INSERT ON act_line_event
    WHEN NEW.field = 'subject' AND NEW.new_value IS NOT NULL AND EXISTS (
      SELECT 1 FROM act_line l LEFT JOIN document d ON d.id = l.document_id
       WHERE l.id = NEW.line_id AND (d.level = 'tuyet-mat' OR json_extract(l.facts, '$.level') = 'tuyet-mat'))
  BEGIN SELECT RAISE(ABORT, 'no trích yếu for Tuyệt mật'); END;
  CREATE TRIGGER act_line_event_stays BEFORE DELETE ON act_line_event BEGIN SELECT RAISE(ABORT, 'an event stays'); END;
  CREATE TRIGGER act_line_event_fixed BEFORE UPDATE OF id, line_id, position, kind, field, reason, at_ms, by_id ON act_line_event
  BEGIN SELECT RAISE(ABORT, 'an event is fixed'); END;
  CREATE TRIGGER act_line_event_words_fixed BEFORE UPDATE OF old_value, new_value ON act_line_event
    WHEN OLD.field IS NOT 'subject'
      OR NOT ifnull(NEW.old_value IS OLD.old_value
      OR (OLD.old_value NOT LIKE 'sealed:%' AND NEW.old_value LIKE 'sealed:%'
      AND (SELECT level FROM document WHERE id = (SELECT document_id FROM act_line WHERE id = OLD.line_id)) <> 'none')
      OR (OLD.old_value LIKE 'sealed:%' AND NEW.old_value NOT LIKE 'sealed:%'
      AND (SELECT kind FROM level_event WHERE document_id = (SELECT document_id FROM act_line
      WHERE id = OLD.line_id) ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)
      OR NOT ifnull(NEW.new_value IS OLD.new_value
      OR (OLD.new_value NOT LIKE 'sealed:%' AND NEW.new_value LIKE 'sealed:%'
      AND (SELECT level FROM document WHERE id = (SELECT document_id FROM act_line WHERE id = OLD.line_id)) <> 'none')
      OR (OLD.new_value LIKE 'sealed:%' AND NEW.new_value NOT LIKE 'sealed:%'
      AND (SELECT kind FROM level_event WHERE document_id = (SELECT document_id FROM act_line
      WHERE id = OLD.line_id) ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)
  BEGIN SELECT RAISE(ABORT, 'an event is fixed'); END;

  -- After how many numbers a volume is full and the next one begins; none: only by hand.
  CREATE TABLE volume_rule (
    kind TEXT PRIMARY KEY, lines INTEGER NOT NULL CHECK (lines BETWEEN 50 AND 100000)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE book_handover (
    id TEXT PRIMARY KEY, giver_id TEXT NOT NULL REFERENCES person (id), taker_id TEXT NOT NULL REFERENCES person (id),
    offered_ms INTEGER NOT NULL, counts TEXT NOT NULL CHECK (json_valid(counts)), note TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('offered','confirmed','declined','withdrawn')), answered_ms INTEGER, answer TEXT NOT NULL,
    CHECK (giver_id <> taker_id), CHECK ((state = 'offered') = (answered_ms IS NULL))
  ) STRICT;
  CREATE TRIGGER book_handover_fixed BEFORE UPDATE OF id, giver_id, taker_id, offered_ms, counts, note ON book_handover
  BEGIN SELECT RAISE(ABORT, 'minutes of a hand-over are fixed'); END;
  CREATE TRIGGER book_handover_answered_once BEFORE UPDATE OF state, answered_ms, answer ON book_handover
    WHEN OLD.state <> 'offered'
  BEGIN SELECT RAISE(ABORT, 'a hand-over is answered once'); END;
  CREATE TRIGGER book_handover_stays BEFORE DELETE ON book_handover
  BEGIN SELECT RAISE(ABORT, 'minutes of a hand-over stay'); END;

  CREATE TABLE book_keeper (
    book_id TEXT NOT NULL REFERENCES book (id), since_ms INTEGER NOT NULL, person_id TEXT NOT NULL REFERENCES person (id),
    handover_id TEXT NOT NULL REFERENCES book_handover (id), PRIMARY KEY (book_id, since_ms)
  ) STRICT, WITHOUT ROWID;

  -- Words that were written about a document while it was open follow its level, wherever they stand. A closed book
  -- keeps digests of its words, so that it stays proved when they are sealed or go with a level.
  CREATE TABLE closed_words (
    book_id TEXT NOT NULL REFERENCES book (id), line_id TEXT NOT NULL CHECK (line_id <> ''),
    document_id TEXT NOT NULL REFERENCES document (id), salt TEXT CHECK (salt <> ''),
    digests TEXT NOT NULL CHECK (json_valid(digests)),
    PRIMARY KEY (book_id, line_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX closed_words_document ON closed_words (document_id);
  CREATE TRIGGER closed_words_fixed BEFORE UPDATE OF book_id, line_id, document_id, digests ON closed_words
  BEGIN SELECT RAISE(ABORT, 'what stood in a book is fixed'); END;
  CREATE TRIGGER closed_words_salt_fixed BEFORE UPDATE OF salt ON closed_words
    WHEN NOT (NEW.salt IS NULL AND (OLD.salt IS NULL OR (SELECT level FROM document WHERE id = OLD.document_id) = 'tuyet-mat'))
      AND NOT ifnull(NEW.salt IS OLD.salt
      OR (OLD.salt NOT LIKE 'sealed:%' AND NEW.salt LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none')
      OR (OLD.salt LIKE 'sealed:%' AND NEW.salt NOT LIKE 'sealed:%'
      AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)
  BEGIN SELECT RAISE(ABORT, 'what stood in a book is fixed'); END;
  CREATE TRIGGER closed_words_stay BEFORE DELETE ON closed_words
  BEGIN SELECT RAISE(ABORT, 'what stood in a book stays'); END;
  CREATE TRIGGER closed_words_begin BEFORE INSERT ON closed_words
    WHEN NEW.salt IS NULL
      OR ((SELECT state FROM book WHERE id = NEW.book_id) = 'closed'
        AND NOT EXISTS (SELECT 1 FROM book_behind WHERE book_id = NEW.book_id))
      OR (NEW.salt NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none')
  BEGIN SELECT RAISE(ABORT, 'what stood in a book is kept when it is closed'); END;

  CREATE TABLE book_behind (book_id TEXT PRIMARY KEY REFERENCES book (id)) STRICT, WITHOUT ROWID;
  CREATE TRIGGER book_behind_none BEFORE INSERT ON book_behind
  BEGIN SELECT RAISE(ABORT, 'nothing falls behind any more'); END;

  -- the hash over digests of a book that was closed with the hash of its words; the first one stays what was printed
  CREATE TABLE closed_again (
    book_id TEXT PRIMARY KEY REFERENCES book (id), hash TEXT NOT NULL CHECK (length(hash) = 64),
    at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER closed_again_begin BEFORE INSERT ON closed_again
    WHEN NOT EXISTS (SELECT 1 FROM book_behind WHERE book_id = NEW.book_id)
  BEGIN SELECT RAISE(ABORT, 'a closed book is fixed'); END;
  CREATE TRIGGER closed_again_fixed BEFORE UPDATE ON closed_again
  BEGIN SELECT RAISE(ABORT, 'a closed book is fixed'); END;
  CREATE TRIGGER closed_again_stays BEFORE DELETE ON closed_again
  BEGIN SELECT RAISE(ABORT, 'a closed book is fixed'); END;
`;
