import type { Migration } from '../migrate.ts';

/**
 * Why a document was given back, closed or opened again may be told by one that is classified later: the ledger, which
 * never changes, names the words, and they lie here, where they follow the level. The reason of a cancelled number is
 * sealed with its line, and what was said by edXML follows too.
 */
export const m0052: Migration = {
  version: 52,
  name: 'words of acts',
  up: (db) => db.exec(`${WORDS}${CANCELLED}${STATUS}`),
};

const levelOf = (documentId: string): string => `(SELECT level FROM document WHERE id = ${documentId})`;
const follows = (column: string): string => `ifnull(NEW.${column} IS OLD.${column}
      OR (OLD.${column} NOT LIKE 'sealed:%' AND NEW.${column} LIKE 'sealed:%' AND ${levelOf('OLD.document_id')} <> 'none')
      OR (OLD.${column} LIKE 'sealed:%' AND NEW.${column} NOT LIKE 'sealed:%' AND (SELECT kind FROM level_event
        WHERE document_id = OLD.document_id ORDER BY seq DESC LIMIT 1) = 'content-opened'), 0)`;

const WORDS = /* sql */ `
  CREATE TABLE act_words (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id), body TEXT NOT NULL CHECK (body <> ''),
    at_ms INTEGER NOT NULL, by_id TEXT NOT NULL REFERENCES person (id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX act_words_document ON act_words (document_id);
  CREATE TRIGGER act_words_sealed BEFORE INSERT ON act_words
    WHEN NEW.body NOT LIKE 'sealed:%' AND ${levelOf('NEW.document_id')} <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
  CREATE TRIGGER act_words_fixed BEFORE UPDATE OF id, document_id, at_ms, by_id ON act_words
  BEGIN SELECT RAISE(ABORT, 'what was said is fixed'); END;
  CREATE TRIGGER act_words_body_fixed BEFORE UPDATE OF body ON act_words WHEN NOT ${follows('body')}
  BEGIN SELECT RAISE(ABORT, 'what was said is fixed'); END;
  CREATE TRIGGER act_words_stay BEFORE DELETE ON act_words
  BEGIN SELECT RAISE(ABORT, 'what was said stays'); END;
`;

const CANCELLED = /* sql */ `
  CREATE TRIGGER entry_cancel_reason_sealed BEFORE UPDATE OF cancel_reason ON entry
    WHEN NEW.cancel_reason NOT LIKE 'sealed:%' AND ${levelOf('NEW.document_id')} <> 'none'
  BEGIN SELECT RAISE(ABORT, 'words of a classified document are sealed'); END;
`;

const STATUS = /* sql */ `
  DROP TRIGGER edxml_status_fixed;
  CREATE TRIGGER edxml_status_fixed BEFORE UPDATE OF id, direction, document_id, organ_id, organ_name, status, said_at, at_ms,
    by_id ON edxml_status
  BEGIN SELECT RAISE(ABORT, 'a status is fixed'); END;
  CREATE TRIGGER edxml_status_words_fixed BEFORE UPDATE OF description ON edxml_status WHEN NOT ${follows('description')}
  BEGIN SELECT RAISE(ABORT, 'a status is fixed'); END;
`;
