import type { Migration } from '../migrate.ts';

/**
 * Numbers that are reserved, inserted or entered for an earlier day, each by an event of its own; corrections of
 * register lines; volumes and their handing over between clerks.
 * And the books of acts: handing over, copying, taking out, destroying. A line is immutable like an entry; what happens to
 * it later (a signature, a return, a correction, its cancelling) is an event that leaves the first text readable.
 */
export const m0006: Migration = {
  version: 6,
  name: 'registers',
  up: (db) => {
    db.exec(NUMBERS);
    db.exec(CORRECTIONS);
    db.exec(ACT_LINES);
    db.exec(KEEPING);
  },
};

const NUMBERS = /* sql */ `
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
  CREATE TRIGGER reserved_number_stays BEFORE DELETE ON reserved_number
  BEGIN SELECT RAISE(ABORT, 'a reserved number stays'); END;

  -- 47a, or an entry for an earlier day: asked by one, approved by another, then entered.
  CREATE TABLE register_request (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('insert','back-date')),
    book_id TEXT NOT NULL REFERENCES book (id), number INTEGER, on_date TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''), asked_by TEXT NOT NULL REFERENCES person (id), asked_ms INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked','approved','refused','withdrawn','used')),
    decided_by TEXT REFERENCES person (id), decided_ms INTEGER, note TEXT NOT NULL,
    ended_ms INTEGER, document_id TEXT UNIQUE REFERENCES document (id),
    CHECK ((kind = 'insert') = (number IS NOT NULL)), CHECK (decided_by IS NOT asked_by),
    CHECK ((decided_by IS NULL) = (decided_ms IS NULL)),
    CHECK (state NOT IN ('approved','refused','used') OR decided_by IS NOT NULL),
    CHECK ((state = 'used') = (document_id IS NOT NULL))
  ) STRICT;
  CREATE INDEX register_request_state ON register_request (state, asked_ms);
  CREATE TRIGGER register_request_begins BEFORE INSERT ON register_request
    WHEN NEW.state <> 'asked' OR (SELECT state FROM book WHERE id = NEW.book_id) = 'closed'
  BEGIN SELECT RAISE(ABORT, 'a request begins by asking, in a book that is not closed'); END;
  CREATE TRIGGER register_request_fixed BEFORE UPDATE OF id, kind, book_id, number, on_date, reason, asked_by, asked_ms ON register_request
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
`;

const CORRECTED = [
  'issuer',
  'code',
  'documentDate',
  'typeId',
  'subject',
  'signer',
  'copyNumber',
  'recipients',
  'copies',
  'pages',
];
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** The trích yếu has a trigger of its own (0008): it is sealed and opened with the level as well. */
const LINE = CORRECTED.filter((field) => field !== 'subject');
/** A column says what it said, or what its last correction says. */
const unchangedOrCorrected = LINE.map(
  (field) => `(NEW.${columnOf(field)} IS OLD.${columnOf(field)} OR NEW.${columnOf(field)} IS
        (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = '${field}' ORDER BY position DESC LIMIT 1))`,
).join(' AND ');
const lineColumns = [...LINE.map(columnOf), 'code_key'].join(', ');
const valueNow = CORRECTED.map((field) => `WHEN '${field}' THEN ${columnOf(field)}`).join(' ');

/** A correction is written first, with what stood there; only then may the line say something else. */
const CORRECTIONS = /* sql */ `
  CREATE TABLE entry_correction (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id), position INTEGER NOT NULL CHECK (position > 0),
    field TEXT NOT NULL CHECK (field IN (${CORRECTED.map((field) => `'${field}'`).join(',')})), old_value ANY, new_value ANY,
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
    WHEN NEW.old_value IS NOT (SELECT CASE NEW.field ${valueNow} END FROM document WHERE id = NEW.document_id)
  BEGIN SELECT RAISE(ABORT, 'a correction keeps what stood there'); END;
  CREATE TRIGGER entry_correction_no_subject_for_top_secret BEFORE INSERT ON entry_correction
    WHEN NEW.field = 'subject' AND NEW.new_value IS NOT NULL AND 'tuyet-mat' IN (SELECT level FROM entry WHERE document_id = NEW.document_id UNION ALL SELECT level FROM document WHERE id = NEW.document_id)
  BEGIN SELECT RAISE(ABORT, 'no trích yếu for Tuyệt mật'); END;
  CREATE TRIGGER entry_correction_words_sealed BEFORE INSERT ON entry_correction
    WHEN NEW.field = 'subject' AND NEW.new_value NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER entry_correction_fixed BEFORE UPDATE ON entry_correction
  BEGIN SELECT RAISE(ABORT, 'a correction is fixed'); END;
  CREATE TRIGGER entry_correction_stays BEFORE DELETE ON entry_correction
  BEGIN SELECT RAISE(ABORT, 'a correction stays'); END;
  -- What is on the register line stays; only the person named on an unopened envelope completes it.
  CREATE TRIGGER document_line_fixed BEFORE UPDATE OF ${lineColumns} ON document
    WHEN OLD.state <> 'unopened' AND NOT (${unchangedOrCorrected}
      AND (NEW.code_key = OLD.code_key OR EXISTS (SELECT 1 FROM entry_correction WHERE document_id = OLD.id AND field = 'code')))
  BEGIN SELECT RAISE(ABORT, 'a registered line is corrected by a new event, not edited'); END;
`;

const KEEPING = /* sql */ `
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
`;

const ACT_LINES = /* sql */ `
  CREATE TRIGGER entry_in_a_book_of_documents BEFORE INSERT ON entry
    WHEN (SELECT kind FROM book WHERE id = NEW.book_id) IN ('transfer','copying','carry-out','destruction')
  BEGIN SELECT RAISE(ABORT, 'a book of acts has no documents as lines'); END;

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
  CREATE TRIGGER act_line_fixed BEFORE UPDATE ON act_line BEGIN SELECT RAISE(ABORT, 'a line is fixed'); END;
  CREATE TRIGGER act_line_stays BEFORE DELETE ON act_line BEGIN SELECT RAISE(ABORT, 'a line stays'); END;

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
  CREATE TRIGGER act_line_event_fixed BEFORE UPDATE ON act_line_event BEGIN SELECT RAISE(ABORT, 'an event is fixed'); END;
  CREATE TRIGGER act_line_event_stays BEFORE DELETE ON act_line_event BEGIN SELECT RAISE(ABORT, 'an event stays'); END;
`;
