import type { Migration } from '../migrate.ts';

/**
 * Of the classified books each reader has, beside the list and the counters (see 0012), a count of the open documents
 * of every day they are due on: what is overdue is a sum over days instead of a walk over all such lines.
 */
export const m0035: Migration = {
  version: 35,
  name: 'reader-due',
  up: (db) => {
    db.exec(TABLE);
    db.exec(TRIGGERS);
    db.exec(FIRST_FILL);
  },
};

const OPEN = "('registered','presented','directed','in-progress','unopened')";

const TABLE = /* sql */ `
  -- due_time: '' where the whole day is meant. A day on which nothing is due any more has no row.
  CREATE TABLE reader_due (
    person_id TEXT NOT NULL, book_kind TEXT NOT NULL, due_on TEXT NOT NULL, due_time TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n >= 0), PRIMARY KEY (person_id, book_kind, due_on, due_time)
  ) STRICT, WITHOUT ROWID;
`;

const due = (row: string): string => `${row}.due_on IS NOT NULL AND ${row}.state IN ${OPEN}`;
const COUNT_IN = /* sql */ `INSERT INTO reader_due
    SELECT NEW.person_id, NEW.book_kind, NEW.due_on, ifnull(NEW.due_time, ''), 1 WHERE ${due('NEW')} ON CONFLICT DO UPDATE SET n = n + 1;`;
const OLD_DAY = `person_id = OLD.person_id AND book_kind = OLD.book_kind AND due_on = OLD.due_on AND due_time = ifnull(OLD.due_time, '')`;
const COUNT_OUT = /* sql */ `UPDATE reader_due SET n = n - 1 WHERE ${due('OLD')} AND ${OLD_DAY};
    DELETE FROM reader_due WHERE n = 0 AND ${OLD_DAY};`;

const TRIGGERS = /* sql */ `
  CREATE TRIGGER reader_due_counted AFTER INSERT ON reader_list WHEN ${due('NEW')} BEGIN ${COUNT_IN} END;
  CREATE TRIGGER reader_due_uncounted AFTER DELETE ON reader_list WHEN ${due('OLD')} BEGIN ${COUNT_OUT} END;
  CREATE TRIGGER reader_due_recounted AFTER UPDATE OF state, due_on, due_time ON reader_list
    WHEN OLD.due_on IS NOT NEW.due_on OR OLD.due_time IS NOT NEW.due_time OR (OLD.state IN ${OPEN}) <> (NEW.state IN ${OPEN})
  BEGIN ${COUNT_OUT} ${COUNT_IN} END;
`;

const FIRST_FILL = /* sql */ `
  INSERT INTO reader_due SELECT person_id, book_kind, due_on, ifnull(due_time, ''), count(*) FROM reader_list l
    WHERE ${due('l')} GROUP BY 1, 2, 3, 4;
`;
