import type { Migration } from '../migrate.ts';

/**
 * Register books, entries, documents, their files, directions and drafts.
 *
 * An entry is one immutable line of a book: numbers are allocated inside the transaction that writes it,
 * gapless and never reused; a cancelled entry keeps its number and says why. `doc_list` is the narrow
 * clustered copy from which lists are read (one page of 50 touches a handful of encrypted pages);
 * `doc_counter` holds the counts of each list, kept by triggers.
 */
export const m0002: Migration = {
  version: 2,
  name: 'documents',
  up: (db) => {
    db.exec(BOOKS);
    db.exec(DOCUMENTS);
    db.exec(LISTS);
    db.exec(FILES);
  },
};

const BOOKS = /* sql */ `
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
  -- Numbers run on through the volumes of a year.
  CREATE TRIGGER book_follows_its_volume BEFORE INSERT ON book
    WHEN NEW.next_number <> NEW.first_number OR NEW.first_number <>
      ifnull((SELECT next_number FROM book WHERE kind = NEW.kind AND year = NEW.year AND volume = NEW.volume - 1),
             CASE NEW.volume WHEN 1 THEN 1 ELSE 0 END)
  BEGIN SELECT RAISE(ABORT, 'a volume goes on where the last one ended'); END;
  CREATE TRIGGER book_identity_fixed BEFORE UPDATE OF id, kind, year, volume, form_id, opened_on, first_number ON book
  BEGIN SELECT RAISE(ABORT, 'a book is fixed'); END;
  CREATE TRIGGER book_numbers_only_grow BEFORE UPDATE OF next_number ON book
    WHEN NEW.next_number <> OLD.next_number + 1 OR OLD.state <> 'open'
  BEGIN SELECT RAISE(ABORT, 'numbers of a book go up by one while it is open'); END;
  CREATE TRIGGER book_stays_closed BEFORE UPDATE OF state, closed_hash, closed_ms ON book
    WHEN OLD.state = 'closed' OR NEW.state = 'open'
  BEGIN SELECT RAISE(ABORT, 'a closed book stays closed, a full one takes no more'); END;
  CREATE TRIGGER book_stays BEFORE DELETE ON book BEGIN SELECT RAISE(ABORT, 'a book stays'); END;

  -- \`level\` is the level under which the line was registered; the document's own may change later by a decision.
  CREATE TABLE entry (
    id TEXT PRIMARY KEY, book_id TEXT NOT NULL REFERENCES book (id),
    number INTEGER NOT NULL CHECK (number > 0), suffix TEXT NOT NULL DEFAULT '' CHECK (suffix = '' OR suffix GLOB '[a-z]'),
    entered_on TEXT NOT NULL, entered_ms INTEGER NOT NULL,
    entered_by TEXT NOT NULL REFERENCES person (id), document_id TEXT NOT NULL UNIQUE REFERENCES document (id),
    level TEXT NOT NULL, request_id TEXT UNIQUE, cancelled_ms INTEGER, cancel_reason TEXT,
    UNIQUE (book_id, number, suffix), CHECK ((cancelled_ms IS NULL) = (cancel_reason IS NULL)), CHECK (cancel_reason <> ''),
    CHECK (suffix = '' OR request_id IS NOT NULL)
  ) STRICT;
  CREATE TRIGGER entry_fixed BEFORE UPDATE OF id, book_id, number, suffix, entered_on, entered_ms, entered_by, document_id, level, request_id ON entry
  BEGIN SELECT RAISE(ABORT, 'an entry is fixed'); END;
  CREATE TRIGGER entry_stays_cancelled BEFORE UPDATE OF cancelled_ms, cancel_reason ON entry
    WHEN OLD.cancelled_ms IS NOT NULL OR (SELECT state FROM book WHERE id = OLD.book_id) = 'closed'
  BEGIN SELECT RAISE(ABORT, 'a cancelled number stays as it is, and so does a closed book'); END;
  CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'an entry stays'); END;

  -- The document's own number: Party per type and term, State per year; classified series apart.
  CREATE TABLE number_series (
    id TEXT PRIMARY KEY, classified INTEGER NOT NULL CHECK (classified IN (0,1)), type_id TEXT NOT NULL,
    period TEXT NOT NULL, next_number INTEGER NOT NULL CHECK (next_number > 0), UNIQUE (classified, type_id, period)
  ) STRICT;
  CREATE TRIGGER number_series_only_grows BEFORE UPDATE OF next_number ON number_series
    WHEN NEW.next_number <> OLD.next_number + 1
  BEGIN SELECT RAISE(ABORT, 'a number series goes up by one'); END;
  CREATE TRIGGER number_series_stays BEFORE DELETE ON number_series
  BEGIN SELECT RAISE(ABORT, 'a number series stays'); END;
`;

