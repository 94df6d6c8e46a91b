import type { Migration } from '../migrate.ts';

/**
 * Words that were written about a document while it was open follow its level, wherever they stand: corrections, reasons
 * of clocks, titles of dossiers, lines of the books of acts, the draft it came from, the rows of what it travelled in.
 * A closed book keeps digests of its words, so that it stays proved when they are sealed or go with a level.
 */
export const m0048: Migration = {
  version: 48,
  name: 'words follow the level',
  up: (db) => db.exec(`${CORRECTIONS}${REASONS}${ACT_LINES}${DRAFTS}${ENVELOPES}${CLOSED}`),
};

const levelOf = (documentId: string): string => `(SELECT level FROM document WHERE id = ${documentId})`;
const contentOpened = (documentId: string): string =>
  `(SELECT kind FROM level_event WHERE document_id = ${documentId} ORDER BY seq DESC LIMIT 1) = 'content-opened'`;

/** A word stays as it is, or is sealed because its document is classified now, or opened because its content was opened. */
const follows = (was: string, is: string, documentId: string): string => `ifnull(${is} IS ${was}
      OR (${was} NOT LIKE 'sealed:%' AND ${is} LIKE 'sealed:%' AND ${levelOf(documentId)} <> 'none')
      OR (${was} LIKE 'sealed:%' AND ${is} NOT LIKE 'sealed:%' AND ${contentOpened(documentId)}), 0)`;
const column = (name: string, documentId = 'OLD.document_id'): string =>
  follows(`OLD.${name}`, `NEW.${name}`, documentId);

const CORRECTIONS = /* sql */ `
  DROP TRIGGER entry_correction_fixed;
  CREATE TRIGGER entry_correction_fixed BEFORE UPDATE OF id, document_id, position, field, at_ms, by_id ON entry_correction
  BEGIN SELECT RAISE(ABORT, 'a correction is fixed'); END;
  CREATE TRIGGER entry_correction_words_fixed BEFORE UPDATE OF old_value, new_value, reason ON entry_correction
    WHEN NOT ${column('reason')}
      OR (OLD.field <> 'subject' AND (NEW.old_value IS NOT OLD.old_value OR NEW.new_value IS NOT OLD.new_value))
      OR (OLD.field = 'subject' AND NOT (${column('old_value')} AND ${column('new_value')}))
  BEGIN SELECT RAISE(ABORT, 'a correction is fixed'); END;
`;

const REASONS = /* sql */ `
  DROP TRIGGER clock_event_fixed;
  CREATE TRIGGER clock_event_fixed BEFORE UPDATE OF id, document_id, position, clock, kind, by_id, at_ms, before_on,
    before_time, after_on, after_time ON clock_event
  BEGIN SELECT RAISE(ABORT, 'an event of a clock is fixed'); END;
  CREATE TRIGGER clock_event_reason_fixed BEFORE UPDATE OF reason ON clock_event WHEN NOT ${column('reason')}
  BEGIN SELECT RAISE(ABORT, 'an event of a clock is fixed'); END;

  DROP TRIGGER document_dossier_fixed;
  CREATE TRIGGER document_dossier_fixed BEFORE UPDATE OF document_id, at_ms, by_id, code ON document_dossier
  BEGIN SELECT RAISE(ABORT, 'a filing is fixed'); END;
  CREATE TRIGGER document_dossier_title_fixed BEFORE UPDATE OF title ON document_dossier WHEN NOT ${column('title')}
  BEGIN SELECT RAISE(ABORT, 'a filing is fixed'); END;

  DROP TRIGGER dossier_closing_fixed;
  CREATE TRIGGER dossier_closing_fixed BEFORE UPDATE ON dossier_closing
    WHEN NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.retention <> OLD.retention OR NEW.at_ms <> OLD.at_ms
      OR NEW.by_id <> OLD.by_id OR NEW.reopened_ms IS NULL
      OR (OLD.reopened_ms IS NOT NULL AND NOT (NEW.reopened_ms IS OLD.reopened_ms AND NEW.reopened_by IS OLD.reopened_by
        AND EXISTS (SELECT 1 FROM dossier_closing_item WHERE closing_id = OLD.id
          AND document_id = ifnull(NEW.reason_document, OLD.reason_document))
        AND ((OLD.reason_document IS NULL AND NEW.reason LIKE 'sealed:%' AND ${levelOf('NEW.reason_document')} <> 'none')
          OR (NEW.reason_document IS NULL AND NEW.reason NOT LIKE 'sealed:%' AND ${contentOpened('OLD.reason_document')}))))
  BEGIN SELECT RAISE(ABORT, 'the closing of a dossier is fixed'); END;
`;

