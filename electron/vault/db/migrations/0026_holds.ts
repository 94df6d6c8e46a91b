import type { Migration } from '../migrate.ts';

/**
 * Holds of an inspection, and destruction at once. While a hold is open nothing of the document is destroyed, changed
 * or declassified, whoever has a SQL prompt; what was destroyed without a council owes a written report.
 */
export const m0026: Migration = {
  version: 26,
  name: 'holds',
  up: (db) => {
    db.exec(HOLDS);
    db.exec(URGENT);
    db.exec(SIGNED_LISTS);
  },
};

const held = (documentId: string): string =>
  `EXISTS (SELECT 1 FROM inspection_hold WHERE document_id = ${documentId} AND released_ms IS NULL)`;

const HOLDS = /* sql */ `
  CREATE TABLE inspection_hold (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id),
    code TEXT NOT NULL CHECK (code <> ''), decided_on TEXT NOT NULL, ground TEXT NOT NULL CHECK (ground <> ''),
    placed_ms INTEGER NOT NULL, placed_by TEXT NOT NULL REFERENCES person (id),
    released_ms INTEGER, released_by TEXT REFERENCES person (id), release_reason TEXT NOT NULL DEFAULT '',
    CHECK ((released_ms IS NULL) = (released_by IS NULL) AND (released_ms IS NULL) = (release_reason = ''))
  ) STRICT;
  CREATE UNIQUE INDEX inspection_hold_open ON inspection_hold (document_id) WHERE released_ms IS NULL;
  CREATE TRIGGER inspection_hold_fixed BEFORE UPDATE OF id, document_id, code, decided_on, ground, placed_ms, placed_by ON inspection_hold
  BEGIN SELECT RAISE(ABORT, 'a hold is fixed'); END;
  CREATE TRIGGER inspection_hold_released_once BEFORE UPDATE ON inspection_hold WHEN OLD.released_ms IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a released hold stays'); END;
  CREATE TRIGGER inspection_hold_stays BEFORE DELETE ON inspection_hold BEGIN SELECT RAISE(ABORT, 'a hold stays'); END;

  CREATE TRIGGER level_event_not_held BEFORE INSERT ON level_event WHEN ${held('NEW.document_id')}
  BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
  CREATE TRIGGER tombstone_not_held BEFORE INSERT ON tombstone WHEN ${held('NEW.document_id')}
  BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
  CREATE TRIGGER entry_correction_not_held BEFORE INSERT ON entry_correction WHEN ${held('NEW.document_id')}
  BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
  CREATE TRIGGER attachment_not_held BEFORE DELETE ON attachment WHEN OLD.owner_kind = 'document' AND ${held('OLD.owner_id')}
  BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
  CREATE TRIGGER document_not_held BEFORE UPDATE OF state ON document WHEN NEW.state IN ('cancelled','destroyed') AND ${held('OLD.id')}
  BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
  CREATE TRIGGER copy_not_held BEFORE UPDATE OF state ON copy WHEN NEW.state = 'destroyed' AND OLD.document_id IS NOT NULL AND ${held('OLD.document_id')}
  BEGIN SELECT RAISE(ABORT, 'held for an inspection'); END;
`;

const URGENT = /* sql */ `
  -- Tiêu hủy khẩn: no council, its own minutes, and a written report afterwards.
  ALTER TABLE destruction ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0,1));
  ALTER TABLE destruction ADD COLUMN report_code TEXT NOT NULL DEFAULT '';
  ALTER TABLE destruction ADD COLUMN report_to TEXT NOT NULL DEFAULT '';
  ALTER TABLE destruction ADD COLUMN report_on TEXT;
  ALTER TABLE destruction ADD COLUMN report_due_on TEXT;
  ALTER TABLE destruction ADD COLUMN reported_ms INTEGER CHECK ((reported_ms IS NULL) = (report_on IS NULL) AND (reported_ms IS NULL OR (urgent = 1 AND report_code <> '' AND report_to <> '')));
  ALTER TABLE destruction ADD COLUMN reported_by TEXT REFERENCES person (id);
  CREATE INDEX destruction_report_owed ON destruction (report_due_on) WHERE urgent = 1 AND reported_ms IS NULL;
  CREATE TRIGGER destruction_urgency_fixed BEFORE UPDATE OF urgent, report_due_on ON destruction
  BEGIN SELECT RAISE(ABORT, 'a proposal is fixed'); END;
  DROP TRIGGER destruction_final;
  CREATE TRIGGER destruction_final BEFORE UPDATE ON destruction
    WHEN OLD.state = 'withdrawn' OR (OLD.state = 'destroyed' AND (OLD.urgent = 0 OR OLD.reported_ms IS NOT NULL OR NEW.reported_ms IS NULL OR NEW.state <> 'destroyed'
      OR NEW.decided_by IS NOT OLD.decided_by OR NEW.method IS NOT OLD.method OR NEW.destroyed_ms IS NOT OLD.destroyed_ms OR NEW.destroyed_by IS NOT OLD.destroyed_by))
  BEGIN SELECT RAISE(ABORT, 'what was destroyed stays so'); END;
  DROP TRIGGER destruction_in_order;
  CREATE TRIGGER destruction_in_order BEFORE UPDATE OF state ON destruction
    WHEN NEW.state <> OLD.state AND NEW.state <> 'withdrawn' AND NEW.state <> CASE OLD.state
      WHEN 'proposed' THEN iif(OLD.urgent = 1, 'decided', 'council') WHEN 'council' THEN 'reviewed' WHEN 'reviewed' THEN 'decided' WHEN 'decided' THEN 'destroyed' END
  BEGIN SELECT RAISE(ABORT, 'no step of a destruction is left out'); END;
  DROP TRIGGER destruction_needs_five_papers;
  CREATE TRIGGER destruction_needs_five_papers BEFORE UPDATE OF state ON destruction
    WHEN NEW.state = 'destroyed' AND ((SELECT count(*) FROM destruction_paper WHERE destruction_id = NEW.id) < iif(NEW.urgent = 1, 1, 5)
      OR EXISTS (SELECT 1 FROM destruction_item i WHERE i.destruction_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM tombstone t WHERE t.document_id = i.document_id)))
  BEGIN SELECT RAISE(ABORT, 'five papers, and a tombstone for every line'); END;
`;

const SIGNED_LISTS = /* sql */ `
  -- Who signed the file of a danh mục; empty: nobody did, and the list says so.
  ALTER TABLE secret_list ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
  ALTER TABLE secret_list ADD COLUMN signed_serial TEXT NOT NULL DEFAULT '' CHECK ((signed_by = '') = (signed_serial = ''));
  CREATE TRIGGER secret_list_signature_fixed BEFORE UPDATE OF signed_by, signed_serial ON secret_list
  BEGIN SELECT RAISE(ABORT, 'a list is fixed'); END;
`;
