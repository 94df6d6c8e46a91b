/** Documents, and what is said about one: directions, answers, clocks, dossiers, the words that the search knows. */
export const DOCUMENTS = /* sql */ `
  CREATE TABLE document (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL CHECK (revision > 0),
    direction TEXT NOT NULL CHECK (direction IN ('in','out')),
    state TEXT NOT NULL CHECK (state IN ('unopened','registered','presented','directed','in-progress','answered','closed',
      'returned','cancelled','issued','recalled','destroyed')),
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
    -- 1: was classified, is no more, and its content was not yet opened by an act of its own.
    content_sealed INTEGER NOT NULL DEFAULT 0 CHECK (content_sealed IN (0,1)),
    -- NĐ 63/2026, Sổ BMNN: no trích yếu for Tuyệt mật; an unopened envelope has none either
    CHECK (level <> 'tuyet-mat' OR subject IS NULL),
    CHECK (state <> 'unopened' OR (subject IS NULL AND named_person IS NOT NULL)),
    CHECK (named_person_id IS NULL OR named_person IS NOT NULL),
    CHECK ((series_id IS NULL) = (series_number IS NULL))
  ) STRICT;
  -- A number of a series is given once; most documents have none, and an index costs a page of each act.
  CREATE UNIQUE INDEX document_series ON document (series_id, series_number, series_suffix) WHERE series_id IS NOT NULL;
  CREATE INDEX document_code ON document (code_key);
  CREATE INDEX document_protection ON document (protection_until) WHERE protection_until IS NOT NULL AND level <> 'none';
  CREATE TRIGGER document_stays BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'a document record stays'); END;
  -- What is on the register line stays; only the person named on an unopened envelope completes it.
  CREATE TRIGGER document_line_fixed BEFORE UPDATE OF issuer, code, document_date, type_id, signer, copy_number, recipients, copies, pages,
    code_key ON document
    WHEN OLD.state <> 'unopened' AND NOT ((NEW.issuer IS OLD.issuer OR NEW.issuer IS
        (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'issuer' ORDER BY position DESC LIMIT 1))
        AND (NEW.code IS OLD.code OR NEW.code IS
        (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'code' ORDER BY position DESC LIMIT 1))
        AND (NEW.document_date IS OLD.document_date OR NEW.document_date IS
        (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'documentDate' ORDER BY position DESC LIMIT 1))
        AND (NEW.type_id IS OLD.type_id OR NEW.type_id IS
        (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'typeId' ORDER BY position DESC LIMIT 1))
        AND (NEW.signer IS OLD.signer OR NEW.signer IS
        (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'signer' ORDER BY position DESC LIMIT 1))
        AND (NEW.copy_number IS OLD.copy_number OR NEW.copy_number IS
        (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'copyNumber' ORDER BY position DESC LIMIT 1))
        AND (NEW.recipients IS OLD.recipients OR NEW.recipients IS
        (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'recipients' ORDER BY position DESC LIMIT 1))
        AND (NEW.copies IS OLD.copies OR NEW.copies IS
        (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'copies' ORDER BY position DESC LIMIT 1))
        AND (NEW.pages IS OLD.pages OR NEW.pages IS
        (SELECT new_value FROM entry_correction WHERE document_id = OLD.id AND field = 'pages' ORDER BY position DESC LIMIT 1))
      AND (NEW.code_key = OLD.code_key OR EXISTS (SELECT 1 FROM entry_correction WHERE document_id = OLD.id AND field = 'code')))
  BEGIN SELECT RAISE(ABORT, 'a registered line is corrected by a new event, not edited'); END;
  CREATE TRIGGER document_identity_fixed BEFORE UPDATE OF id, direction, series_id, series_number, rule_pack, created_ms,
    created_by ON document
  BEGIN SELECT RAISE(ABORT, 'identity and number of a document are fixed'); END;
  CREATE TRIGGER document_level_by_event BEFORE UPDATE OF level ON document
    WHEN NEW.level <> OLD.level
      AND NEW.level IS NOT (SELECT to_level FROM level_event WHERE document_id = OLD.id ORDER BY seq DESC LIMIT 1)
  BEGIN SELECT RAISE(ABORT, 'a level changes by its event only'); END;
  CREATE TRIGGER document_period_by_event BEFORE UPDATE OF protection_until ON document
    WHEN OLD.state <> 'unopened' AND NEW.protection_until IS NOT OLD.protection_until
      AND NEW.protection_until IS NOT (SELECT until_after FROM level_event WHERE document_id = OLD.id ORDER BY seq DESC LIMIT 1)
  BEGIN SELECT RAISE(ABORT, 'a protection period changes by its event only'); END;
  CREATE TRIGGER document_content_by_event BEFORE UPDATE OF content_sealed ON document
    WHEN NEW.content_sealed <> OLD.content_sealed
      AND NEW.content_sealed <> ((SELECT kind FROM level_event WHERE document_id = OLD.id ORDER BY seq DESC LIMIT 1) = 'declassified')
  BEGIN SELECT RAISE(ABORT, 'content is opened by its event only'); END;
  -- The line keeps what it said, but for the trích yếu: it is corrected, sealed or opened with the level, or goes.
  CREATE TRIGGER document_subject_fixed BEFORE UPDATE OF subject ON document
    WHEN OLD.state <> 'unopened' AND NOT (NEW.level = 'tuyet-mat' AND NEW.subject IS NULL)
      AND NOT ((OLD.subject NOT LIKE 'sealed:%' AND NEW.subject LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.id) <> 'none')
      OR (OLD.subject LIKE 'sealed:%' AND NEW.subject NOT LIKE 'sealed:%'
        AND (SELECT kind FROM level_event WHERE document_id = OLD.id ORDER BY seq DESC LIMIT 1) = 'content-opened'))
      AND NEW.subject IS NOT (SELECT new_value FROM entry_correction WHERE document_id = OLD.id
      AND field = 'subject' ORDER BY position DESC LIMIT 1)
  BEGIN SELECT RAISE(ABORT, 'a registered line is corrected by a new event, not edited'); END;
  CREATE TRIGGER document_destroyed_with_tombstone BEFORE UPDATE OF state ON document
    WHEN (NEW.state = 'destroyed') <> EXISTS (SELECT 1 FROM tombstone WHERE document_id = OLD.id)
  BEGIN SELECT RAISE(ABORT, 'destroyed means a tombstone, and stays'); END;
  CREATE TRIGGER document_words_sealed BEFORE INSERT ON document
    WHEN (NEW.level IN ('mat','toi-mat') AND NEW.subject NOT LIKE 'sealed:%')
      OR (NEW.level <> 'none' AND NEW.note <> '' AND NEW.note NOT LIKE 'sealed:%')
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER document_words_stay_sealed BEFORE UPDATE OF subject, note ON document
    WHEN (NEW.level IN ('mat','toi-mat') AND NEW.subject NOT LIKE 'sealed:%')
      OR (NEW.level <> 'none' AND NEW.note <> '' AND NEW.note NOT LIKE 'sealed:%')
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER document_not_held BEFORE UPDATE OF state ON document WHEN NEW.state IN ('cancelled','destroyed')
    AND EXISTS (SELECT 1 FROM inspection_hold WHERE document_id = OLD.id AND released_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
  CREATE TRIGGER document_number_was_given BEFORE INSERT ON document
    WHEN NEW.series_id IS NOT NULL AND NEW.series_suffix = '' AND (
      NOT EXISTS (SELECT 1 FROM number_series WHERE id = NEW.series_id
        AND NEW.series_number >= first_number AND NEW.series_number < next_number)
      OR EXISTS (SELECT 1 FROM reserved_number WHERE series_id = NEW.series_id AND series_number = NEW.series_number AND state = 'released'))
  BEGIN SELECT RAISE(ABORT, 'a document has a number of its series that was given out and not released'); END;
  CREATE TRIGGER page_words_end_when_classified AFTER UPDATE OF level ON document WHEN NEW.level <> 'none'
  BEGIN
    DELETE FROM page_words WHERE attachment_id IN (SELECT id FROM attachment WHERE owner_kind = 'document' AND owner_id = NEW.id);
    DELETE FROM page_due WHERE attachment_id IN (SELECT id FROM attachment WHERE owner_kind = 'document' AND owner_id = NEW.id);
  END;

  CREATE TABLE direction (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id), by_id TEXT NOT NULL REFERENCES person (id),
    at_ms INTEGER NOT NULL, body TEXT NOT NULL CHECK (body <> ''), lead_id TEXT REFERENCES person (id),
    support_ids TEXT NOT NULL CHECK (json_valid(support_ids)), due_on TEXT, due_time TEXT
  ) STRICT;
  CREATE INDEX direction_document ON direction (document_id, at_ms);
  CREATE TRIGGER direction_stays BEFORE DELETE ON direction BEGIN SELECT RAISE(ABORT, 'a direction stays'); END;
  -- Words stay what they are; only whether they are sealed follows the level.
  CREATE TRIGGER direction_fixed BEFORE UPDATE OF id, document_id, by_id, at_ms, lead_id, support_ids, due_on, due_time ON direction
  BEGIN SELECT RAISE(ABORT, 'a direction is fixed'); END;
  CREATE TRIGGER direction_body_fixed BEFORE UPDATE OF body ON direction
    WHEN NOT ((OLD.body NOT LIKE 'sealed:%' AND NEW.body LIKE 'sealed:%'
    AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none')
      OR (OLD.body LIKE 'sealed:%' AND NEW.body NOT LIKE 'sealed:%'
        AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'))
  BEGIN SELECT RAISE(ABORT, 'a direction is fixed'); END;
  CREATE TRIGGER direction_words_sealed BEFORE INSERT ON direction
    WHEN NEW.body NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;

  CREATE TABLE answer_link (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id), outgoing_id TEXT REFERENCES document (id),
    code TEXT NOT NULL, note TEXT NOT NULL, at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id)
  ) STRICT;
  CREATE INDEX answer_link_document ON answer_link (document_id, at_ms);
  CREATE TRIGGER answer_link_stays BEFORE DELETE ON answer_link BEGIN SELECT RAISE(ABORT, 'an answer stays'); END;
  CREATE TRIGGER answer_link_fixed BEFORE UPDATE OF id, document_id, outgoing_id, code, at_ms, by_id ON answer_link
  BEGIN SELECT RAISE(ABORT, 'an answer is fixed'); END;
  CREATE TRIGGER answer_link_note_fixed BEFORE UPDATE OF note ON answer_link
    WHEN NOT ((OLD.note NOT LIKE 'sealed:%' AND NEW.note LIKE 'sealed:%'
    AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none')
      OR (OLD.note LIKE 'sealed:%' AND NEW.note NOT LIKE 'sealed:%'
        AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'))
  BEGIN SELECT RAISE(ABORT, 'an answer is fixed'); END;
  CREATE TRIGGER answer_words_sealed BEFORE INSERT ON answer_link
    WHEN NEW.note <> '' AND NEW.note NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;

  -- What the next entry of an issuer starts from; one small row per issuer, so that no list is scanned for it.
  CREATE TABLE issuer (
    book_kind TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, symbol TEXT, type_id TEXT NOT NULL,
    present_to TEXT REFERENCES person (id), document_date TEXT, uses INTEGER NOT NULL CHECK (uses > 0), last_ms INTEGER NOT NULL,
    -- another name of this one, by which it is offered; documents keep the name on their paper
    same_as TEXT CHECK (same_as IS NULL OR same_as <> name),
    PRIMARY KEY (book_kind, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE draft (
    -- sealed under the person's own key
    person_id TEXT NOT NULL REFERENCES person (id), form TEXT NOT NULL, key TEXT NOT NULL,
    body BLOB NOT NULL, saved_ms INTEGER NOT NULL, PRIMARY KEY (person_id, form, key)
  ) STRICT;

  -- Changes of a document's clocks: stopped with a reason, resumed, extended, recalculated after the calendar changed.
  -- What counts for lists is the date in the document's own row; how it came about stands here for good.
  CREATE TABLE clock_event (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id),
    position INTEGER NOT NULL CHECK (position > 0), clock TEXT NOT NULL CHECK (clock IN ('process','reply')),
    kind TEXT NOT NULL CHECK (kind IN ('stopped','resumed','extended','recalculated')),
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL, reason TEXT NOT NULL,
    before_on TEXT, before_time TEXT, after_on TEXT, after_time TEXT,
    UNIQUE (document_id, position),
    CHECK (kind NOT IN ('stopped','extended') OR reason <> ''),
    CHECK ((kind = 'stopped') = (after_on IS NULL)), CHECK (kind = 'stopped' OR after_on IS NOT NULL),
    CHECK (kind <> 'extended' OR before_on IS NULL OR after_on > before_on OR (after_on = before_on
      AND ifnull(after_time, '24:00') > ifnull(before_time, '24:00'))),
    CHECK (clock = 'process' OR kind <> 'stopped')
  ) STRICT;
  CREATE TRIGGER clock_event_in_order BEFORE INSERT ON clock_event
    WHEN NEW.position <> 1 + (SELECT count(*) FROM clock_event WHERE document_id = NEW.document_id)
  BEGIN SELECT RAISE(ABORT, 'events of a clock follow each other'); END;
  -- a clock that stands cannot be stopped again, nor extended; one that runs cannot be resumed
  CREATE TRIGGER clock_event_follows BEFORE INSERT ON clock_event
    WHEN NEW.clock = 'process' AND NEW.kind <> 'recalculated' AND (NEW.kind = 'resumed') <> ifnull((
      SELECT kind = 'stopped' FROM clock_event WHERE document_id = NEW.document_id AND clock = 'process' ORDER BY position DESC LIMIT 1), 0)
  BEGIN SELECT RAISE(ABORT, 'a clock is stopped, then resumed'); END;
  CREATE TRIGGER clock_reason_sealed BEFORE INSERT ON clock_event
    WHEN NEW.reason <> '' AND NEW.reason NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER clock_event_stays BEFORE DELETE ON clock_event BEGIN SELECT RAISE(ABORT, 'an event of a clock stays'); END;
  CREATE TRIGGER clock_event_fixed BEFORE UPDATE OF id, document_id, position, clock, kind, by_id, at_ms, before_on,
    before_time, after_on, after_time ON clock_event
  BEGIN SELECT RAISE(ABORT, 'an event of a clock is fixed'); END;
  CREATE TRIGGER clock_event_reason_fixed BEFORE UPDATE OF reason ON clock_event WHEN NOT ifnull(NEW.reason IS OLD.reason
      OR (OLD.reason NOT LIKE 'sealed:%' AND NEW.reason LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none')
      OR (OLD.reason LIKE 'sealed:%' AND NEW.reason NOT LIKE 'sealed:%'
      AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)
  BEGIN SELECT RAISE(ABORT, 'an event of a clock is fixed'); END;

  -- In which dossier (hồ sơ) a document is kept; moved to another one by a later line, never by an edit.
  CREATE TABLE document_dossier (
    document_id TEXT NOT NULL REFERENCES document (id), at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id),
    code TEXT NOT NULL CHECK (code <> ''), title TEXT NOT NULL CHECK (title <> ''), PRIMARY KEY (document_id, at_ms)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER document_dossier_sealed BEFORE INSERT ON document_dossier
    WHEN NEW.title NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER document_dossier_stays BEFORE DELETE ON document_dossier BEGIN SELECT RAISE(ABORT, 'a filing stays'); END;
  CREATE TRIGGER document_dossier_closed BEFORE INSERT ON document_dossier
    WHEN EXISTS (SELECT 1 FROM dossier_closing WHERE code = NEW.code AND reopened_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a closed dossier takes no document'); END;
  CREATE TRIGGER document_dossier_kept BEFORE INSERT ON document_dossier
    WHEN EXISTS (SELECT 1 FROM dossier_closing_item i JOIN dossier_closing c ON c.id = i.closing_id
      WHERE i.document_id = NEW.document_id AND c.reopened_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a closed dossier keeps its documents'); END;
  CREATE TRIGGER document_dossier_fixed BEFORE UPDATE OF document_id, at_ms, by_id, code ON document_dossier
  BEGIN SELECT RAISE(ABORT, 'a filing is fixed'); END;
  CREATE TRIGGER document_dossier_title_fixed BEFORE UPDATE OF title ON document_dossier WHEN NOT ifnull(NEW.title IS OLD.title
      OR (OLD.title NOT LIKE 'sealed:%' AND NEW.title LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none')
      OR (OLD.title LIKE 'sealed:%' AND NEW.title NOT LIKE 'sealed:%'
      AND (SELECT kind FROM level_event WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)
  BEGIN SELECT RAISE(ABORT, 'a filing is fixed'); END;

  -- Kết thúc hồ sơ: a dossier is closed with the list of what lies in it, and takes nothing more until a leader opens it
  -- again with a reason. What was counted stays as it was counted.
  CREATE TABLE dossier_closing (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    code TEXT NOT NULL CHECK (code <> ''), retention TEXT NOT NULL CHECK (retention <> ''),
    at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id),
    reopened_ms INTEGER, reopened_by TEXT REFERENCES person (id), reason TEXT,
    reason_document TEXT REFERENCES document (id),
    CHECK ((reopened_ms IS NULL) = (reopened_by IS NULL) AND (reopened_ms IS NULL) = (reason IS NULL)),
    CHECK (reason <> ''), CHECK (reopened_ms >= at_ms),
    CHECK (reason_document IS NULL OR reason LIKE 'sealed:%')
  ) STRICT;
  CREATE UNIQUE INDEX dossier_closed_once ON dossier_closing (code) WHERE reopened_ms IS NULL;
  CREATE TRIGGER dossier_closing_stays BEFORE DELETE ON dossier_closing
  BEGIN SELECT RAISE(ABORT, 'the closing of a dossier stays'); END;
  CREATE TRIGGER dossier_closing_fixed BEFORE UPDATE ON dossier_closing
    WHEN NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.retention <> OLD.retention OR NEW.at_ms <> OLD.at_ms
      OR NEW.by_id <> OLD.by_id OR NEW.reopened_ms IS NULL
      OR (OLD.reopened_ms IS NOT NULL AND NOT (NEW.reopened_ms IS OLD.reopened_ms AND NEW.reopened_by IS OLD.reopened_by
        AND EXISTS (SELECT 1 FROM dossier_closing_item WHERE closing_id = OLD.id
          AND document_id = ifnull(NEW.reason_document, OLD.reason_document))
        AND ((OLD.reason_document IS NULL AND NEW.reason LIKE 'sealed:%'
        AND (SELECT level FROM document WHERE id = NEW.reason_document) <> 'none')
          OR (NEW.reason_document IS NULL AND NEW.reason NOT LIKE 'sealed:%'
          AND (SELECT kind FROM level_event WHERE document_id = OLD.reason_document ORDER BY seq DESC LIMIT 1) = 'content-opened'))))
  BEGIN SELECT RAISE(ABORT, 'the closing of a dossier is fixed'); END;

  CREATE TABLE dossier_closing_item (
    closing_id TEXT NOT NULL REFERENCES dossier_closing (id), position INTEGER NOT NULL CHECK (position > 0),
    document_id TEXT NOT NULL REFERENCES document (id), pages INTEGER CHECK (pages >= 0),
    PRIMARY KEY (closing_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX dossier_closing_document ON dossier_closing_item (document_id, closing_id);
  CREATE TRIGGER dossier_closing_item_lies BEFORE INSERT ON dossier_closing_item
    WHEN (SELECT code FROM dossier_closing WHERE id = NEW.closing_id AND reopened_ms IS NULL) IS NOT
      (SELECT code FROM document_dossier WHERE document_id = NEW.document_id ORDER BY at_ms DESC LIMIT 1)
  BEGIN SELECT RAISE(ABORT, 'the list of a dossier names what lies in it'); END;
  CREATE TRIGGER dossier_closing_item_fixed BEFORE UPDATE ON dossier_closing_item
  BEGIN SELECT RAISE(ABORT, 'the list of a dossier is fixed'); END;
  CREATE TRIGGER dossier_closing_item_stays BEFORE DELETE ON dossier_closing_item
  BEGIN SELECT RAISE(ABORT, 'the list of a dossier stays'); END;

  -- Why a document was given back, closed or opened again may be told by one that is classified later: the ledger, which
  -- never changes, names the words, and they lie here, where they follow the level. The reason of a cancelled number is
  -- sealed with its line, and what was said by edXML follows too.
  CREATE TABLE act_words (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id), body TEXT NOT NULL CHECK (body <> ''),
    at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX act_words_document ON act_words (document_id);
  CREATE TRIGGER act_words_sealed BEFORE INSERT ON act_words
    WHEN NEW.body NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER act_words_fixed BEFORE UPDATE OF id, document_id, at_ms, by_id ON act_words
  BEGIN SELECT RAISE(ABORT, 'what was said is fixed'); END;
  CREATE TRIGGER act_words_body_fixed BEFORE UPDATE OF body ON act_words WHEN NOT ifnull(NEW.body IS OLD.body
      OR (OLD.body NOT LIKE 'sealed:%' AND NEW.body LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = OLD.document_id) <> 'none')
      OR (OLD.body LIKE 'sealed:%' AND NEW.body NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event
        WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)
  BEGIN SELECT RAISE(ABORT, 'what was said is fixed'); END;
  CREATE TRIGGER act_words_stay BEFORE DELETE ON act_words
  BEGIN SELECT RAISE(ABORT, 'what was said stays'); END;

  -- Documents and closed books whose words still lie open, or have no digests, because whoever classified them held no
  -- keys: made up for at the sign-in of somebody who can (\`protection/catchUp.ts\`). Nothing here puts a row in.
  CREATE TABLE words_behind (document_id TEXT PRIMARY KEY REFERENCES document (id)) STRICT, WITHOUT ROWID;
  CREATE TRIGGER words_behind_none BEFORE INSERT ON words_behind
  BEGIN SELECT RAISE(ABORT, 'nothing falls behind any more'); END;

  -- The gate of secrecy: what the vault found in the bytes of a staged file, and what a person answered to it. A file with
  -- a mark above the level of its record, or one that could not be searched, becomes part of a record only with an answer.
  -- looked: a person saw the pages that no program could read. no-mark: what was taken for a mark is none, and why.
  -- made: the program made the file, of words and files of the same record that had passed before.
  CREATE TABLE secrecy_answer (
    id TEXT PRIMARY KEY, answer TEXT NOT NULL CHECK (answer IN ('looked','no-mark','made')),
    file_id TEXT, words_key TEXT,
    level TEXT CHECK (level IN ('mat','toi-mat','tuyet-mat')), rule TEXT NOT NULL, reason TEXT NOT NULL,
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    read_by TEXT REFERENCES person (id), read_ms INTEGER,
    CHECK ((file_id IS NULL) <> (words_key IS NULL)),
    CHECK (answer = 'no-mark' OR reason = ''), CHECK (answer <> 'made' OR file_id IS NOT NULL),
    CHECK (answer <> 'no-mark' OR (level IS NOT NULL AND trim(reason) <> '')),
    CHECK ((read_by IS NULL) = (read_ms IS NULL)), CHECK (read_by IS NULL OR (read_by <> by_id AND answer = 'no-mark'))
  ) STRICT;
  CREATE INDEX secrecy_answer_file ON secrecy_answer (file_id) WHERE file_id IS NOT NULL;
  CREATE INDEX secrecy_answer_words ON secrecy_answer (words_key, by_id) WHERE words_key IS NOT NULL;
  CREATE INDEX secrecy_answer_reason ON secrecy_answer (at_ms, id) WHERE answer = 'no-mark';
  CREATE TRIGGER secrecy_answer_fixed BEFORE UPDATE OF id, answer, file_id, words_key, level, rule, reason, by_id, at_ms ON secrecy_answer
  BEGIN SELECT RAISE(ABORT, 'an answer about a secrecy mark is fixed'); END;
  CREATE TRIGGER secrecy_answer_read_once BEFORE UPDATE OF read_by, read_ms ON secrecy_answer WHEN OLD.read_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a reason is read once'); END;
  CREATE TRIGGER secrecy_answer_stays BEFORE DELETE ON secrecy_answer
  BEGIN SELECT RAISE(ABORT, 'an answer about a secrecy mark stays'); END;

  -- Full-text search over documents and submissions.
  --
  -- One contentless index with two columns per field: the words in one exact spelling, and the words without marks.
  -- They are cut and folded by shared/domain/text and never by FTS5's own tokenizer, which knows neither đ nor the two
  -- ways to write hòa. \`search_key\` says which record a row of the index belongs to; row ids grow with time, since
  -- none is ever given up, so "newest first" is the index's own order.
  CREATE TABLE search_key (
    rowid INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('document','submission')), subject_id TEXT NOT NULL,
    -- 1: found only by those who may know of the record
    restricted INTEGER NOT NULL CHECK (restricted IN (0,1)), UNIQUE (kind, subject_id)
  ) STRICT;
  CREATE TRIGGER search_key_stays BEFORE DELETE ON search_key BEGIN SELECT RAISE(ABORT, 'a row of the index stays'); END;

  CREATE VIRTUAL TABLE fts USING fts5 (
    number_exact, subject_exact, issuer_exact, body_exact, number_base, subject_base, issuer_base, body_base,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
  );

  -- How many records have a word: what is rare tells two submissions apart.
  CREATE VIRTUAL TABLE fts_words USING fts5vocab (fts, 'row');

  -- Bytes of words are still to be merged out of the index of the search.
  CREATE TABLE search_purge (id INTEGER PRIMARY KEY CHECK (id = 1), asked_ms INTEGER NOT NULL) STRICT;
`;
