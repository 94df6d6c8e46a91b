import type { Migration } from '../migrate.ts';

/**
 * The books of acts: handing over, copying, taking out, destroying. A line is immutable like an entry; what happens to
 * it later (a signature, a return, a correction, its cancelling) is an event that leaves the first text readable.
 */
export const m0006: Migration = {
  version: 6,
  name: 'registers',
  up: (db) => {
    db.exec(ACT_LINES);
  },
};

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
