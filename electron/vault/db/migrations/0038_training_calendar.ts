import type { Migration } from '../migrate.ts';

/** How far a trainee moved the calendar of a training vault ahead. The calendar of any other vault is the machine's. */
export const m0038: Migration = {
  version: 38,
  name: 'training-calendar',
  up: (db) => db.exec(TABLES),
};

const TABLES = /* sql */ `
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