const ACT_LINES = /* sql */ `
  DROP TRIGGER act_line_fixed;
  CREATE TRIGGER act_line_fixed BEFORE UPDATE OF id, book_id, number, entered_on, entered_ms, entered_by, subject_kind,
    subject_id, document_id ON act_line
  BEGIN SELECT RAISE(ABORT, 'a line is fixed'); END;
  CREATE TRIGGER act_line_facts_fixed BEFORE UPDATE OF facts ON act_line
    WHEN json_remove(NEW.facts, '$.subject') <> json_remove(OLD.facts, '$.subject')
      OR NOT ${follows("json_extract(OLD.facts, '$.subject')", "json_extract(NEW.facts, '$.subject')", 'OLD.document_id')}
  BEGIN SELECT RAISE(ABORT, 'a line is fixed'); END;

  DROP TRIGGER act_line_event_fixed;
  CREATE TRIGGER act_line_event_fixed BEFORE UPDATE OF id, line_id, position, kind, field, reason, at_ms, by_id ON act_line_event
  BEGIN SELECT RAISE(ABORT, 'an event is fixed'); END;
  CREATE TRIGGER act_line_event_words_fixed BEFORE UPDATE OF old_value, new_value ON act_line_event
    WHEN OLD.field IS NOT 'subject'
      OR NOT ${column('old_value', '(SELECT document_id FROM act_line WHERE id = OLD.line_id)')}
      OR NOT ${column('new_value', '(SELECT document_id FROM act_line WHERE id = OLD.line_id)')}
  BEGIN SELECT RAISE(ABORT, 'an event is fixed'); END;
`;

const DRAFTS = /* sql */ `
  DROP TRIGGER proposal_fields_fixed;
  CREATE TRIGGER proposal_fields_fixed BEFORE UPDATE OF level, urgency, type_id, item_ref, basis, recipients, copies,
    copy_allowed, pages, answers_id, checker_id, signer_id, clerk_id, capacity, delegation_id ON proposal
    WHEN OLD.state <> 'draft'
  BEGIN SELECT RAISE(ABORT, 'a proposal on its way is not rewritten'); END;
  CREATE TRIGGER proposal_words_fixed BEFORE UPDATE OF subject, note ON proposal
    WHEN OLD.state <> 'draft' AND NOT (${column('subject')} AND ${column('note')})
  BEGIN SELECT RAISE(ABORT, 'a proposal on its way is not rewritten'); END;

  DROP TRIGGER proposal_step_fixed;
  CREATE TRIGGER proposal_step_fixed BEFORE UPDATE OF id, proposal_id, act, by_id, at_ms, version ON proposal_step
  BEGIN SELECT RAISE(ABORT, 'a step is fixed'); END;
  CREATE TRIGGER proposal_step_remark_fixed BEFORE UPDATE OF remark ON proposal_step
    WHEN NOT ${column('remark', '(SELECT document_id FROM proposal WHERE id = OLD.proposal_id)')}
  BEGIN SELECT RAISE(ABORT, 'a step is fixed'); END;
`;

