import type { Migration } from '../migrate.ts';

/**
 * Where every case stood on every day. A stay is a case in one state, with one person and one date; it is written by the
 * database itself when the line of the list changes, so that no act can forget it. All figures are counted from stays.
 */
export const m0015: Migration = {
  version: 15,
  name: 'figures',
  up: (db) => {
    db.exec(STAYS);
    db.exec(BACKFILL);
    db.exec(SHEETS);
  },
};

const OPEN = `'received','classifying','awaiting-supplement','assigned','in-progress','awaiting-approval'`;
/** The day number (since 1970-01-01) of a date, and of a moment in Việt Nam. */
const day = (date: string): string => `CAST(julianday(${date}) - 2440587.5 AS INTEGER)`;
const dayAt = (ms: string): string => `((${ms} + 25200000) / 86400000)`;
const LAST_DAY = 999999;

const STAYS = /* sql */ `
  CREATE TABLE submission_stay (
    line INTEGER NOT NULL REFERENCES submission_list (sort_key),
    -- the act that began it, by its position; 0 is the receipt
    position INTEGER NOT NULL CHECK (position >= 0),
    grp TEXT NOT NULL, via TEXT NOT NULL, state TEXT NOT NULL, lead_id TEXT, due_day INTEGER,
    from_day INTEGER NOT NULL, to_day INTEGER NOT NULL CHECK (to_day >= from_day),
    -- +1: the case came onto the desk, -1: it went off
    step INTEGER NOT NULL CHECK (step IN (-1, 0, 1)),
    accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
    -- of an answer: after its date, and days since the receipt
    late INTEGER CHECK (late IN (0, 1)), days INTEGER CHECK (days >= 0),
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    PRIMARY KEY (from_day, line, position)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX submission_stay_line ON submission_stay (line, position);
  CREATE INDEX submission_stay_open ON submission_stay (to_day, from_day, due_day, state, grp, lead_id) WHERE state IN (${OPEN});

  CREATE TRIGGER submission_stay_begins AFTER INSERT ON submission_list BEGIN
    INSERT INTO submission_stay (line, position, grp, via, state, lead_id, due_day, from_day, to_day, step, accepted)
    VALUES (NEW.sort_key, 0, NEW.grp, 'receive', NEW.state, NEW.holder_id, ${day('NEW.due_on')}, ${day('NEW.received_on')}, ${LAST_DAY}, 1, 0);
  END;

  -- A new act that moved the line, or that is counted by itself: the stay ends and the next one begins.
  CREATE TRIGGER submission_stay_moves AFTER UPDATE OF state, holder_id, due_on ON submission_list
    WHEN (SELECT max(position) FROM submission_act WHERE submission_id = NEW.submission_id)
       > (SELECT max(position) FROM submission_stay WHERE line = NEW.sort_key)
      AND (NEW.state <> OLD.state OR NEW.holder_id IS NOT OLD.holder_id OR NEW.due_on IS NOT OLD.due_on
        OR (SELECT act FROM submission_act WHERE submission_id = NEW.submission_id ORDER BY position DESC LIMIT 1)
           IN ('accept','assign','ask-supplement','rate','close'))
  BEGIN
    UPDATE submission_stay SET to_day = max(from_day, (SELECT ${dayAt('at_ms')} FROM submission_act
        WHERE submission_id = NEW.submission_id ORDER BY position DESC LIMIT 1))
      WHERE line = NEW.sort_key AND to_day = ${LAST_DAY};
    INSERT INTO submission_stay (line, position, grp, via, state, lead_id, due_day, from_day, to_day, step, accepted, late, days, rating)
    SELECT NEW.sort_key, a.position, NEW.grp, a.act, NEW.state, NEW.holder_id, ${day('NEW.due_on')}, b.to_day, ${LAST_DAY},
      (NEW.state IN (${OPEN})) - (b.state IN (${OPEN})),
      a.act IN ('accept','assign') AND NOT EXISTS (SELECT 1 FROM submission_stay e WHERE e.line = NEW.sort_key AND e.accepted = 1),
      CASE WHEN a.act = 'approve-answer' THEN ifnull(b.to_day > b.due_day, 0) END,
      CASE WHEN a.act = 'approve-answer' THEN b.to_day - ${day('NEW.received_on')} END,
      CASE WHEN a.act IN ('rate','close') AND NOT EXISTS (SELECT 1 FROM submission_stay r WHERE r.line = NEW.sort_key AND r.rating IS NOT NULL
          AND r.position > (SELECT ifnull(max(q.position), 0) FROM submission_stay q WHERE q.line = NEW.sort_key AND q.via = 'approve-answer'))
        THEN (SELECT rating FROM submission WHERE id = NEW.submission_id) END
      FROM submission_act a JOIN submission_stay b
        ON b.line = NEW.sort_key AND b.position = (SELECT max(position) FROM submission_stay WHERE line = NEW.sort_key)
     WHERE a.submission_id = NEW.submission_id ORDER BY a.position DESC LIMIT 1;
  END;

  -- The calendar moved a date, and nobody acted: the stay goes on with the new date.
  CREATE TRIGGER submission_stay_moved_date AFTER UPDATE OF due_on ON submission_list
    WHEN NEW.due_on IS NOT OLD.due_on AND NEW.state = OLD.state
      AND ifnull((SELECT max(position) FROM submission_act WHERE submission_id = NEW.submission_id), 0)
        = (SELECT max(position) FROM submission_stay WHERE line = NEW.sort_key)
  BEGIN
    UPDATE submission_stay SET due_day = ${day('NEW.due_on')} WHERE line = NEW.sort_key AND to_day = ${LAST_DAY};
  END;

  CREATE TRIGGER submission_stay_fixed BEFORE UPDATE ON submission_stay
    WHEN OLD.to_day <> ${LAST_DAY} OR NEW.line <> OLD.line OR NEW.position <> OLD.position OR NEW.grp <> OLD.grp OR NEW.via <> OLD.via
      OR NEW.state <> OLD.state OR NEW.lead_id IS NOT OLD.lead_id OR NEW.from_day <> OLD.from_day OR NEW.step <> OLD.step
      OR NEW.accepted <> OLD.accepted OR NEW.late IS NOT OLD.late OR NEW.days IS NOT OLD.days OR NEW.rating IS NOT OLD.rating
  BEGIN SELECT RAISE(ABORT, 'where a case stood is fixed'); END;
  CREATE TRIGGER submission_stay_stays BEFORE DELETE ON submission_stay BEGIN SELECT RAISE(ABORT, 'where a case stood stays'); END;
`;

