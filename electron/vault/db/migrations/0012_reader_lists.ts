import type { Migration } from '../migrate.ts';

/**
 * The classified books as each reader may know them.
 *
 * A person who does not keep the registers sees only the lines in which they take part. Sifting these out of the
 * whole book at every look costs the more the fewer they are; so each reader has a clustered list and counters of
 * their own, kept by triggers from `document_reader` and `doc_list`, and what a person may not know is in no table
 * that their lists are read from. Words are copied as they lie in `doc_list`: sealed.
 */
export const m0012: Migration = {
  version: 12,
  name: 'reader-lists',
  up: (db) => {
    db.exec(TABLES);
    db.exec(TRIGGERS);
    db.exec(FIRST_FILL);
  },
};

/** Everything of a line of `doc_list`. */
const COLUMNS = [
  'book_kind',
  'sort_key',
  'document_id',
  'book_id',
  'state',
  'level',
  'urgency',
  'holder_id',
  'due_on',
  'due_time',
  'entered_on',
  'entered_ms',
  'issuer',
  'code',
  'document_date',
  'type_id',
  'subject',
  'files',
];
const of = (row: string): string => COLUMNS.map((column) => `${row}.${column}`).join(', ');
const MUTABLE = COLUMNS.filter((column) => !['book_kind', 'sort_key', 'document_id'].includes(column));
const OPEN = "('registered','presented','directed','in-progress','unopened')";

const TABLES = /* sql */ `
  CREATE TABLE reader_list (
    person_id TEXT NOT NULL, book_kind TEXT NOT NULL, sort_key INTEGER NOT NULL, document_id TEXT NOT NULL, book_id TEXT NOT NULL,
    state TEXT NOT NULL, level TEXT NOT NULL, urgency TEXT NOT NULL, holder_id TEXT, due_on TEXT, due_time TEXT,
    entered_on TEXT NOT NULL, entered_ms INTEGER NOT NULL, issuer TEXT NOT NULL, code TEXT NOT NULL,
    document_date TEXT, type_id TEXT NOT NULL, subject TEXT, files INTEGER NOT NULL,
    PRIMARY KEY (person_id, book_kind, sort_key), CHECK (level <> 'tuyet-mat' OR (subject IS NULL AND files = 0))
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX reader_list_document ON reader_list (document_id, person_id);
  CREATE INDEX reader_list_state ON reader_list (person_id, book_kind, state, sort_key);
  CREATE INDEX reader_list_open ON reader_list (person_id, book_kind, state, sort_key, document_id, book_id, level, urgency, holder_id,
      due_on, due_time, entered_on, entered_ms, issuer, code, document_date, type_id, subject, files) WHERE state IN ${OPEN};
  CREATE INDEX reader_list_due ON reader_list (person_id, book_kind, due_on, sort_key, due_time, state)
    WHERE due_on IS NOT NULL AND state IN ${OPEN};
  CREATE TABLE reader_counter (
    person_id TEXT NOT NULL, book_kind TEXT NOT NULL, state TEXT NOT NULL, level TEXT NOT NULL, holder_id TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n >= 0), PRIMARY KEY (person_id, book_kind, state, level, holder_id)
  ) STRICT, WITHOUT ROWID;
`;

const COUNT_IN = /* sql */ `INSERT INTO reader_counter
    VALUES (NEW.person_id, NEW.book_kind, NEW.state, NEW.level, ifnull(NEW.holder_id, ''), 1) ON CONFLICT DO UPDATE SET n = n + 1;`;
const COUNT_OUT = /* sql */ `UPDATE reader_counter SET n = n - 1 WHERE person_id = OLD.person_id AND book_kind = OLD.book_kind
    AND state = OLD.state AND level = OLD.level AND holder_id = ifnull(OLD.holder_id, '');`;

const TRIGGERS = /* sql */ `
  CREATE TRIGGER reader_list_begins AFTER INSERT ON document_reader BEGIN
    INSERT INTO reader_list (person_id, ${COLUMNS.join(', ')}) SELECT NEW.person_id, ${of('l')} FROM doc_list l
      WHERE l.document_id = NEW.document_id AND l.book_kind LIKE 'classified-%';
  END;
  CREATE TRIGGER reader_list_ends AFTER DELETE ON document_reader BEGIN
    DELETE FROM reader_list WHERE document_id = OLD.document_id AND person_id = OLD.person_id;
  END;
  CREATE TRIGGER reader_list_filled AFTER INSERT ON doc_list WHEN NEW.book_kind LIKE 'classified-%' BEGIN
    INSERT INTO reader_list (person_id, ${COLUMNS.join(', ')}) SELECT r.person_id, ${of('NEW')} FROM document_reader r
      WHERE r.document_id = NEW.document_id;
  END;
  CREATE TRIGGER reader_list_follows AFTER UPDATE ON doc_list WHEN NEW.book_kind LIKE 'classified-%' BEGIN
    UPDATE reader_list SET ${MUTABLE.map((column) => `${column} = NEW.${column}`).join(', ')} WHERE document_id = NEW.document_id;
  END;
  CREATE TRIGGER document_reader_fixed BEFORE UPDATE OF document_id, person_id ON document_reader
  BEGIN SELECT RAISE(ABORT, 'a reader is fixed'); END;

  -- A line is in the list of those who take part, and of nobody else.
  CREATE TRIGGER reader_list_only_readers BEFORE INSERT ON reader_list
    WHEN NOT EXISTS (SELECT 1 FROM document_reader WHERE document_id = NEW.document_id AND person_id = NEW.person_id)
  BEGIN SELECT RAISE(ABORT, 'only who takes part has the line'); END;
  CREATE TRIGGER reader_list_stays BEFORE DELETE ON reader_list
    WHEN EXISTS (SELECT 1 FROM document_reader WHERE document_id = OLD.document_id AND person_id = OLD.person_id)
  BEGIN SELECT RAISE(ABORT, 'who takes part keeps the line'); END;
  CREATE TRIGGER reader_list_fixed BEFORE UPDATE OF person_id, book_kind, sort_key, document_id ON reader_list
  BEGIN SELECT RAISE(ABORT, 'a line of a reader is fixed'); END;

  CREATE TRIGGER reader_list_counted AFTER INSERT ON reader_list BEGIN ${COUNT_IN} END;
  CREATE TRIGGER reader_list_uncounted AFTER DELETE ON reader_list BEGIN ${COUNT_OUT} END;
  CREATE TRIGGER reader_list_recounted AFTER UPDATE OF state, level, holder_id ON reader_list
    WHEN OLD.state <> NEW.state OR OLD.level <> NEW.level OR OLD.holder_id IS NOT NEW.holder_id
  BEGIN ${COUNT_OUT} ${COUNT_IN} END;
`;

const FIRST_FILL = /* sql */ `
  INSERT INTO reader_list (person_id, ${COLUMNS.join(', ')})
    SELECT r.person_id, ${of('l')} FROM document_reader r JOIN doc_list l ON l.document_id = r.document_id
     WHERE l.book_kind LIKE 'classified-%';
`;
