import type { Migration } from '../migrate.ts';

/**
 * An approved answer is not an answered case: the line reads `approved` until the answer is with every sender, and the
 * figures count the day on which it got there. What was counted before this step, at the approval, stays as it was.
 */
export const m0049: Migration = {
  version: 49,
  name: 'told',
  up: (db) => {
    db.exec(TOLD);
    db.exec(INDEXES);
    db.exec(STAYS);
  },
};

const OPEN = `'received','classifying','awaiting-supplement','assigned','in-progress','awaiting-approval','approved'`;
const day = (date: string): string => `CAST(julianday(${date}) - 2440587.5 AS INTEGER)`;
const LAST_DAY = 999999;

/** Senders of a case that have the answer that stands, the case's own and those of its duplicates; and those that wait. */
const RECEIPTS = `SELECT s.id AS receipt UNION SELECT m.submission_id FROM submission_merge m WHERE m.master_id = s.id AND m.undone_ms IS NULL`;
const GIVEN = `FROM submission_delivery d WHERE d.case_id = s.id AND d.round = (SELECT max(round) FROM submission_answer a
  WHERE a.submission_id = s.id AND a.decision = 'approved')`;

const TOLD = /* sql */ `
  -- when the last sender who waited had the answer; an answer that is approved only has none
  ALTER TABLE submission ADD COLUMN told_ms INTEGER;
  UPDATE submission AS s SET told_ms = (SELECT max(d.at_ms) ${GIVEN})
    WHERE s.state IN ('answered','closed') AND NOT EXISTS (${RECEIPTS} EXCEPT SELECT d.submission_id ${GIVEN});
  DROP TRIGGER submission_stay_moves;
  DROP TRIGGER submission_stay_moved_date;
  UPDATE submission_list AS l SET state = 'approved', due_on = (SELECT date(p.due_day * 86400, 'unixepoch')
      FROM submission_stay p WHERE p.line = l.sort_key AND p.state = 'awaiting-approval' ORDER BY p.position DESC LIMIT 1)
    WHERE l.state = 'answered' AND (SELECT told_ms FROM submission WHERE id = l.submission_id) IS NULL;
`;

const INDEXES = /* sql */ `
  DROP INDEX submission_list_due;
  CREATE INDEX submission_list_due ON submission_list (due_on, sort_key) WHERE due_on IS NOT NULL AND state IN (${OPEN});
  DROP INDEX submission_stay_open;
  CREATE INDEX submission_stay_open ON submission_stay (to_day, from_day, due_day, state, grp, lead_id) WHERE state IN (${OPEN});
`;

const STAYS = /* sql */ `
  -- Answered is the step from approved to told; a case that is closed while a sender waits is never on time.
  CREATE TRIGGER submission_stay_moves AFTER UPDATE OF state, holder_id, due_on ON submission_list
    WHEN (SELECT max(position) FROM submission_act WHERE submission_id = NEW.submission_id)
       > (SELECT max(position) FROM submission_stay WHERE line = NEW.sort_key)
      AND (NEW.state <> OLD.state OR NEW.holder_id IS NOT OLD.holder_id OR NEW.due_on IS NOT OLD.due_on
        OR (SELECT act FROM submission_act WHERE submission_id = NEW.submission_id ORDER BY position DESC LIMIT 1)
           IN ('accept','assign','ask-supplement','rate','close'))
  BEGIN
    UPDATE submission_stay SET to_day = max(from_day, (SELECT ((at_ms + 25200000) / 86400000) FROM submission_act
        WHERE submission_id = NEW.submission_id ORDER BY position DESC LIMIT 1))
      WHERE line = NEW.sort_key AND to_day = ${LAST_DAY};
    INSERT INTO submission_stay (line, position, grp, via, state, lead_id, due_day, from_day, to_day, step, accepted, late, days, rating)
    SELECT NEW.sort_key, a.position, NEW.grp, a.act, NEW.state, NEW.holder_id, ${day('NEW.due_on')}, b.to_day, ${LAST_DAY},
      (NEW.state IN (${OPEN})) - (b.state IN (${OPEN})),
      a.act IN ('accept','assign') AND NOT EXISTS (SELECT 1 FROM submission_stay e WHERE e.line = NEW.sort_key AND e.accepted = 1),
      CASE WHEN b.state = 'approved' AND NEW.state = 'answered' THEN ifnull(b.to_day > b.due_day, 0)
           WHEN b.state = 'approved' AND NEW.state = 'closed' THEN 1 END,
      CASE WHEN b.state = 'approved' AND NEW.state = 'answered' THEN b.to_day - ${day('NEW.received_on')} END,
      CASE WHEN a.act IN ('rate','close') AND NOT EXISTS (SELECT 1 FROM submission_stay r WHERE r.line = NEW.sort_key AND r.rating IS NOT NULL
          AND r.position > (SELECT ifnull(max(q.position), 0) FROM submission_stay q WHERE q.line = NEW.sort_key AND q.via = 'approve-answer'))
        THEN (SELECT rating FROM submission WHERE id = NEW.submission_id) END
      FROM submission_act a JOIN submission_stay b
        ON b.line = NEW.sort_key AND b.position = (SELECT max(position) FROM submission_stay WHERE line = NEW.sort_key)
     WHERE a.submission_id = NEW.submission_id ORDER BY a.position DESC LIMIT 1;
  END;
  CREATE TRIGGER submission_stay_moved_date AFTER UPDATE OF due_on ON submission_list
    WHEN NEW.due_on IS NOT OLD.due_on AND NEW.state = OLD.state
      AND ifnull((SELECT max(position) FROM submission_act WHERE submission_id = NEW.submission_id), 0)
        = (SELECT max(position) FROM submission_stay WHERE line = NEW.sort_key)
  BEGIN
    UPDATE submission_stay SET due_day = ${day('NEW.due_on')} WHERE line = NEW.sort_key AND to_day = ${LAST_DAY};
  END;
`;