const DOCUMENTS = /* sql */ `
  CREATE TABLE document (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL CHECK (revision > 0),
    direction TEXT NOT NULL CHECK (direction IN ('in','out')),
    state TEXT NOT NULL CHECK (state IN ('unopened','registered','presented','directed','in-progress','answered','closed','returned','cancelled','issued','recalled','destroyed')),
    level TEXT NOT NULL CHECK (level IN ('none','mat','toi-mat','tuyet-mat')),
    urgency TEXT NOT NULL CHECK (urgency IN ('thuong','khan','thuong-khan','hoa-toc','hoa-toc-hen-gio')),
    issuer TEXT NOT NULL, code TEXT NOT NULL, code_key TEXT NOT NULL, document_date TEXT, type_id TEXT NOT NULL,
    subject TEXT, signer TEXT NOT NULL, recipients TEXT NOT NULL CHECK (json_valid(recipients)),
    pages INTEGER, copies INTEGER, copy_number TEXT, note TEXT NOT NULL,
    named_person TEXT, named_person_id TEXT REFERENCES person (id),
    holder_id TEXT REFERENCES person (id), due_on TEXT, due_time TEXT, reply_due_on TEXT,
    protection_until TEXT, acknowledged_ms INTEGER, series_id TEXT REFERENCES number_series (id), series_number INTEGER,
    series_suffix TEXT NOT NULL DEFAULT '',
    rule_pack TEXT NOT NULL, created_ms INTEGER NOT NULL, created_by TEXT NOT NULL REFERENCES person (id),
    UNIQUE (series_id, series_number, series_suffix),
    -- NĐ 63/2026, Sổ BMNN: no trích yếu for Tuyệt mật; an unopened envelope has none either
    CHECK (level <> 'tuyet-mat' OR subject IS NULL),
    CHECK (state <> 'unopened' OR (subject IS NULL AND named_person IS NOT NULL)),
    CHECK (named_person_id IS NULL OR named_person IS NOT NULL),
    CHECK ((series_id IS NULL) = (series_number IS NULL))
  ) STRICT;
  CREATE INDEX document_code ON document (code_key);
  CREATE TRIGGER document_level_fixed BEFORE UPDATE OF id, direction, level, series_id, series_number, series_suffix, rule_pack, created_ms, created_by ON document
  BEGIN SELECT RAISE(ABORT, 'identity, level and number of a document are fixed'); END;
  CREATE TRIGGER document_stays BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'a document record stays'); END;

  -- Need-to-know: who may see a classified record at all.
  CREATE TABLE document_reader (
    document_id TEXT NOT NULL REFERENCES document (id), person_id TEXT NOT NULL REFERENCES person (id),
    since_ms INTEGER NOT NULL, PRIMARY KEY (document_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX document_reader_person ON document_reader (person_id, document_id);

  CREATE TABLE direction (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id), by_id TEXT NOT NULL REFERENCES person (id),
    at_ms INTEGER NOT NULL, body TEXT NOT NULL CHECK (body <> ''), lead_id TEXT REFERENCES person (id),
    support_ids TEXT NOT NULL CHECK (json_valid(support_ids)), due_on TEXT, due_time TEXT
  ) STRICT;
  CREATE INDEX direction_document ON direction (document_id, at_ms);
  CREATE TRIGGER direction_fixed BEFORE UPDATE ON direction BEGIN SELECT RAISE(ABORT, 'a direction is fixed'); END;
  CREATE TRIGGER direction_stays BEFORE DELETE ON direction BEGIN SELECT RAISE(ABORT, 'a direction stays'); END;

  CREATE TABLE answer_link (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id), outgoing_id TEXT REFERENCES document (id),
    code TEXT NOT NULL, note TEXT NOT NULL, at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id)
  ) STRICT;
  CREATE INDEX answer_link_document ON answer_link (document_id, at_ms);
  CREATE TRIGGER answer_link_fixed BEFORE UPDATE ON answer_link BEGIN SELECT RAISE(ABORT, 'an answer is fixed'); END;
  CREATE TRIGGER answer_link_stays BEFORE DELETE ON answer_link BEGIN SELECT RAISE(ABORT, 'an answer stays'); END;

  -- What the next entry of an issuer starts from; one small row per issuer, so that no list is scanned for it.
  CREATE TABLE issuer (
    book_kind TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, symbol TEXT, type_id TEXT NOT NULL,
    present_to TEXT REFERENCES person (id), document_date TEXT, uses INTEGER NOT NULL CHECK (uses > 0), last_ms INTEGER NOT NULL,
    PRIMARY KEY (book_kind, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE draft (
    -- sealed under the person's own key
    person_id TEXT NOT NULL REFERENCES person (id), form TEXT NOT NULL, key TEXT NOT NULL,
    body BLOB NOT NULL, saved_ms INTEGER NOT NULL, PRIMARY KEY (person_id, form, key)
  ) STRICT;
`;

