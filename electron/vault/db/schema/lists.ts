/** Who may know which record, and the narrow copies from which lists are read. */
export const LISTS = /* sql */ `
  -- Need-to-know: who may see a classified record at all.
  CREATE TABLE document_reader (
    document_id TEXT NOT NULL REFERENCES document (id), person_id TEXT NOT NULL REFERENCES person (id),
    since_ms INTEGER NOT NULL,
    by_id TEXT REFERENCES person (id),
    how TEXT NOT NULL DEFAULT 'took-part' CHECK (how IN ('took-part','registered','presented','directed','named','granted')),
    PRIMARY KEY (document_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX document_reader_person ON document_reader (person_id, document_id);
  CREATE TRIGGER reader_list_begins AFTER INSERT ON document_reader BEGIN
    INSERT INTO reader_list (person_id, book_kind, sort_key, document_id, book_id, state, level, urgency, holder_id, due_on, due_time,
        entered_on, entered_ms, issuer, code, document_date, type_id, subject, files)
      SELECT NEW.person_id, l.book_kind, l.sort_key, l.document_id, l.book_id, l.state, l.level, l.urgency, l.holder_id, l.due_on,
        l.due_time, l.entered_on, l.entered_ms, l.issuer, l.code, l.document_date, l.type_id, l.subject, l.files
      FROM doc_list l WHERE l.document_id = NEW.document_id AND l.book_kind LIKE 'classified-%';
  END;
  CREATE TRIGGER reader_list_ends AFTER DELETE ON document_reader BEGIN
    DELETE FROM reader_list WHERE document_id = OLD.document_id AND person_id = OLD.person_id;
  END;
  CREATE TRIGGER document_reader_fixed BEFORE UPDATE OF document_id, person_id ON document_reader
  BEGIN SELECT RAISE(ABORT, 'a reader is fixed'); END;

  -- The narrow clustered copy of every line, from which lists are read (one page of 50 touches a handful of encrypted
  -- pages); \`doc_counter\` holds the counts of each list, kept by triggers. sort_key = (year × 10⁷ + number) × 32 + letter (47a: 1):
  -- the book of a year lies together in the order of its numbers, and the keyset of a page is this one integer.
  CREATE TABLE doc_list (
    book_kind TEXT NOT NULL, sort_key INTEGER NOT NULL, document_id TEXT NOT NULL, book_id TEXT NOT NULL,
    state TEXT NOT NULL, level TEXT NOT NULL, urgency TEXT NOT NULL, holder_id TEXT, due_on TEXT, due_time TEXT,
    entered_on TEXT NOT NULL, entered_ms INTEGER NOT NULL, issuer TEXT NOT NULL, code TEXT NOT NULL,
    document_date TEXT, type_id TEXT NOT NULL, subject TEXT, files INTEGER NOT NULL CHECK (files >= 0),
    PRIMARY KEY (book_kind, sort_key),
    CHECK (level <> 'tuyet-mat' OR (subject IS NULL AND files = 0))
  ) STRICT, WITHOUT ROWID;
  -- The few lines of the open books that were raised since.
  CREATE INDEX doc_list_raised ON doc_list (book_kind, sort_key) WHERE level <> 'none' AND book_kind IN ('incoming','outgoing');
  CREATE UNIQUE INDEX doc_list_document ON doc_list (document_id);
  -- (state, …, newest first), (due first): each filter chip reads its own page and nothing else; of the open states below
  CREATE INDEX doc_list_state ON doc_list (book_kind, state, sort_key)
    WHERE state NOT IN ('registered','presented','directed','in-progress','unopened');
  -- The inboxes, each lying together with all that a page shows: in the book itself a line that is still open lies
  -- alone among closed ones, and a page of fifty of them would decrypt fifty pages instead of five.
  CREATE INDEX doc_list_open ON doc_list (book_kind, state, sort_key, document_id, book_id, level, urgency, holder_id, due_on,
      due_time, entered_on, entered_ms, issuer, code, document_date, type_id, subject, files)
    WHERE state IN ('registered','presented','directed','in-progress','unopened');
  CREATE INDEX doc_list_due ON doc_list (book_kind, due_on, sort_key, due_time, state, holder_id, level, document_id) -- counted without the lines
    WHERE due_on IS NOT NULL AND state IN ('registered','presented','directed','in-progress','unopened');
  CREATE INDEX doc_list_holder ON doc_list (book_kind, holder_id, sort_key) WHERE holder_id IS NOT NULL;
  CREATE INDEX doc_list_issuer ON doc_list (book_kind, issuer, sort_key);
  -- What lies on one person's desk, by due date; counted, and the first of it found, without the lines.
  CREATE INDEX doc_list_desk ON doc_list (holder_id, due_on, sort_key, book_kind, due_time, state, level, document_id)
    WHERE holder_id IS NOT NULL AND state IN ('registered','presented','directed','in-progress','unopened');
  -- Classified documents have books of their own (NĐ 30/2020 Điều 15, 16.3); later the level may change, the book stays.
  CREATE TRIGGER doc_list_in_its_book BEFORE INSERT ON doc_list WHEN (NEW.level <> 'none') <> (NEW.book_kind LIKE 'classified-%')
  BEGIN SELECT RAISE(ABORT, 'the level of registration decides the book'); END;
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
  CREATE TRIGGER doc_list_words_sealed BEFORE INSERT ON doc_list WHEN NEW.level IN ('mat','toi-mat') AND NEW.subject NOT LIKE 'sealed:%'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER doc_list_words_stay_sealed BEFORE UPDATE OF subject ON doc_list WHEN NEW.level IN ('mat','toi-mat')
    AND NEW.subject NOT LIKE 'sealed:%'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER reader_list_filled AFTER INSERT ON doc_list WHEN NEW.book_kind LIKE 'classified-%' BEGIN
    INSERT INTO reader_list (person_id, book_kind, sort_key, document_id, book_id, state, level, urgency, holder_id, due_on, due_time,
        entered_on, entered_ms, issuer, code, document_date, type_id, subject, files)
      SELECT r.person_id, NEW.book_kind, NEW.sort_key, NEW.document_id, NEW.book_id, NEW.state, NEW.level, NEW.urgency, NEW.holder_id, NEW.due_on,
        NEW.due_time, NEW.entered_on, NEW.entered_ms, NEW.issuer, NEW.code, NEW.document_date, NEW.type_id, NEW.subject, NEW.files
      FROM document_reader r WHERE r.document_id = NEW.document_id;
  END;
  CREATE TRIGGER reader_list_follows AFTER UPDATE ON doc_list WHEN NEW.book_kind LIKE 'classified-%' BEGIN
    UPDATE reader_list SET book_id = NEW.book_id, state = NEW.state, level = NEW.level, urgency = NEW.urgency,
      holder_id = NEW.holder_id, due_on = NEW.due_on, due_time = NEW.due_time, entered_on = NEW.entered_on,
      entered_ms = NEW.entered_ms, issuer = NEW.issuer, code = NEW.code, document_date = NEW.document_date,
      type_id = NEW.type_id, subject = NEW.subject, files = NEW.files WHERE document_id = NEW.document_id;
  END;

  -- Documents under a bút phê that gives them to nobody, on the desk of whoever wrote it; whoever had one by an earlier bút phê
  -- has it no longer. What \`givenToNobody\` says of each, kept: a desk counts and finds them without their directions.
  CREATE TABLE doc_unassigned (
    holder_id TEXT NOT NULL, document_id TEXT NOT NULL UNIQUE, level TEXT NOT NULL, PRIMARY KEY (holder_id, document_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER doc_unassigned_moved AFTER UPDATE OF state, level, holder_id ON doc_list
    WHEN OLD.state = 'directed' OR NEW.state = 'directed'
  BEGIN
    DELETE FROM doc_unassigned WHERE document_id = NEW.document_id;
    INSERT INTO doc_unassigned SELECT NEW.holder_id, d.document_id, NEW.level FROM direction d
      WHERE NEW.state = 'directed' AND NEW.holder_id IS NOT NULL AND d.lead_id IS NULL
        AND d.id = (SELECT id FROM direction WHERE document_id = NEW.document_id ORDER BY at_ms DESC, id DESC LIMIT 1)
        AND NOT EXISTS (SELECT 1 FROM direction WHERE document_id = NEW.document_id AND lead_id = NEW.holder_id);
  END;
  CREATE TRIGGER doc_unassigned_directed AFTER INSERT ON direction BEGIN
    DELETE FROM doc_unassigned WHERE document_id = NEW.document_id;
    INSERT INTO doc_unassigned SELECT l.holder_id, d.document_id, l.level FROM doc_list l JOIN direction d ON d.document_id = l.document_id
      WHERE l.document_id = NEW.document_id AND l.state = 'directed' AND l.holder_id IS NOT NULL AND d.lead_id IS NULL
        AND d.id = (SELECT id FROM direction WHERE document_id = NEW.document_id ORDER BY at_ms DESC, id DESC LIMIT 1)
        AND NOT EXISTS (SELECT 1 FROM direction WHERE document_id = NEW.document_id AND lead_id = l.holder_id);
  END;

  CREATE TABLE doc_counter (
    book_kind TEXT NOT NULL, state TEXT NOT NULL, level TEXT NOT NULL, holder_id TEXT NOT NULL, n INTEGER NOT NULL CHECK (n >= 0),
    PRIMARY KEY (book_kind, state, level, holder_id)
  ) STRICT, WITHOUT ROWID;

  -- The classified books as each reader may know them.
  --
  -- A person who does not keep the registers sees only the lines in which they take part. Sifting these out of the
  -- whole book at every look costs the more the fewer they are; so each reader has a clustered list and counters of
  -- their own, kept by triggers from \`document_reader\` and \`doc_list\`, and what a person may not know is in no table
  -- that their lists are read from. Words are copied as they lie in \`doc_list\`: sealed.
  CREATE TABLE reader_list (
    person_id TEXT NOT NULL, book_kind TEXT NOT NULL, sort_key INTEGER NOT NULL, document_id TEXT NOT NULL, book_id TEXT NOT NULL,
    state TEXT NOT NULL, level TEXT NOT NULL, urgency TEXT NOT NULL, holder_id TEXT, due_on TEXT, due_time TEXT,
    entered_on TEXT NOT NULL, entered_ms INTEGER NOT NULL, issuer TEXT NOT NULL, code TEXT NOT NULL,
    document_date TEXT, type_id TEXT NOT NULL, subject TEXT, files INTEGER NOT NULL,
    PRIMARY KEY (person_id, book_kind, sort_key), CHECK (level <> 'tuyet-mat' OR (subject IS NULL AND files = 0))
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX reader_list_document ON reader_list (document_id, person_id);
  CREATE INDEX reader_list_state ON reader_list (person_id, book_kind, state, sort_key)
    WHERE state NOT IN ('registered','presented','directed','in-progress','unopened');
  CREATE INDEX reader_list_open ON reader_list (person_id, book_kind, state, sort_key, document_id, book_id, level, urgency, holder_id,
    due_on, due_time, entered_on, entered_ms, issuer, code, document_date, type_id, subject, files)
    WHERE state IN ('registered','presented','directed','in-progress','unopened');
  CREATE INDEX reader_list_due ON reader_list (person_id, book_kind, due_on, sort_key, due_time, state)
    WHERE due_on IS NOT NULL AND state IN ('registered','presented','directed','in-progress','unopened');
  -- A line is in the list of those who take part, and of nobody else.
  CREATE TRIGGER reader_list_only_readers BEFORE INSERT ON reader_list
    WHEN NOT EXISTS (SELECT 1 FROM document_reader WHERE document_id = NEW.document_id AND person_id = NEW.person_id)
  BEGIN SELECT RAISE(ABORT, 'only who takes part has the line'); END;
  CREATE TRIGGER reader_list_stays BEFORE DELETE ON reader_list
    WHEN EXISTS (SELECT 1 FROM document_reader WHERE document_id = OLD.document_id AND person_id = OLD.person_id)
  BEGIN SELECT RAISE(ABORT, 'who takes part keeps the line'); END;
  CREATE TRIGGER reader_list_fixed BEFORE UPDATE OF person_id, book_kind, sort_key, document_id ON reader_list
  BEGIN SELECT RAISE(ABORT, 'a line of a reader is fixed'); END;
  CREATE TRIGGER reader_list_counted AFTER INSERT ON reader_list BEGIN
    INSERT INTO reader_counter VALUES (NEW.person_id, NEW.book_kind, NEW.state, NEW.level, ifnull(NEW.holder_id, ''), 1)
      ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER reader_list_uncounted AFTER DELETE ON reader_list BEGIN
    UPDATE reader_counter SET n = n - 1 WHERE person_id = OLD.person_id AND book_kind = OLD.book_kind
      AND state = OLD.state AND level = OLD.level AND holder_id = ifnull(OLD.holder_id, '');
  END;
  CREATE TRIGGER reader_due_counted AFTER INSERT ON reader_list
    WHEN NEW.due_on IS NOT NULL AND NEW.state IN ('registered','presented','directed','in-progress','unopened')
  BEGIN
    INSERT INTO reader_due SELECT NEW.person_id, NEW.book_kind, NEW.due_on, ifnull(NEW.due_time, ''), 1
      WHERE NEW.due_on IS NOT NULL AND NEW.state IN ('registered','presented','directed','in-progress','unopened')
      ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER reader_due_uncounted AFTER DELETE ON reader_list
    WHEN OLD.due_on IS NOT NULL AND OLD.state IN ('registered','presented','directed','in-progress','unopened')
  BEGIN
    UPDATE reader_due SET n = n - 1 WHERE OLD.due_on IS NOT NULL
      AND OLD.state IN ('registered','presented','directed','in-progress','unopened')
      AND person_id = OLD.person_id AND book_kind = OLD.book_kind AND due_on = OLD.due_on AND due_time = ifnull(OLD.due_time, '');
    DELETE FROM reader_due WHERE n = 0 AND person_id = OLD.person_id AND book_kind = OLD.book_kind
      AND due_on = OLD.due_on AND due_time = ifnull(OLD.due_time, '');
  END;
  -- A line that changes is counted anew for all its readers at once, not for each as its own line follows.
  CREATE TRIGGER reader_list_recounted AFTER UPDATE OF state, level, holder_id ON doc_list WHEN NEW.book_kind LIKE 'classified-%'
    AND (OLD.state <> NEW.state OR OLD.level <> NEW.level OR OLD.holder_id IS NOT NEW.holder_id)
  BEGIN
    UPDATE reader_counter SET n = n - 1 WHERE book_kind = OLD.book_kind AND state = OLD.state AND level = OLD.level
      AND holder_id = ifnull(OLD.holder_id, '') AND person_id IN (SELECT person_id FROM document_reader WHERE document_id = OLD.document_id);
    INSERT INTO reader_counter SELECT person_id, NEW.book_kind, NEW.state, NEW.level, ifnull(NEW.holder_id, ''), 1
      FROM document_reader WHERE document_id = NEW.document_id ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER reader_due_recounted AFTER UPDATE OF state, due_on, due_time ON doc_list WHEN NEW.book_kind LIKE 'classified-%'
    AND (OLD.due_on IS NOT NEW.due_on OR OLD.due_time IS NOT NEW.due_time
      OR (OLD.state IN ('registered','presented','directed','in-progress','unopened'))
        <> (NEW.state IN ('registered','presented','directed','in-progress','unopened')))
  BEGIN
    UPDATE reader_due SET n = n - 1 WHERE OLD.due_on IS NOT NULL
      AND OLD.state IN ('registered','presented','directed','in-progress','unopened')
      AND book_kind = OLD.book_kind AND due_on = OLD.due_on AND due_time = ifnull(OLD.due_time, '')
      AND person_id IN (SELECT person_id FROM document_reader WHERE document_id = OLD.document_id);
    DELETE FROM reader_due WHERE n = 0 AND book_kind = OLD.book_kind AND due_on = OLD.due_on AND due_time = ifnull(OLD.due_time, '')
      AND person_id IN (SELECT person_id FROM document_reader WHERE document_id = OLD.document_id);
    INSERT INTO reader_due SELECT person_id, NEW.book_kind, NEW.due_on, ifnull(NEW.due_time, ''), 1 FROM document_reader
      WHERE document_id = NEW.document_id AND NEW.due_on IS NOT NULL
        AND NEW.state IN ('registered','presented','directed','in-progress','unopened')
      ON CONFLICT DO UPDATE SET n = n + 1;
  END;

  CREATE TABLE reader_counter (
    person_id TEXT NOT NULL, book_kind TEXT NOT NULL, state TEXT NOT NULL, level TEXT NOT NULL, holder_id TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n >= 0), PRIMARY KEY (person_id, book_kind, state, level, holder_id)
  ) STRICT, WITHOUT ROWID;

  -- Of the classified books each reader has, beside the list and the counters, a count of the open documents of every day
  -- they are due on: what is overdue is a sum over days instead of a walk over all such lines.
  -- due_time: '' where the whole day is meant. A day on which nothing is due any more has no row.
  CREATE TABLE reader_due (
    person_id TEXT NOT NULL, book_kind TEXT NOT NULL, due_on TEXT NOT NULL, due_time TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n >= 0), PRIMARY KEY (person_id, book_kind, due_on, due_time)
  ) STRICT, WITHOUT ROWID;
`;
