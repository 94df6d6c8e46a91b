import type { Migration } from '../migrate.ts';

/**
 * Numbers that were given out after a backup from which the station came back: what stood under them is only on paper. Each
 * is a reserved number that waits, with no term, for its entry to be written again, or for a person to say that it was not
 * used. Numbers of outgoing documents that were given again from the paper must have been given out before.
 */
export const m0056: Migration = {
  version: 56,
  name: 'lost numbers',
  up: (db) => db.exec(LOST),
};

const LOST = /* sql */ `
  CREATE TABLE lost_number (
    reservation_id TEXT PRIMARY KEY REFERENCES reserved_number (id),
    check_id TEXT NOT NULL REFERENCES number_check (id)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER lost_number_waits BEFORE INSERT ON lost_number
    WHEN NOT EXISTS (SELECT 1 FROM reserved_number r JOIN number_check c ON c.id = NEW.check_id
      WHERE r.id = NEW.reservation_id AND r.state = 'held' AND c.kind = 'book' AND r.number > c.known AND r.number <= c.last)
  BEGIN SELECT RAISE(ABORT, 'a lost number lies between the backup and the paper'); END;
  CREATE TRIGGER lost_number_fixed BEFORE UPDATE ON lost_number
  BEGIN SELECT RAISE(ABORT, 'a lost number is fixed'); END;
  CREATE TRIGGER lost_number_stays BEFORE DELETE ON lost_number
  BEGIN SELECT RAISE(ABORT, 'a lost number stays'); END;
  CREATE TRIGGER document_number_was_given BEFORE INSERT ON document
    WHEN NEW.series_id IS NOT NULL AND NEW.series_suffix = '' AND (
      NEW.series_number >= (SELECT next_number FROM number_series WHERE id = NEW.series_id)
      OR EXISTS (SELECT 1 FROM reserved_number WHERE series_id = NEW.series_id AND series_number = NEW.series_number AND state = 'released'))
  BEGIN SELECT RAISE(ABORT, 'a document has a number of its series that was given out and not released'); END;
`;