/** Cases of before this step: received on their day, and as they stand since their last act. */
const BACKFILL = /* sql */ `
  INSERT INTO submission_stay (line, position, grp, via, state, due_day, from_day, to_day, step, accepted)
  SELECT l.sort_key, 0, l.grp, 'receive', 'received', NULL, ${day('l.received_on')}, ${LAST_DAY}, 1, 0 FROM submission_list l;
  UPDATE submission_stay SET to_day = max(from_day, (SELECT ${dayAt('a.at_ms')} FROM submission_act a
      JOIN submission_list l ON l.submission_id = a.submission_id WHERE l.sort_key = line ORDER BY a.position DESC LIMIT 1))
    WHERE EXISTS (SELECT 1 FROM submission_act a JOIN submission_list l ON l.submission_id = a.submission_id WHERE l.sort_key = line);
  INSERT INTO submission_stay (line, position, grp, via, state, lead_id, due_day, from_day, to_day, step, accepted, late, days, rating)
  SELECT l.sort_key, (SELECT max(position) FROM submission_act a WHERE a.submission_id = l.submission_id), l.grp,
    CASE WHEN l.state IN ('answered','closed') THEN 'approve-answer' ELSE 'accept' END, l.state, l.holder_id, ${day('l.due_on')},
    b.to_day, ${LAST_DAY}, (l.state IN (${OPEN})) - 1, s.accepted,
    CASE WHEN l.state IN ('answered','closed') THEN 0 END, CASE WHEN l.state IN ('answered','closed') THEN b.to_day - b.from_day END, s.rating
    FROM submission_list l JOIN submission s ON s.id = l.submission_id JOIN submission_stay b ON b.line = l.sort_key AND b.position = 0
   WHERE b.to_day <> ${LAST_DAY};
`;

const SHEETS = /* sql */ `
  -- Signed figures of a period: those this office made, and those it took in from offices under it. A correction is a
  -- later sheet of the same office and period; the earlier one stays.
  CREATE TABLE figure_sheet (
    id TEXT PRIMARY KEY, origin TEXT NOT NULL CHECK (origin IN ('own','taken')),
    office_code TEXT NOT NULL CHECK (office_code <> ''), office_name TEXT NOT NULL,
    period_kind TEXT NOT NULL CHECK (period_kind IN ('week','month','quarter','half','year')), from_on TEXT NOT NULL, to_on TEXT NOT NULL,
    made_ms INTEGER NOT NULL, version INTEGER NOT NULL CHECK (version > 0), note TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)), sha256 TEXT NOT NULL UNIQUE, p7s BLOB NOT NULL CHECK (length(p7s) > 64),
    serial TEXT NOT NULL, through TEXT NOT NULL CHECK (through IN ('here','file','envelope')),
    kept_ms INTEGER NOT NULL, kept_by TEXT NOT NULL REFERENCES person (id),
    CHECK (from_on <= to_on), CHECK ((origin = 'own') = (through = 'here')),
    UNIQUE (origin, office_code, period_kind, from_on, version)
  ) STRICT;
  CREATE INDEX figure_sheet_period ON figure_sheet (period_kind, from_on, office_code, version);
  CREATE TRIGGER figure_sheet_fixed BEFORE UPDATE ON figure_sheet BEGIN SELECT RAISE(ABORT, 'a signed sheet is corrected by another one'); END;
  CREATE TRIGGER figure_sheet_stays BEFORE DELETE ON figure_sheet BEGIN SELECT RAISE(ABORT, 'a signed sheet stays'); END;
  CREATE TRIGGER figure_sheet_newer BEFORE INSERT ON figure_sheet
    WHEN EXISTS (SELECT 1 FROM figure_sheet o WHERE o.origin = NEW.origin AND o.office_code = NEW.office_code
      AND o.period_kind = NEW.period_kind AND o.from_on = NEW.from_on AND o.version >= NEW.version)
  BEGIN SELECT RAISE(ABORT, 'an older sheet does not replace a newer one'); END;

  -- Offices whose figures are waited for.
  CREATE TABLE figure_office (
    office_code TEXT PRIMARY KEY, office_name TEXT NOT NULL CHECK (office_name <> ''), expected INTEGER NOT NULL CHECK (expected IN (0, 1)),
    set_by TEXT NOT NULL REFERENCES person (id), set_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER figure_office_stays BEFORE DELETE ON figure_office BEGIN SELECT RAISE(ABORT, 'an office stays'); END;
`;