const LISTS = /* sql */ `
  -- The narrow clustered copy of every line. sort_key = (year × 10⁷ + number) × 32 + letter (47a: 1):
  -- the book of a year lies together in the order of its numbers, and the keyset of a page is this one integer.
  CREATE TABLE doc_list (
    book_kind TEXT NOT NULL, sort_key INTEGER NOT NULL, document_id TEXT NOT NULL, book_id TEXT NOT NULL,
    state TEXT NOT NULL, level TEXT NOT NULL, urgency TEXT NOT NULL, holder_id TEXT, due_on TEXT, due_time TEXT,
    entered_on TEXT NOT NULL, entered_ms INTEGER NOT NULL, issuer TEXT NOT NULL, code TEXT NOT NULL,
    document_date TEXT, type_id TEXT NOT NULL, subject TEXT, files INTEGER NOT NULL CHECK (files >= 0),
    PRIMARY KEY (book_kind, sort_key),
    CHECK (level <> 'tuyet-mat' OR (subject IS NULL AND files = 0))
  ) STRICT, WITHOUT ROWID;
  -- Classified documents have books of their own (NĐ 30/2020 Điều 15, 16.3); later the level may change, the book stays.
  CREATE TRIGGER doc_list_in_its_book BEFORE INSERT ON doc_list WHEN (NEW.level <> 'none') <> (NEW.book_kind LIKE 'classified-%')
  BEGIN SELECT RAISE(ABORT, 'the level of registration decides the book'); END;
  -- The few lines of the open books that were raised since.
  CREATE INDEX doc_list_raised ON doc_list (book_kind, sort_key) WHERE level <> 'none' AND book_kind IN ('incoming','outgoing');
  CREATE UNIQUE INDEX doc_list_document ON doc_list (document_id);
  -- (state, …, newest first), (due first): each filter chip reads its own page and nothing else
  CREATE INDEX doc_list_state ON doc_list (book_kind, state, sort_key);
  -- The inboxes, each lying together with all that a page shows: in the book itself a line that is still open lies
  -- alone among closed ones, and a page of fifty of them would decrypt fifty pages instead of five.
  CREATE INDEX doc_list_open ON doc_list (book_kind, state, sort_key, document_id, book_id, level, urgency, holder_id, due_on,
      due_time, entered_on, entered_ms, issuer, code, document_date, type_id, subject, files)
    WHERE state IN ('registered','presented','directed','in-progress','unopened');
  CREATE INDEX doc_list_due ON doc_list (book_kind, due_on, sort_key, due_time, state) -- counted without the lines
    WHERE due_on IS NOT NULL AND state IN ('registered','presented','directed','in-progress','unopened');
  CREATE INDEX doc_list_holder ON doc_list (book_kind, holder_id, sort_key) WHERE holder_id IS NOT NULL;
  CREATE INDEX doc_list_issuer ON doc_list (book_kind, issuer, sort_key);

  CREATE TABLE doc_counter (
    book_kind TEXT NOT NULL, state TEXT NOT NULL, level TEXT NOT NULL, holder_id TEXT NOT NULL, n INTEGER NOT NULL CHECK (n >= 0),
    PRIMARY KEY (book_kind, state, level, holder_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER doc_list_counted AFTER INSERT ON doc_list BEGIN
    INSERT INTO doc_counter VALUES (NEW.book_kind, NEW.state, NEW.level, ifnull(NEW.holder_id, ''), 1)
      ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER doc_list_recounted AFTER UPDATE OF state, level, holder_id ON doc_list
    WHEN OLD.state <> NEW.state OR OLD.level <> NEW.level OR OLD.holder_id IS NOT NEW.holder_id
  BEGIN
    UPDATE doc_counter SET n = n - 1 WHERE book_kind = OLD.book_kind AND state = OLD.state AND level = OLD.level
      AND holder_id = ifnull(OLD.holder_id, '');
    INSERT INTO doc_counter VALUES (NEW.book_kind, NEW.state, NEW.level, ifnull(NEW.holder_id, ''), 1)
      ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER doc_list_stays BEFORE DELETE ON doc_list BEGIN SELECT RAISE(ABORT, 'a list line stays'); END;
`;

