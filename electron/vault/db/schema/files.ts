/** Files of records and their keys: staged, sealed, opened, read by the search. */
export const FILES = /* sql */ `
  -- Encrypted files beside the database. \`sealed_key\` is the file's own key: under the vault's file key for
  -- level none, under the document's content key for a classified one.
  CREATE TABLE attachment (
    id TEXT PRIMARY KEY, owner_kind TEXT NOT NULL CHECK (owner_kind IN ('document','submission','envelope','proposal')),
    owner_id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL CHECK (name <> ''), mime TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('pdf','image','office','text','archive','other')),
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0), segments INTEGER NOT NULL CHECK (segments > 0),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64), sealed_key BLOB NOT NULL, key_kind TEXT NOT NULL
    CHECK (key_kind IN ('vault','content')),
    added_ms INTEGER NOT NULL, added_by TEXT NOT NULL REFERENCES person (id),
    -- after a withdrawal the bytes of a file lie under another key in another file
    blob_id TEXT
  ) STRICT;
  CREATE INDEX attachment_owner ON attachment (owner_kind, owner_id, position);
  CREATE TRIGGER attachment_none_for_top_secret BEFORE INSERT ON attachment
    WHEN NEW.owner_kind = 'document' AND (SELECT level FROM document WHERE id = NEW.owner_id) = 'tuyet-mat'
  BEGIN SELECT RAISE(ABORT, 'no file for Tuyệt mật'); END;
  CREATE TRIGGER attachment_none_while_unopened BEFORE INSERT ON attachment
    WHEN NEW.owner_kind = 'document' AND (SELECT state FROM document WHERE id = NEW.owner_id) = 'unopened'
  BEGIN SELECT RAISE(ABORT, 'no file for an unopened envelope'); END;
  CREATE TRIGGER attachment_none_for_top_secret_draft BEFORE INSERT ON attachment
    WHEN NEW.owner_kind = 'proposal' AND (SELECT level FROM proposal WHERE id = NEW.owner_id) = 'tuyet-mat'
  BEGIN SELECT RAISE(ABORT, 'no file for Tuyệt mật'); END;
  CREATE TRIGGER attachment_of_classified_draft BEFORE INSERT ON attachment
    WHEN NEW.owner_kind = 'proposal' AND NEW.key_kind = 'vault' AND (SELECT level FROM proposal WHERE id = NEW.owner_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'a classified draft lies under a key of its own'); END;
  CREATE TRIGGER attachment_fixed BEFORE UPDATE OF id, owner_kind, owner_id, mime, kind, size_bytes, segments, sha256, added_ms,
    added_by ON attachment
  BEGIN SELECT RAISE(ABORT, 'a file of a record is fixed'); END;
  CREATE TRIGGER attachment_name_fixed BEFORE UPDATE OF name ON attachment
    WHEN OLD.owner_kind <> 'document' OR NOT ((OLD.name NOT LIKE 'sealed:%' AND NEW.name LIKE 'sealed:%'
    AND (SELECT level FROM document WHERE id = OLD.owner_id) <> 'none')
      OR (OLD.name LIKE 'sealed:%' AND NEW.name NOT LIKE 'sealed:%'
        AND (SELECT kind FROM level_event WHERE document_id = OLD.owner_id ORDER BY seq DESC LIMIT 1) = 'content-opened'))
  BEGIN SELECT RAISE(ABORT, 'a file of a record is fixed'); END;
  CREATE TRIGGER attachment_none_for_destroyed BEFORE INSERT ON attachment
    WHEN NEW.owner_kind = 'document' AND EXISTS (SELECT 1 FROM tombstone WHERE document_id = NEW.owner_id)
  BEGIN SELECT RAISE(ABORT, 'no file for what was destroyed'); END;
  CREATE TRIGGER attachment_moves_with_its_key BEFORE UPDATE OF blob_id ON attachment
    WHEN OLD.key_kind <> 'content' OR NEW.blob_id IS NULL OR NEW.sealed_key = OLD.sealed_key
  BEGIN SELECT RAISE(ABORT, 'bytes move only together with their key'); END;
  CREATE TRIGGER attachment_name_sealed BEFORE INSERT ON attachment WHEN NEW.key_kind = 'content' AND NEW.name NOT LIKE 'sealed:%'
  BEGIN SELECT RAISE(ABORT, 'the name of a classified file is sealed'); END;
  CREATE TRIGGER attachment_not_held BEFORE DELETE ON attachment WHEN OLD.owner_kind = 'document'
    AND EXISTS (SELECT 1 FROM inspection_hold WHERE document_id = OLD.owner_id AND released_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
  CREATE TRIGGER attachment_mark_answered BEFORE INSERT ON attachment
    WHEN EXISTS (SELECT 1 FROM stage WHERE id = NEW.id AND secrecy = 'marked'
    AND instr('none mat toi-mat tuyet-mat', secrecy_level) > instr('none mat toi-mat tuyet-mat', CASE NEW.owner_kind
  WHEN 'document' THEN (SELECT level FROM document WHERE id = NEW.owner_id)
  WHEN 'proposal' THEN (SELECT level FROM proposal WHERE id = NEW.owner_id) ELSE 'none' END))
      AND NOT EXISTS (SELECT 1 FROM secrecy_answer WHERE file_id = NEW.id AND answer IN ('no-mark','made'))
  BEGIN SELECT RAISE(ABORT, 'a file with a secrecy mark goes into no record below its level'); END;
  CREATE TRIGGER attachment_unread_answered BEFORE INSERT ON attachment
    WHEN EXISTS (SELECT 1 FROM stage WHERE id = NEW.id AND secrecy = 'unread') AND (CASE NEW.owner_kind
  WHEN 'document' THEN (SELECT level FROM document WHERE id = NEW.owner_id)
  WHEN 'proposal' THEN (SELECT level FROM proposal WHERE id = NEW.owner_id) ELSE 'none' END) = 'none'
      AND NOT EXISTS (SELECT 1 FROM secrecy_answer WHERE file_id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'a file that could not be searched goes into no record before a person looked at it'); END;
  CREATE TRIGGER page_due_of_new_file AFTER INSERT ON attachment WHEN NEW.owner_kind = 'document' AND NEW.key_kind = 'vault'
  AND NEW.kind IN ('pdf','image') AND EXISTS (SELECT 1 FROM document WHERE id = NEW.owner_id AND level = 'none')
  BEGIN INSERT INTO page_due (attachment_id, added_ms) VALUES (NEW.id, NEW.added_ms); END;

  -- Files waiting for a command to name them; encrypted like the others, swept at start when older than 7 days.
  CREATE TABLE stage (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id), name TEXT NOT NULL, mime TEXT NOT NULL,
    kind TEXT NOT NULL, size_bytes INTEGER NOT NULL, segments INTEGER NOT NULL, sha256 TEXT NOT NULL,
    sealed_key BLOB NOT NULL, pages INTEGER, staged_ms INTEGER NOT NULL,
    secrecy TEXT NOT NULL DEFAULT 'unread' CHECK (secrecy IN ('clear','marked','unread')),
    secrecy_level TEXT CHECK ((secrecy_level IS NOT NULL) = (secrecy = 'marked') AND secrecy_level IN ('mat','toi-mat','tuyet-mat')),
    secrecy_rule TEXT CHECK ((secrecy_rule IS NOT NULL) = (secrecy = 'marked')),
    secrecy_why TEXT CHECK (secrecy_why IS NULL OR secrecy = 'unread')
  ) STRICT;
  CREATE TRIGGER stage_name_sealed BEFORE INSERT ON stage WHEN NEW.name NOT LIKE 'sealed:%'
  BEGIN SELECT RAISE(ABORT, 'the name of a staged file is sealed'); END;
  CREATE TRIGGER stage_finding_fixed BEFORE UPDATE OF secrecy, secrecy_level, secrecy_rule, secrecy_why ON stage
    WHEN OLD.secrecy = 'marked' OR NEW.secrecy <> 'marked'
  BEGIN SELECT RAISE(ABORT, 'what was found in a file is fixed; only a mark is added'); END;

  -- A classified document's content key, wrapped for the encryption certificate of each authorised reader.
  CREATE TABLE content_key_grant (
    document_id TEXT NOT NULL REFERENCES document (id), person_id TEXT NOT NULL REFERENCES person (id),
    wrapped BLOB NOT NULL, granted_ms INTEGER NOT NULL, PRIMARY KEY (document_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER content_key_grant_none_for_destroyed BEFORE INSERT ON content_key_grant
    WHEN EXISTS (SELECT 1 FROM tombstone WHERE document_id = NEW.document_id)
  BEGIN SELECT RAISE(ABORT, 'no key for what was destroyed'); END;

  -- Need to know, by cryptography: sealed words of classified records, escrow of content keys in two halves, who was
  -- given or lost access and on what ground, emergency openings.
  --
  -- The database refuses a plain word where a sealed one belongs, so that no forgotten place can write one.
  -- Keys of the words of a record: 'line.N' (register line) and 'text.N' (directions, names of files). Wrapped under
  -- the register key, under the content key, or (holder = a person) for that person's certificate.
  CREATE TABLE record_key (
    document_id TEXT NOT NULL REFERENCES document (id), name TEXT NOT NULL CHECK (name GLOB 'line.[0-9]*' OR name GLOB 'text.[0-9]*'),
    holder TEXT NOT NULL, wrapped BLOB NOT NULL CHECK (length(wrapped) > 32), PRIMARY KEY (document_id, name, holder),
    -- what only readers may read is never wrapped for the register
    CHECK (holder <> 'register' OR name LIKE 'line.%')
  ) STRICT, WITHOUT ROWID;
  -- What decides about a classified record or draft, each statement signed by who may say it and naming the one before
  -- (knowing/statements.ts): its level, the digests of its keys, for whom its content key is wrapped.
  CREATE TABLE record_statement (
    kind TEXT NOT NULL CHECK (kind IN ('document','proposal')), subject_id TEXT NOT NULL,
    serial INTEGER NOT NULL CHECK (serial > 0), body TEXT NOT NULL CHECK (json_valid(body)),
    certificate TEXT NOT NULL CHECK (length(certificate) = 64), signature BLOB NOT NULL,
    PRIMARY KEY (kind, subject_id, serial)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER record_statement_follows BEFORE INSERT ON record_statement
    WHEN NEW.serial <> 1 + ifnull((SELECT max(serial) FROM record_statement WHERE kind = NEW.kind AND subject_id = NEW.subject_id), 0)
  BEGIN SELECT RAISE(ABORT, 'a statement follows the one before'); END;
  CREATE TRIGGER record_statement_fixed BEFORE UPDATE ON record_statement
  BEGIN SELECT RAISE(ABORT, 'a statement is signed'); END;
  CREATE TRIGGER record_statement_stays BEFORE DELETE ON record_statement
  BEGIN SELECT RAISE(ABORT, 'a statement stays'); END;
  CREATE INDEX record_key_holder ON record_key (holder) WHERE holder NOT IN ('register','content');

  -- The content key in two halves: each half alone is random bytes.
  CREATE TABLE content_key_escrow (
    document_id TEXT PRIMARY KEY REFERENCES document (id), half_a BLOB NOT NULL, half_b BLOB NOT NULL,
    CHECK (half_a <> half_b)
  ) STRICT, WITHOUT ROWID;

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
  CREATE TRIGGER access_notice_fixed BEFORE UPDATE OF change_id, person_id ON access_notice
    BEGIN SELECT RAISE(ABORT, 'a notice is fixed'); END;
  CREATE TRIGGER access_notice_read_once BEFORE UPDATE OF read_ms ON access_notice WHEN OLD.read_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a read notice stays read'); END;
  CREATE TRIGGER access_notice_stays BEFORE DELETE ON access_notice BEGIN SELECT RAISE(ABORT, 'a notice stays'); END;

  -- What the pages of files say, for the search: words out of them, or recognised in their pictures. Only of ordinary
  -- documents; they go when the document is classified, and with the file. A mark that is found when a page is recognised
  -- may be added to a staged file, and nothing that was found in one is ever taken back.
  CREATE TABLE page_due (
    attachment_id TEXT PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE, added_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX page_due_newest ON page_due (added_ms, attachment_id);

  -- words: the page's own. recognised: out of its picture. beyond: the last page that is read stands before it.
  CREATE TABLE page_words (
    attachment_id TEXT NOT NULL REFERENCES attachment (id) ON DELETE CASCADE, page INTEGER NOT NULL CHECK (page > 0),
    state TEXT NOT NULL CHECK (state IN ('words','recognised','unreadable','marked','beyond')),
    words TEXT NOT NULL CHECK (length(words) <= 40000), read_ms INTEGER NOT NULL,
    PRIMARY KEY (attachment_id, page), CHECK (words = '' OR state IN ('words','recognised'))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX page_words_unread ON page_words (read_ms) WHERE state NOT IN ('words','recognised');
  CREATE TRIGGER page_words_of_ordinary BEFORE INSERT ON page_words
    WHEN NOT EXISTS (SELECT 1 FROM attachment a WHERE a.id = NEW.attachment_id AND a.owner_kind = 'document' AND a.key_kind = 'vault'
  AND a.kind IN ('pdf','image') AND EXISTS (SELECT 1 FROM document WHERE id = a.owner_id AND level = 'none'))
  BEGIN SELECT RAISE(ABORT, 'the words of a classified file are not kept'); END;
  CREATE TRIGGER page_words_fixed BEFORE UPDATE ON page_words
  BEGIN SELECT RAISE(ABORT, 'a page is read once'); END;
`;
