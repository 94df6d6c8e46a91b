/** The training vault: its calendar, its lessons, its course. No other vault has a row here. */
export const LEARNING = /* sql */ `
  -- Guided tasks of a training vault: each run of a person, its time and mistakes. No other vault keeps any.
  CREATE TABLE lesson_run (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id),
    lesson_id TEXT NOT NULL CHECK (lesson_id <> ''), version TEXT NOT NULL,
    -- the ledger's last number when it began: what came after it is judged
    start_seq INTEGER NOT NULL CHECK (start_seq >= 0), started_ms INTEGER NOT NULL,
    ended_ms INTEGER, finished INTEGER CHECK (finished IN (0, 1)), seconds INTEGER, mistakes INTEGER,
    CHECK ((ended_ms IS NULL) = (finished IS NULL)),
    CHECK ((finished = 1) = (seconds IS NOT NULL AND mistakes IS NOT NULL) OR finished IS NULL)
  ) STRICT;
  CREATE UNIQUE INDEX lesson_run_one ON lesson_run (person_id) WHERE ended_ms IS NULL;
  CREATE TRIGGER lesson_run_training BEFORE INSERT ON lesson_run WHEN (SELECT training FROM station WHERE id = 1) <> 1
  BEGIN SELECT RAISE(ABORT, 'lessons run in a training vault only'); END;
  CREATE TRIGGER lesson_run_fixed BEFORE UPDATE ON lesson_run
  WHEN OLD.ended_ms IS NOT NULL OR NEW.person_id <> OLD.person_id OR NEW.lesson_id <> OLD.lesson_id
    OR NEW.start_seq <> OLD.start_seq OR NEW.started_ms <> OLD.started_ms
  BEGIN SELECT RAISE(ABORT, 'a run of a lesson is ended once'); END;

  -- The course of a training vault: learners by their own names, and the signed reports of training stations.
  CREATE TABLE lesson_learner (
    person_id TEXT PRIMARY KEY REFERENCES person (id), full_name TEXT NOT NULL CHECK (full_name <> ''),
    office TEXT NOT NULL CHECK (office <> ''), at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER lesson_learner_training BEFORE INSERT ON lesson_learner
    WHEN (SELECT training FROM station WHERE id = 1) <> 1
  BEGIN SELECT RAISE(ABORT, 'learners are named in a training vault only'); END;

  CREATE TABLE course_report (
    id TEXT PRIMARY KEY, origin TEXT NOT NULL CHECK (origin IN ('own','taken')), station_id TEXT NOT NULL CHECK (station_id <> ''),
    root_sha256 TEXT NOT NULL CHECK (length(root_sha256) = 64), made_ms INTEGER NOT NULL, edition INTEGER NOT NULL CHECK (edition > 0),
    content TEXT NOT NULL CHECK (json_valid(content)), sha256 TEXT NOT NULL UNIQUE, p7s BLOB NOT NULL CHECK (length(p7s) > 64),
    through TEXT NOT NULL CHECK (through IN ('here','file','envelope')), kept_ms INTEGER NOT NULL,
    kept_by TEXT NOT NULL REFERENCES person (id), CHECK ((origin = 'own') = (through = 'here')),
    UNIQUE (origin, station_id, edition)
  ) STRICT;
  CREATE TRIGGER course_report_training BEFORE INSERT ON course_report
    WHEN (SELECT training FROM station WHERE id = 1) <> 1
  BEGIN SELECT RAISE(ABORT, 'courses are held in a training vault only'); END;
  CREATE TRIGGER course_report_newer BEFORE INSERT ON course_report
    WHEN EXISTS (SELECT 1 FROM course_report o WHERE o.origin = NEW.origin AND o.station_id = NEW.station_id
      AND (o.edition >= NEW.edition OR o.root_sha256 <> NEW.root_sha256))
  BEGIN SELECT RAISE(ABORT, 'only a newer report under the same root'); END;
  CREATE TRIGGER course_report_fixed BEFORE UPDATE ON course_report BEGIN SELECT RAISE(ABORT, 'what was signed stays'); END;
  CREATE TRIGGER course_report_stays BEFORE DELETE ON course_report BEGIN SELECT RAISE(ABORT, 'what was signed stays'); END;

  -- How far a trainee moved the calendar of a training vault ahead. The calendar of any other vault is the machine's.
  CREATE TABLE training_calendar (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    ahead_days INTEGER NOT NULL CHECK (ahead_days BETWEEN 0 AND 400)
  ) STRICT;
  CREATE TRIGGER training_calendar_begins BEFORE INSERT ON training_calendar
    WHEN (SELECT training FROM station WHERE id = 1) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'the calendar moves in a training vault only'); END;
  CREATE TRIGGER training_calendar_moves BEFORE UPDATE ON training_calendar
    WHEN (SELECT training FROM station WHERE id = 1) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'the calendar moves in a training vault only'); END;
`;