const FILES = /* sql */ `
  -- Encrypted files beside the database. \`sealed_key\` is the file's own key: under the vault's file key for
  -- level none, under the document's content key for a classified one.
  CREATE TABLE attachment (
    id TEXT PRIMARY KEY, owner_kind TEXT NOT NULL CHECK (owner_kind IN ('document','submission','envelope','proposal')),
    owner_id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL CHECK (name <> ''), mime TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('pdf','image','office','text','archive','other')),
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0), segments INTEGER NOT NULL CHECK (segments > 0),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64), sealed_key BLOB NOT NULL, key_kind TEXT NOT NULL CHECK (key_kind IN ('vault','content')),
    added_ms INTEGER NOT NULL, added_by TEXT NOT NULL REFERENCES person (id)
  ) STRICT;
  CREATE INDEX attachment_owner ON attachment (owner_kind, owner_id, position);
  CREATE TRIGGER attachment_fixed BEFORE UPDATE OF id, owner_kind, owner_id, name, mime, kind, size_bytes, segments, sha256, added_ms, added_by ON attachment
  BEGIN SELECT RAISE(ABORT, 'a file of a record is fixed'); END;
  CREATE TRIGGER attachment_none_for_top_secret BEFORE INSERT ON attachment
    WHEN NEW.owner_kind = 'document' AND (SELECT level FROM document WHERE id = NEW.owner_id) = 'tuyet-mat'
  BEGIN SELECT RAISE(ABORT, 'no file for Tuyệt mật'); END;
  CREATE TRIGGER attachment_none_while_unopened BEFORE INSERT ON attachment
    WHEN NEW.owner_kind = 'document' AND (SELECT state FROM document WHERE id = NEW.owner_id) = 'unopened'
  BEGIN SELECT RAISE(ABORT, 'no file for an unopened envelope'); END;

  -- Files waiting for a command to name them; encrypted like the others, swept at start when older than 7 days.
  CREATE TABLE stage (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id), name TEXT NOT NULL, mime TEXT NOT NULL,
    kind TEXT NOT NULL, size_bytes INTEGER NOT NULL, segments INTEGER NOT NULL, sha256 TEXT NOT NULL,
    sealed_key BLOB NOT NULL, pages INTEGER, staged_ms INTEGER NOT NULL
  ) STRICT;

  -- A classified document's content key, wrapped for the encryption certificate of each authorised reader.
  CREATE TABLE content_key_grant (
    document_id TEXT NOT NULL REFERENCES document (id), person_id TEXT NOT NULL REFERENCES person (id),
    wrapped BLOB NOT NULL, granted_ms INTEGER NOT NULL, PRIMARY KEY (document_id, person_id)
  ) STRICT, WITHOUT ROWID;
`;
