import type { Migration } from '../migrate.ts';

/**
 * Changes of a document's clocks: stopped with a reason, resumed, extended, recalculated after the calendar changed.
 * What counts for lists is the date in the document's own row; how it came about stands here for good.
 */
export const m0011: Migration = {
  version: 11,
  name: 'clocks',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE clock_event (
      id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id),
      position INTEGER NOT NULL CHECK (position > 0), clock TEXT NOT NULL CHECK (clock IN ('process','reply')),
      kind TEXT NOT NULL CHECK (kind IN ('stopped','resumed','extended','recalculated')),
      by_id TEXT NOT NULL REFERENCES person (id), at_ms INTEGER NOT NULL, reason TEXT NOT NULL,
      before_on TEXT, before_time TEXT, after_on TEXT, after_time TEXT,
      UNIQUE (document_id, position),
      CHECK (kind NOT IN ('stopped','extended') OR reason <> ''),
      CHECK ((kind = 'stopped') = (after_on IS NULL)), CHECK (kind = 'stopped' OR after_on IS NOT NULL),
      CHECK (kind <> 'extended' OR before_on IS NULL OR after_on > before_on OR (after_on = before_on AND ifnull(after_time, '24:00') > ifnull(before_time, '24:00'))),
      CHECK (clock = 'process' OR kind <> 'stopped')
    ) STRICT;
    CREATE TRIGGER clock_event_in_order BEFORE INSERT ON clock_event
      WHEN NEW.position <> 1 + (SELECT count(*) FROM clock_event WHERE document_id = NEW.document_id)
    BEGIN SELECT RAISE(ABORT, 'events of a clock follow each other'); END;
    -- a clock that stands cannot be stopped again, nor extended; one that runs cannot be resumed
    CREATE TRIGGER clock_event_follows BEFORE INSERT ON clock_event
      WHEN NEW.clock = 'process' AND NEW.kind <> 'recalculated' AND (NEW.kind = 'resumed') <> ifnull((
        SELECT kind = 'stopped' FROM clock_event WHERE document_id = NEW.document_id AND clock = 'process' ORDER BY position DESC LIMIT 1), 0)
    BEGIN SELECT RAISE(ABORT, 'a clock is stopped, then resumed'); END;
    CREATE TRIGGER clock_reason_sealed BEFORE INSERT ON clock_event
      WHEN NEW.reason <> '' AND NEW.reason NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none'
    BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
    CREATE TRIGGER clock_event_fixed BEFORE UPDATE ON clock_event BEGIN SELECT RAISE(ABORT, 'an event of a clock is fixed'); END;
    CREATE TRIGGER clock_event_stays BEFORE DELETE ON clock_event BEGIN SELECT RAISE(ABORT, 'an event of a clock stays'); END;
  `),
};
