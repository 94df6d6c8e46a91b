import type { Migration } from '../migrate.ts';

/**
 * The words of a classified document travel in its envelope, and stand in no row of the boxes: neither trích yếu nor
 * names of files. A row about a Tuyệt mật document exists only as something that was refused. The name of a file that
 * waits in a stage lies under its owner's key, as the file does.
 */
const words = (box: 'inbox' | 'outbox', metadata: string): string => /* sql */ `
    CREATE TRIGGER ${box}_words_sealed BEFORE INSERT ON ${box}
    WHEN NEW.kind = 'document' AND NEW.level <> 'none' AND (json_extract(NEW.${metadata}) IS NOT NULL
      OR EXISTS (SELECT 1 FROM json_each(NEW.files) f WHERE json_extract(f.value, '$.name') <> ''))
    BEGIN SELECT RAISE(ABORT, 'words of a classified document stay in its envelope'); END;`;

export const m0031: Migration = {
  version: 31,
  name: 'envelope-words',
  up: (db) =>
    db.exec(/* sql */ `
    ${words('outbox', "metadata, '$.subject'")}
    ${words('inbox', "manifest, '$.metadata.subject'")}
    CREATE TRIGGER inbox_names_sealed BEFORE INSERT ON inbox
    WHEN NEW.kind = 'document' AND NEW.level <> 'none' AND NEW.manifest IS NOT NULL
      AND EXISTS (SELECT 1 FROM json_each(NEW.manifest, '$.blobs') b WHERE json_extract(b.value, '$.name') <> '')
    BEGIN SELECT RAISE(ABORT, 'words of a classified document stay in its envelope'); END;
    CREATE TRIGGER inbox_no_top_secret BEFORE INSERT ON inbox
    WHEN NEW.level = 'tuyet-mat' AND NEW.stage <> 'quarantined'
    BEGIN SELECT RAISE(ABORT, 'no channel carries Tuyệt mật'); END;
    CREATE TRIGGER stage_name_sealed BEFORE INSERT ON stage WHEN NEW.name NOT LIKE 'sealed:%'
    BEGIN SELECT RAISE(ABORT, 'the name of a staged file is sealed'); END;
  `),
};
