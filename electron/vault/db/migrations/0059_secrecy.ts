import type { Migration } from '../migrate.ts';

/**
 * The gate of secrecy: what the vault found in the bytes of a staged file, and what a person answered to it. A file with
 * a mark above the level of its record, or one that could not be searched, becomes part of a record only with an answer.
 */
export const m0059: Migration = {
  version: 59,
  name: 'secrecy',
  up: (db) => db.exec(SECRECY),
};

/** Place of a level among the levels; higher is more secret. */
const rank = (level: string): string => `instr('none mat toi-mat tuyet-mat', ${level})`;

const OWNER_LEVEL = /* sql */ `CASE NEW.owner_kind
  WHEN 'document' THEN (SELECT level FROM document WHERE id = NEW.owner_id)
  WHEN 'proposal' THEN (SELECT level FROM proposal WHERE id = NEW.owner_id) ELSE 'none' END`;

const SECRECY = /* sql */ `
  ALTER TABLE stage ADD COLUMN secrecy TEXT NOT NULL DEFAULT 'unread' CHECK (secrecy IN ('clear','marked','unread'));
  ALTER TABLE stage ADD COLUMN secrecy_level TEXT CHECK ((secrecy_level IS NOT NULL) = (secrecy = 'marked') AND secrecy_level IN ('mat','toi-mat','tuyet-mat'));
  ALTER TABLE stage ADD COLUMN secrecy_rule TEXT CHECK ((secrecy_rule IS NOT NULL) = (secrecy = 'marked'));
  ALTER TABLE stage ADD COLUMN secrecy_why TEXT CHECK (secrecy_why IS NULL OR secrecy = 'unread');
  CREATE TRIGGER stage_finding_fixed BEFORE UPDATE OF secrecy, secrecy_level, secrecy_rule, secrecy_why ON stage
  BEGIN SELECT RAISE(ABORT, 'what was found in a file is fixed'); END;

  -- looked: a person saw the pages that no program could read. no-mark: what was taken for a mark is none, and why.
  -- made: the program made the file, of words and files of the same record that had passed before.
  CREATE TABLE secrecy_answer (
    id TEXT PRIMARY KEY, answer TEXT NOT NULL CHECK (answer IN ('looked','no-mark','made')),
    file_id TEXT, words_key TEXT,
    level TEXT CHECK (level IN ('mat','toi-mat','tuyet-mat')), rule TEXT NOT NULL, reason TEXT NOT NULL,
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    read_by TEXT REFERENCES person (id), read_ms INTEGER,
    CHECK ((file_id IS NULL) <> (words_key IS NULL)),
    CHECK (answer = 'no-mark' OR (file_id IS NOT NULL AND reason = '')),
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

  CREATE TRIGGER attachment_mark_answered BEFORE INSERT ON attachment
    WHEN EXISTS (SELECT 1 FROM stage WHERE id = NEW.id AND secrecy = 'marked' AND ${rank('secrecy_level')} > ${rank(OWNER_LEVEL)})
      AND NOT EXISTS (SELECT 1 FROM secrecy_answer WHERE file_id = NEW.id AND answer IN ('no-mark','made'))
  BEGIN SELECT RAISE(ABORT, 'a file with a secrecy mark goes into no record below its level'); END;
  CREATE TRIGGER attachment_unread_answered BEFORE INSERT ON attachment
    WHEN EXISTS (SELECT 1 FROM stage WHERE id = NEW.id AND secrecy = 'unread') AND (${OWNER_LEVEL}) = 'none'
      AND NOT EXISTS (SELECT 1 FROM secrecy_answer WHERE file_id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'a file that could not be searched goes into no record before a person looked at it'); END;
`;
