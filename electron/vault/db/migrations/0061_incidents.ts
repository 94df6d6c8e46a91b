import type { Migration } from '../migrate.ts';

/**
 * The last hundred errors that were bugs: number, operation, classes, codes and places in the program, see
 * shared/incident.ts. Sealed as everything in this file is; whoever supports the office gets it in the support file.
 */
export const m0061: Migration = {
  version: 61,
  name: 'incidents',
  up: (db) => db.exec(INCIDENTS),
};

const INCIDENTS = /* sql */ `
  CREATE TABLE incident (
    seq INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE CHECK (length(number) = 8 AND number NOT GLOB '*[^0-9a-f]*'),
    at_ms INTEGER NOT NULL,
    place TEXT NOT NULL CHECK (place IN ('vault','reader','egress','page')),
    op TEXT NOT NULL CHECK (length(op) <= 64 AND op NOT GLOB '*[^a-zA-Z.]*'),
    -- a line each; nothing but ASCII fits in
    trail TEXT NOT NULL CHECK (length(trail) <= 16384 AND trail NOT GLOB '*[^' || char(10) || ' -~]*')
  ) STRICT;
  CREATE TRIGGER incident_ring AFTER INSERT ON incident
  BEGIN DELETE FROM incident WHERE seq <= NEW.seq - 100; END;
  CREATE TRIGGER incident_fixed BEFORE UPDATE ON incident
  BEGIN SELECT RAISE(ABORT, 'an incident is kept as it was met'); END;
`;
