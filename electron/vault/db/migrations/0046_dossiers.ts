import type { Migration } from '../migrate.ts';

/**
 * Kết thúc hồ sơ: a dossier is closed with the list of what lies in it, and takes nothing more until a leader opens it
 * again with a reason. What was counted stays as it was counted.
 */
export const m0046: Migration = {
  version: 46,
  name: 'dossiers',
  up: (db) => db.exec(TABLES),
};

const TABLES = /* sql */ `
  CREATE TABLE dossier_closing (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    code TEXT NOT NULL CHECK (code <> ''), retention TEXT NOT NULL CHECK (retention <> ''),
    at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id),
    reopened_ms INTEGER, reopened_by TEXT REFERENCES person (id), reason TEXT,
    reason_document TEXT REFERENCES document (id),
    CHECK ((reopened_ms IS NULL) = (reopened_by IS NULL) AND (reopened_ms IS NULL) = (reason IS NULL)),
    CHECK (reason <> ''), CHECK (reopened_ms >= at_ms),
    CHECK (reason_document IS NULL OR reason LIKE 'sealed:%')
  ) STRICT;
  CREATE UNIQUE INDEX dossier_closed_once ON dossier_closing (code) WHERE reopened_ms IS NULL;
  CREATE TRIGGER dossier_closing_fixed BEFORE UPDATE ON dossier_closing
    WHEN OLD.reopened_ms IS NOT NULL OR NEW.reopened_ms IS NULL OR NEW.id <> OLD.id OR NEW.code <> OLD.code
      OR NEW.retention <> OLD.retention OR NEW.at_ms <> OLD.at_ms OR NEW.by_id <> OLD.by_id
  BEGIN SELECT RAISE(ABORT, 'the closing of a dossier is fixed'); END;
  CREATE TRIGGER dossier_closing_stays BEFORE DELETE ON dossier_closing
  BEGIN SELECT RAISE(ABORT, 'the closing of a dossier stays'); END;

  CREATE TABLE dossier_closing_item (
    closing_id TEXT NOT NULL REFERENCES dossier_closing (id), position INTEGER NOT NULL CHECK (position > 0),
    document_id TEXT NOT NULL REFERENCES document (id), pages INTEGER CHECK (pages >= 0),
    PRIMARY KEY (closing_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX dossier_closing_document ON dossier_closing_item (document_id, closing_id);
  CREATE TRIGGER dossier_closing_item_lies BEFORE INSERT ON dossier_closing_item
    WHEN (SELECT code FROM dossier_closing WHERE id = NEW.closing_id AND reopened_ms IS NULL) IS NOT
      (SELECT code FROM document_dossier WHERE document_id = NEW.document_id ORDER BY at_ms DESC LIMIT 1)
  BEGIN SELECT RAISE(ABORT, 'the list of a dossier names what lies in it'); END;
  CREATE TRIGGER dossier_closing_item_fixed BEFORE UPDATE ON dossier_closing_item
  BEGIN SELECT RAISE(ABORT, 'the list of a dossier is fixed'); END;
  CREATE TRIGGER dossier_closing_item_stays BEFORE DELETE ON dossier_closing_item
  BEGIN SELECT RAISE(ABORT, 'the list of a dossier stays'); END;

  CREATE TRIGGER document_dossier_closed BEFORE INSERT ON document_dossier
    WHEN EXISTS (SELECT 1 FROM dossier_closing WHERE code = NEW.code AND reopened_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a closed dossier takes no document'); END;
  CREATE TRIGGER document_dossier_kept BEFORE INSERT ON document_dossier
    WHEN EXISTS (SELECT 1 FROM dossier_closing_item i JOIN dossier_closing c ON c.id = i.closing_id
      WHERE i.document_id = NEW.document_id AND c.reopened_ms IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a closed dossier keeps its documents'); END;
`;
