import type { Migration } from '../migrate.ts';

/**
 * What step 48 could not do, since a step of the schema holds no keys: words of documents that were classified before it
 * still lie open, and books that were closed before it have no digests of their words. Both are listed here and made up
 * for at the sign-in of somebody who can (`protection/catchUp.ts`).
 */
export const m0051: Migration = {
  version: 51,
  name: 'words behind',
  up: (db) => db.exec(BEHIND),
};

const BEHIND = /* sql */ `
  CREATE TABLE words_behind (document_id TEXT PRIMARY KEY REFERENCES document (id)) STRICT, WITHOUT ROWID;
  INSERT INTO words_behind SELECT id FROM document WHERE level <> 'none';
  CREATE TRIGGER words_behind_none BEFORE INSERT ON words_behind
  BEGIN SELECT RAISE(ABORT, 'nothing falls behind any more'); END;

  CREATE TABLE book_behind (book_id TEXT PRIMARY KEY REFERENCES book (id)) STRICT, WITHOUT ROWID;
  INSERT INTO book_behind SELECT id FROM book b WHERE state = 'closed'
    AND NOT EXISTS (SELECT 1 FROM closed_words w WHERE w.book_id = b.id);
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

  DROP TRIGGER closed_words_begin;
  CREATE TRIGGER closed_words_begin BEFORE INSERT ON closed_words
    WHEN NEW.salt IS NULL
      OR ((SELECT state FROM book WHERE id = NEW.book_id) = 'closed'
        AND NOT EXISTS (SELECT 1 FROM book_behind WHERE book_id = NEW.book_id))
      OR (NEW.salt NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none')
  BEGIN SELECT RAISE(ABORT, 'what stood in a book is kept when it is closed'); END;
`;
