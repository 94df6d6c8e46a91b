import type { Migration } from '../migrate.ts';

/**
 * What the pages of files say, for the search: words out of them, or recognised in their pictures. Only of ordinary
 * documents; they go when the document is classified, and with the file. A mark that is found when a page is recognised
 * may be added to a staged file, and nothing that was found in one is ever taken back.
 */
export const m0064: Migration = {
  version: 64,
  name: 'pages',
  up: (db) => db.exec(PAGES),
};

const READABLE = (
  file: string,
): string => /* sql */ `${file}.owner_kind = 'document' AND ${file}.key_kind = 'vault'
  AND ${file}.kind IN ('pdf','image') AND EXISTS (SELECT 1 FROM document WHERE id = ${file}.owner_id AND level = 'none')`;

const PAGES = /* sql */ `
  DROP TRIGGER stage_finding_fixed;
  CREATE TRIGGER stage_finding_fixed BEFORE UPDATE OF secrecy, secrecy_level, secrecy_rule, secrecy_why ON stage
    WHEN OLD.secrecy = 'marked' OR NEW.secrecy <> 'marked'
  BEGIN SELECT RAISE(ABORT, 'what was found in a file is fixed; only a mark is added'); END;

  CREATE TABLE page_due (
    attachment_id TEXT PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE, added_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX page_due_newest ON page_due (added_ms, attachment_id);
  CREATE TRIGGER page_due_of_new_file AFTER INSERT ON attachment WHEN ${READABLE('NEW')}
  BEGIN INSERT INTO page_due (attachment_id, added_ms) VALUES (NEW.id, NEW.added_ms); END;
  INSERT INTO page_due (attachment_id, added_ms) SELECT a.id, a.added_ms FROM attachment a WHERE ${READABLE('a')};

  -- words: the page's own. recognised: out of its picture. beyond: the last page that is read stands before it.
  CREATE TABLE page_words (
    attachment_id TEXT NOT NULL REFERENCES attachment (id) ON DELETE CASCADE, page INTEGER NOT NULL CHECK (page > 0),
    state TEXT NOT NULL CHECK (state IN ('words','recognised','unreadable','marked','beyond')),
    words TEXT NOT NULL CHECK (length(words) <= 40000), read_ms INTEGER NOT NULL,
    PRIMARY KEY (attachment_id, page), CHECK (words = '' OR state IN ('words','recognised'))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX page_words_unread ON page_words (read_ms) WHERE state NOT IN ('words','recognised');
  CREATE TRIGGER page_words_of_ordinary BEFORE INSERT ON page_words
    WHEN NOT EXISTS (SELECT 1 FROM attachment a WHERE a.id = NEW.attachment_id AND ${READABLE('a')})
  BEGIN SELECT RAISE(ABORT, 'the words of a classified file are not kept'); END;
  CREATE TRIGGER page_words_fixed BEFORE UPDATE ON page_words
  BEGIN SELECT RAISE(ABORT, 'a page is read once'); END;
  CREATE TRIGGER page_words_end_when_classified AFTER UPDATE OF level ON document WHEN NEW.level <> 'none'
  BEGIN
    DELETE FROM page_words WHERE attachment_id IN (SELECT id FROM attachment WHERE owner_kind = 'document' AND owner_id = NEW.id);
    DELETE FROM page_due WHERE attachment_id IN (SELECT id FROM attachment WHERE owner_kind = 'document' AND owner_id = NEW.id);
  END;
`;
