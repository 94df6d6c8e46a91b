import type { Migration } from '../migrate.ts';

/**
 * An answer of another office is carried out as it comes: it stands with its case at once. A person may still send it
 * back afterwards; nothing else that was decided about an envelope moves.
 */
export const m0053: Migration = {
  version: 53,
  name: 'an answer sent back',
  up: (db) => db.exec(DECIDED),
};

const SENT_BACK = `OLD.kind = 'submission-answer' AND NEW.stage = 'refused' AND NEW.document_id IS NULL
      AND NEW.submission_id IS NULL AND NEW.entry_number IS OLD.entry_number`;

const DECIDED = /* sql */ `
  DROP TRIGGER inbox_decided;
  CREATE TRIGGER inbox_decided BEFORE UPDATE OF stage, document_id, submission_id, entry_number, refusal ON inbox
    WHEN OLD.stage IN ('refused','quarantined','purged') OR (OLD.stage = 'applied' AND NOT (${SENT_BACK}))
      OR (OLD.stage = 'registered' AND (NEW.stage NOT IN ('recalled','purged') OR NEW.document_id IS NOT OLD.document_id
        OR NEW.submission_id IS NOT OLD.submission_id OR NEW.entry_number IS NOT OLD.entry_number))
      OR (OLD.stage = 'recalled' AND NEW.stage <> 'purged')
  BEGIN SELECT RAISE(ABORT, 'a decision about an envelope stays'); END;
  CREATE INDEX inbox_answer_refused ON inbox (sender_station) WHERE stage = 'refused' AND kind = 'submission-answer';
`;
