/** Where people are stuck, and the answers that became entries of the help. */
export const OBSTACLES = /* sql */ `
  -- Vướng mắc: what was on the screen when somebody got stuck (closed words, never content).
  -- What was on the screen: words of the program only. The alphabet leaves no room for a sentence or a name.
  CREATE TABLE obstacle (
    submission_id TEXT PRIMARY KEY REFERENCES submission (id),
    -- null: it came from another office, whose people are not told
    reporter_id TEXT REFERENCES person (id), office TEXT NOT NULL CHECK (office <> ''),
    screen TEXT NOT NULL CHECK (length(screen) BETWEEN 1 AND 40 AND screen NOT GLOB '*[^a-zA-Z]*'),
    code TEXT CHECK (length(code) BETWEEN 1 AND 64 AND code NOT GLOB '*[^a-z0-9-]*'),
    rule TEXT CHECK (length(rule) BETWEEN 4 AND 10 AND rule NOT GLOB '*[^A-ZĐ0-9-]*'),
    version TEXT NOT NULL CHECK (length(version) BETWEEN 1 AND 32 AND version NOT GLOB '*[^a-z0-9.+-]*'),
    urgency TEXT NOT NULL CHECK (urgency IN ('can-wait','soon','stopped')),
    steps TEXT NOT NULL CHECK (json_valid(steps) AND length(steps) <= 2000 AND steps NOT GLOB '*[^]a-zA-Z.",:[-]*'),
    -- the answer of the office that supports this one; the newest stands
    answer TEXT CHECK (answer <> ''), answer_office TEXT, answer_by TEXT, answer_ms INTEGER,
    CHECK ((answer IS NULL) = (answer_office IS NULL)), CHECK ((answer IS NULL) = (answer_by IS NULL)),
    CHECK ((answer IS NULL) = (answer_ms IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX obstacle_reporter ON obstacle (reporter_id) WHERE reporter_id IS NOT NULL;
  CREATE INDEX obstacle_place ON obstacle (screen, code, rule);
  CREATE TRIGGER obstacle_kind BEFORE INSERT ON obstacle
    WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND kind = 'vuong-mac')
  BEGIN SELECT RAISE(ABORT, 'only a vuong-mac has what was on the screen'); END;
  CREATE TRIGGER obstacle_fixed BEFORE UPDATE OF submission_id, reporter_id, office, screen, code, rule, version, urgency, steps ON obstacle
  BEGIN SELECT RAISE(ABORT, 'what was reported stays'); END;
  CREATE TRIGGER obstacle_stays BEFORE DELETE ON obstacle BEGIN SELECT RAISE(ABORT, 'what was reported stays'); END;

  -- The station that obstacles go to; without a row, the trusted station of the superior office.
  CREATE TABLE obstacle_support (
    one INTEGER PRIMARY KEY CHECK (one = 1), station_id TEXT NOT NULL CHECK (station_id <> ''),
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL
  ) STRICT;

  -- Answers published as entries of the help: the text as its office signed it, and the entries out of it.
  CREATE TABLE help_pack (
    id TEXT PRIMARY KEY, office_code TEXT NOT NULL, office_name TEXT NOT NULL, origin TEXT NOT NULL CHECK (origin IN ('own','taken')),
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), content TEXT NOT NULL, p7s BLOB NOT NULL,
    kept_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id)
  ) STRICT;
  CREATE TRIGGER help_pack_fixed BEFORE UPDATE ON help_pack BEGIN SELECT RAISE(ABORT, 'a signed pack is fixed'); END;
  CREATE TRIGGER help_pack_stays BEFORE DELETE ON help_pack BEGIN SELECT RAISE(ABORT, 'a signed pack stays'); END;

  CREATE TABLE help_entry (
    office_code TEXT NOT NULL, entry_id TEXT NOT NULL CHECK (length(entry_id) = 32),
    edition INTEGER NOT NULL CHECK (edition > 0), pack_id TEXT NOT NULL REFERENCES help_pack (id),
    office_name TEXT NOT NULL, published_on TEXT NOT NULL,
    screen TEXT NOT NULL CHECK (length(screen) BETWEEN 1 AND 40 AND screen NOT GLOB '*[^a-zA-Z]*'), code TEXT,
    title TEXT NOT NULL CHECK (title <> ''), body TEXT NOT NULL CHECK (body <> ''),
    -- the case that it answers, on the station that published it
    submission_id TEXT REFERENCES submission (id),
    PRIMARY KEY (office_code, entry_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX help_entry_case ON help_entry (submission_id) WHERE submission_id IS NOT NULL;
  CREATE TRIGGER help_entry_newer BEFORE UPDATE ON help_entry WHEN NEW.edition <= OLD.edition OR NEW.office_code <> OLD.office_code
  BEGIN SELECT RAISE(ABORT, 'an entry is replaced by a newer edition of its office only'); END;
`;
