/** Judging of sáng kiến and giải pháp: councils, scores, minutes, decisions, what followed. */
export const INITIATIVES = /* sql */ `
  -- Judging of sáng kiến and giải pháp. Scores are given once and never changed, only while the council sits, and never by
  -- a member who declared a conflict of interest; the database refuses the rest.
  CREATE TABLE initiative (
    submission_id TEXT PRIMARY KEY REFERENCES submission (id), revision INTEGER NOT NULL CHECK (revision > 0),
    state TEXT NOT NULL CHECK (state IN ('sifted','dropped','scoring','scored','minuted','adopted','piloting','rejected')),
    sift_note TEXT NOT NULL CHECK (sift_note <> ''), sifted_by TEXT NOT NULL REFERENCES person (id), sifted_ms INTEGER NOT NULL,
    council_code TEXT, council_on TEXT, rule_pack TEXT NOT NULL,
    CHECK (state IN ('sifted','dropped') OR council_on IS NOT NULL)
  ) STRICT;
  CREATE TRIGGER initiative_kind BEFORE INSERT ON initiative
    WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND kind IN ('sang-kien','giai-phap'))
  BEGIN SELECT RAISE(ABORT, 'only an initiative or a solution is judged'); END;
  CREATE TRIGGER initiative_fixed BEFORE UPDATE OF submission_id, sift_note, sifted_by, sifted_ms, rule_pack ON initiative
  BEGIN SELECT RAISE(ABORT, 'how it was sifted is fixed'); END;
  CREATE TRIGGER initiative_steps BEFORE UPDATE OF state ON initiative
    WHEN NEW.state <> OLD.state AND NOT (
      OLD.state = 'sifted' AND NEW.state = 'scoring' OR OLD.state = 'scoring' AND NEW.state = 'scored'
      OR OLD.state = 'scored' AND NEW.state = 'minuted' OR OLD.state = 'minuted' AND NEW.state IN ('adopted','piloting','rejected')
      OR OLD.state = 'piloting' AND NEW.state IN ('adopted','rejected'))
  BEGIN SELECT RAISE(ABORT, 'no step of the judging is left out'); END;
  CREATE TRIGGER initiative_stays BEFORE DELETE ON initiative BEGIN SELECT RAISE(ABORT, 'a judging stays'); END;

  CREATE TABLE initiative_member (
    submission_id TEXT NOT NULL REFERENCES initiative (submission_id), position INTEGER NOT NULL CHECK (position > 0),
    person_id TEXT NOT NULL REFERENCES person (id), role TEXT NOT NULL CHECK (role IN ('chair','secretary','member')),
    -- null: not declared yet
    conflict INTEGER CHECK (conflict IN (0, 1)), conflict_note TEXT NOT NULL, declared_ms INTEGER,
    PRIMARY KEY (submission_id, position), UNIQUE (submission_id, person_id), CHECK ((conflict IS NULL) = (declared_ms IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX initiative_member_person ON initiative_member (person_id);
  CREATE TRIGGER initiative_member_named BEFORE INSERT ON initiative_member
    WHEN (SELECT state FROM initiative WHERE submission_id = NEW.submission_id) <> 'sifted'
  BEGIN SELECT RAISE(ABORT, 'a council is named once'); END;
  CREATE TRIGGER initiative_member_fixed BEFORE UPDATE ON initiative_member
    WHEN NEW.submission_id <> OLD.submission_id OR NEW.position <> OLD.position OR NEW.person_id <> OLD.person_id OR NEW.role <> OLD.role
      OR OLD.conflict IS NOT NULL
      OR (SELECT state FROM initiative WHERE submission_id = OLD.submission_id) <> 'scoring'
  BEGIN SELECT RAISE(ABORT, 'what a member declared is fixed'); END;
  CREATE TRIGGER initiative_member_stays BEFORE DELETE ON initiative_member BEGIN SELECT RAISE(ABORT, 'a member stays'); END;

  CREATE TABLE initiative_score (
    submission_id TEXT NOT NULL REFERENCES initiative (submission_id), person_id TEXT NOT NULL REFERENCES person (id),
    scores TEXT NOT NULL CHECK (json_valid(scores)), vote TEXT NOT NULL CHECK (vote IN ('adopt','pilot','reject')), remark TEXT NOT NULL,
    -- the ledger has the hash of the scores with this salt: neither can be changed without the other
    salt BLOB NOT NULL CHECK (length(salt) = 16), seal TEXT NOT NULL CHECK (length(seal) = 64), at_ms INTEGER NOT NULL,
    PRIMARY KEY (submission_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER initiative_score_sitting BEFORE INSERT ON initiative_score
    WHEN (SELECT state FROM initiative WHERE submission_id = NEW.submission_id) IS NOT 'scoring'
  BEGIN SELECT RAISE(ABORT, 'the council is closed'); END;
  CREATE TRIGGER initiative_score_member BEFORE INSERT ON initiative_score
    WHEN NOT EXISTS (SELECT 1 FROM initiative_member WHERE submission_id = NEW.submission_id AND person_id = NEW.person_id AND conflict = 0)
  BEGIN SELECT RAISE(ABORT, 'only a member without a conflict of interest gives scores'); END;
  CREATE TRIGGER initiative_score_fixed BEFORE UPDATE ON initiative_score BEGIN SELECT RAISE(ABORT, 'a score given is fixed'); END;
  CREATE TRIGGER initiative_score_stays BEFORE DELETE ON initiative_score BEGIN SELECT RAISE(ABORT, 'a score given stays'); END;

  CREATE TABLE initiative_minutes (
    submission_id TEXT PRIMARY KEY REFERENCES initiative (submission_id), code TEXT NOT NULL, met_on TEXT NOT NULL,
    place TEXT NOT NULL CHECK (place <> ''), opinions TEXT NOT NULL, conclusion TEXT NOT NULL CHECK (conclusion <> ''),
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER initiative_minutes_fixed BEFORE UPDATE ON initiative_minutes BEGIN SELECT RAISE(ABORT, 'minutes are fixed'); END;
  CREATE TRIGGER initiative_minutes_stay BEFORE DELETE ON initiative_minutes BEGIN SELECT RAISE(ABORT, 'minutes stay'); END;

  CREATE TABLE initiative_decision (
    submission_id TEXT NOT NULL REFERENCES initiative (submission_id), position INTEGER NOT NULL CHECK (position > 0),
    outcome TEXT NOT NULL CHECK (outcome IN ('adopt','pilot','reject')), code TEXT NOT NULL, decided_on TEXT NOT NULL,
    reason_code TEXT, note TEXT NOT NULL, unit TEXT NOT NULL, pilot_until TEXT, follow_up_on TEXT,
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    PRIMARY KEY (submission_id, position), CHECK ((outcome = 'reject') = (reason_code IS NOT NULL)),
    CHECK ((outcome = 'pilot') = (pilot_until IS NOT NULL)), CHECK ((pilot_until IS NULL) = (follow_up_on IS NULL)),
    CHECK (follow_up_on IS NULL OR follow_up_on <= pilot_until), CHECK (outcome = 'reject' OR unit <> '')
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX initiative_decision_on ON initiative_decision (decided_on, outcome);
  CREATE TRIGGER initiative_decision_conflict BEFORE INSERT ON initiative_decision
    WHEN EXISTS (SELECT 1 FROM initiative_member WHERE submission_id = NEW.submission_id AND person_id = NEW.by_id AND conflict = 1)
  BEGIN SELECT RAISE(ABORT, 'who has a conflict of interest does not decide'); END;
  CREATE TRIGGER initiative_decision_fixed BEFORE UPDATE ON initiative_decision BEGIN SELECT RAISE(ABORT, 'a decision is fixed'); END;
  CREATE TRIGGER initiative_decision_stays BEFORE DELETE ON initiative_decision BEGIN SELECT RAISE(ABORT, 'a decision stays'); END;

  CREATE TABLE initiative_follow (
    submission_id TEXT NOT NULL REFERENCES initiative (submission_id), position INTEGER NOT NULL CHECK (position > 0),
    unit TEXT NOT NULL CHECK (unit <> ''), on_date TEXT NOT NULL, result TEXT NOT NULL CHECK (result <> ''),
    by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL, PRIMARY KEY (submission_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER initiative_follow_fixed BEFORE UPDATE ON initiative_follow BEGIN SELECT RAISE(ABORT, 'a result told is fixed'); END;
  CREATE TRIGGER initiative_follow_stays BEFORE DELETE ON initiative_follow BEGIN SELECT RAISE(ABORT, 'a result told stays'); END;

  CREATE TABLE initiative_reward (
    submission_id TEXT NOT NULL REFERENCES initiative (submission_id), position INTEGER NOT NULL CHECK (position > 0),
    code TEXT NOT NULL, note TEXT NOT NULL CHECK (note <> ''), by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL,
    PRIMARY KEY (submission_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER initiative_reward_fixed BEFORE UPDATE ON initiative_reward BEGIN SELECT RAISE(ABORT, 'a reward noted is fixed'); END;
  CREATE TRIGGER initiative_reward_stays BEFORE DELETE ON initiative_reward BEGIN SELECT RAISE(ABORT, 'a reward noted stays'); END;
`;
