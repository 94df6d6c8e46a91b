import type { Migration } from '../migrate.ts';

/**
 * Need to know, by cryptography: sealed words of classified records, escrow of content keys in two halves, who was
 * given or lost access and on what ground, emergency openings.
 *
 * The database refuses a plain word where a sealed one belongs, so that no forgotten place can write one.
 */
export const m0010: Migration = {
  version: 10,
  name: 'access',
  up: (db) => {
    db.exec(KEYS);
    db.exec(SEALED_ONLY);
    db.exec(CHANGES);
  },
};

const KEYS = /* sql */ `
  -- Keys of the words of a record: 'line.N' (register line) and 'text.N' (directions, names of files). Wrapped under
  -- the register key, under the content key, or (holder = a person) for that person's certificate.
  CREATE TABLE record_key (
    document_id TEXT NOT NULL REFERENCES document (id), name TEXT NOT NULL CHECK (name GLOB 'line.[0-9]*' OR name GLOB 'text.[0-9]*'),
    holder TEXT NOT NULL, wrapped BLOB NOT NULL CHECK (length(wrapped) > 32), PRIMARY KEY (document_id, name, holder),
    -- what only readers may read is never wrapped for the register
    CHECK (holder <> 'register' OR name LIKE 'line.%')
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX record_key_holder ON record_key (holder) WHERE holder NOT IN ('register','content');

  -- The content key in two halves: each half alone is random bytes.
  CREATE TABLE content_key_escrow (
    document_id TEXT PRIMARY KEY REFERENCES document (id), half_a BLOB NOT NULL, half_b BLOB NOT NULL,
    CHECK (half_a <> half_b)
  ) STRICT, WITHOUT ROWID;

  -- after a withdrawal the bytes of a file lie under another key in another file
  ALTER TABLE attachment ADD COLUMN blob_id TEXT;
  CREATE TRIGGER attachment_moves_with_its_key BEFORE UPDATE OF blob_id ON attachment
    WHEN OLD.key_kind <> 'content' OR NEW.blob_id IS NULL OR NEW.sealed_key = OLD.sealed_key
  BEGIN SELECT RAISE(ABORT, 'bytes move only together with their key'); END;

  ALTER TABLE document_reader ADD COLUMN by_id TEXT REFERENCES person (id);
  ALTER TABLE document_reader ADD COLUMN how TEXT NOT NULL DEFAULT 'took-part'
    CHECK (how IN ('took-part','registered','presented','directed','named','granted'));
`;

const SEALED_ONLY = /* sql */ `
  CREATE TRIGGER document_words_sealed BEFORE INSERT ON document
    WHEN (NEW.level IN ('mat','toi-mat') AND NEW.subject NOT LIKE 'sealed:%')
      OR (NEW.level <> 'none' AND NEW.note <> '' AND NEW.note NOT LIKE 'sealed:%')
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER document_words_stay_sealed BEFORE UPDATE OF subject, note ON document
    WHEN (NEW.level IN ('mat','toi-mat') AND NEW.subject NOT LIKE 'sealed:%')
      OR (NEW.level <> 'none' AND NEW.note <> '' AND NEW.note NOT LIKE 'sealed:%')
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER doc_list_words_sealed BEFORE INSERT ON doc_list WHEN NEW.level IN ('mat','toi-mat') AND NEW.subject NOT LIKE 'sealed:%'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER doc_list_words_stay_sealed BEFORE UPDATE OF subject ON doc_list WHEN NEW.level IN ('mat','toi-mat') AND NEW.subject NOT LIKE 'sealed:%'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER direction_words_sealed BEFORE INSERT ON direction
    WHEN NEW.body NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER answer_words_sealed BEFORE INSERT ON answer_link
    WHEN NEW.note <> '' AND NEW.note NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER attachment_name_sealed BEFORE INSERT ON attachment WHEN NEW.key_kind = 'content' AND NEW.name NOT LIKE 'sealed:%'
  BEGIN SELECT RAISE(ABORT, 'the name of a classified file is sealed'); END;
`;

const CHANGES = /* sql */ `
  -- Entries of the ledger that only those read who keep or check the books.
  CREATE TABLE ledger_restricted (seq INTEGER PRIMARY KEY) STRICT;
  CREATE TRIGGER ledger_restricted_stays BEFORE DELETE ON ledger_restricted BEGIN SELECT RAISE(ABORT, 'a mark stays'); END;

  -- Every grant, withdrawal and emergency opening with its ground; never changed.
  CREATE TABLE access_change (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id),
    kind TEXT NOT NULL CHECK (kind IN ('granted','withdrawn','emergency')),
    person_id TEXT NOT NULL REFERENCES person (id), by_id TEXT NOT NULL REFERENCES person (id),
    ground TEXT NOT NULL CHECK (ground LIKE 'sealed:%'), at_ms INTEGER NOT NULL, until_ms INTEGER,
    CHECK ((kind = 'emergency') = (until_ms IS NOT NULL)),
    -- two persons, never one; and nobody gives access to himself
    CHECK (person_id <> by_id)
  ) STRICT;
  CREATE INDEX access_change_document ON access_change (document_id, at_ms);
  CREATE TRIGGER access_change_fixed BEFORE UPDATE ON access_change BEGIN SELECT RAISE(ABORT, 'a change of access is fixed'); END;
  CREATE TRIGGER access_change_stays BEFORE DELETE ON access_change BEGIN SELECT RAISE(ABORT, 'a change of access stays'); END;

  -- Whom an emergency opening concerns, until they have read that it happened.
  CREATE TABLE access_notice (
    change_id TEXT NOT NULL REFERENCES access_change (id), person_id TEXT NOT NULL REFERENCES person (id), read_ms INTEGER,
    PRIMARY KEY (change_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX access_notice_unread ON access_notice (person_id) WHERE read_ms IS NULL;
  CREATE TRIGGER access_notice_fixed BEFORE UPDATE OF change_id, person_id ON access_notice BEGIN SELECT RAISE(ABORT, 'a notice is fixed'); END;
  CREATE TRIGGER access_notice_read_once BEFORE UPDATE OF read_ms ON access_notice WHEN OLD.read_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a read notice stays read'); END;
  CREATE TRIGGER access_notice_stays BEFORE DELETE ON access_notice BEGIN SELECT RAISE(ABORT, 'a notice stays'); END;
`;