/** Rows of envelopes lose the words of a document that is classified now; of what was signed nothing else changes. */
const ENVELOPES = /* sql */ `
  DROP TRIGGER outbox_fixed;
  CREATE TRIGGER outbox_fixed BEFORE UPDATE OF id, peer_station, peer_office, sequence, kind, level, document_id, submission_id,
    about, created_ms ON outbox
  BEGIN SELECT RAISE(ABORT, 'an envelope is fixed'); END;
  CREATE TRIGGER outbox_words_fixed BEFORE UPDATE OF metadata, files ON outbox
    WHEN (NEW.metadata IS NOT OLD.metadata OR NEW.files <> OLD.files) AND NOT (
      OLD.kind = 'document' AND OLD.stage <> 'queued' AND ${levelOf('OLD.document_id')} IS NOT 'none'
      AND json_extract(NEW.metadata, '$.subject') IS NULL
      AND NOT EXISTS (SELECT 1 FROM json_each(NEW.files) f WHERE json_extract(f.value, '$.name') <> '')
      AND json_array_length(NEW.files) = json_array_length(OLD.files)
      AND NOT EXISTS (SELECT 1 FROM json_each(NEW.metadata) m WHERE m.key <> 'subject'
        AND m.value IS NOT (SELECT o.value FROM json_each(OLD.metadata) o WHERE o.key = m.key)))
  BEGIN SELECT RAISE(ABORT, 'an envelope is fixed'); END;

  DROP TRIGGER inbox_fixed;
  CREATE TRIGGER inbox_fixed BEFORE UPDATE OF id, raw_sha256, cms_sha256, raw_bytes, channel, sender_station, sender_office,
    envelope_id, sequence, kind, level, signers, checks, error_code, error_reason, signed_ms, read_ms, read_by ON inbox
  BEGIN SELECT RAISE(ABORT, 'what was received is fixed'); END;
  CREATE TRIGGER inbox_words_fixed BEFORE UPDATE OF manifest, files ON inbox
    WHEN (NEW.manifest IS NOT OLD.manifest OR NEW.files <> OLD.files) AND NOT (
      OLD.kind = 'document' AND ${levelOf('OLD.document_id')} IS NOT 'none'
      AND json_extract(NEW.manifest, '$.metadata.subject') IS NULL
      AND NOT EXISTS (SELECT 1 FROM json_each(NEW.files) f WHERE json_extract(f.value, '$.name') <> '')
      AND json_array_length(NEW.files) = json_array_length(OLD.files)
      AND NOT EXISTS (SELECT 1 FROM json_each(NEW.manifest, '$.blobs') b WHERE json_extract(b.value, '$.name') <> '')
      AND NOT EXISTS (SELECT 1 FROM json_each(NEW.manifest) m WHERE m.key NOT IN ('metadata', 'blobs')
        AND m.value IS NOT (SELECT o.value FROM json_each(OLD.manifest) o WHERE o.key = m.key)))
  BEGIN SELECT RAISE(ABORT, 'what was received is fixed'); END;
`;

/**
 * What stood in a line when its book was closed, as digests under a salt. The salt is sealed with the words of its
 * document and goes with them, so that nobody can guess at words of which only the digest is left.
 */
const CLOSED = /* sql */ `
  CREATE TABLE closed_words (
    book_id TEXT NOT NULL REFERENCES book (id), line_id TEXT NOT NULL CHECK (line_id <> ''),
    document_id TEXT NOT NULL REFERENCES document (id), salt TEXT CHECK (salt <> ''),
    digests TEXT NOT NULL CHECK (json_valid(digests)),
    PRIMARY KEY (book_id, line_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX closed_words_document ON closed_words (document_id);
  CREATE TRIGGER closed_words_begin BEFORE INSERT ON closed_words
    WHEN (SELECT state FROM book WHERE id = NEW.book_id) = 'closed' OR NEW.salt IS NULL
      OR (NEW.salt NOT LIKE 'sealed:%' AND (SELECT level FROM document WHERE id = NEW.document_id) <> 'none')
  BEGIN SELECT RAISE(ABORT, 'what stood in a book is kept when it is closed'); END;
  CREATE TRIGGER closed_words_fixed BEFORE UPDATE OF book_id, line_id, document_id, digests ON closed_words
  BEGIN SELECT RAISE(ABORT, 'what stood in a book is fixed'); END;
  CREATE TRIGGER closed_words_salt_fixed BEFORE UPDATE OF salt ON closed_words
    WHEN NOT (NEW.salt IS NULL AND (OLD.salt IS NULL OR ${levelOf('OLD.document_id')} = 'tuyet-mat'))
      AND NOT ${column('salt')}
  BEGIN SELECT RAISE(ABORT, 'what stood in a book is fixed'); END;
  CREATE TRIGGER closed_words_stay BEFORE DELETE ON closed_words
  BEGIN SELECT RAISE(ABORT, 'what stood in a book stays'); END;

  -- Bytes of words are still to be merged out of the index of the search.
  CREATE TABLE search_purge (id INTEGER PRIMARY KEY CHECK (id = 1), asked_ms INTEGER NOT NULL) STRICT;
`;
