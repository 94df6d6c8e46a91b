import type { Migration } from '../migrate.ts';

/**
 * A case that was given back keeps the day from which its answer is reckoned. The line of a list then says when the
 * sorting is due, which is no date of the answer: the command holds the cap there.
 */
export const m0045: Migration = {
  version: 45,
  name: 'given back',
  up: (db) =>
    db.exec(`
    DROP TRIGGER submission_due_moves;
    CREATE TRIGGER submission_due_moves BEFORE UPDATE OF assigned_due_on ON submission
      WHEN OLD.assigned_on IS NOT NULL AND NEW.assigned_on = OLD.assigned_on AND OLD.state <> 'classifying'
        AND NEW.assigned_due_on > ifnull(
          OLD.assigned_due_on, (SELECT due_on FROM submission_list WHERE submission_id = NEW.id))
        AND NOT EXISTS (SELECT 1 FROM submission_extension WHERE submission_id = NEW.id AND decision = 'approved'
          AND due_on = NEW.assigned_due_on)
    BEGIN SELECT RAISE(ABORT, 'a date moves on only by an approved extension'); END;
    CREATE TRIGGER submission_answer_begins BEFORE UPDATE OF assigned_on ON submission
      WHEN OLD.assigned_on IS NOT NULL AND NEW.assigned_on IS NOT OLD.assigned_on AND OLD.state NOT IN ('answered', 'closed')
    BEGIN SELECT RAISE(ABORT, 'the answer is reckoned from the first assignment'); END;
  `),
};
