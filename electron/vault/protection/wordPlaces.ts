import { z } from 'zod';
import { isSealed, StoredText, stringOf } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { reasonField as clockReasonField, draftWordField, remarkField } from '../knowing/wordFields.ts';
import { actWordsField } from '../knowing/actWords.ts';
import { statusField } from '../edxml/store.ts';
import { ACT_SUBJECT, closedSaltField, correctionField } from '../registers/closedWords.ts';

/**
 * Every place where words about one document stand, for its sealing and opening (`sealing.ts`). A table that gets free
 * words about a document gets its row here, and its trigger lets them follow the level.
 *
 * Not here, and why: the reason of a cancelled number is sealed when it is written (`documents/actWords.ts`) and its
 * document is never raised afterwards; the purposes of copying and of taking out of the office, their places and their
 * recipients are columns of the statutory books of acts (NĐ 63/2026), counted word by word in the hash of those books, and
 * say what a copy is for, not what is in it (the forms ask for no more); the wish to get a number (`register_request`,
 * `reserved_number`) is written before there is a document.
 */

/** What becomes of one text; `kind`: under which key it lies, `field`: for what place it is sealed. */
export type Words = (field: string, kind: 'line' | 'text', text: StoredText) => StoredText;

interface Place {
  /** `id` and `text` of each, for `:document` */
  readonly all: string;
  readonly set: string;
  readonly kind: 'line' | 'text';
  readonly field: (id: string) => string;
}

const PLACES: readonly Place[] = [
  {
    all: 'SELECT id, body AS text FROM direction WHERE document_id = :document',
    set: 'UPDATE direction SET body = :text WHERE id = :id',
    kind: 'text',
    field: (id) => `direction/${id}`,
  },
  {
    all: 'SELECT id, note AS text FROM answer_link WHERE document_id = :document',
    set: 'UPDATE answer_link SET note = :text WHERE id = :id',
    kind: 'text',
    field: (id) => `answer/${id}`,
  },
  {
    all: 'SELECT id, reason AS text FROM clock_event WHERE document_id = :document',
    set: 'UPDATE clock_event SET reason = :text WHERE id = :id',
    kind: 'line',
    field: clockReasonField,
  },
  {
    all: 'SELECT id, reason AS text FROM entry_correction WHERE document_id = :document',
    set: 'UPDATE entry_correction SET reason = :text WHERE id = :id',
    kind: 'line',
    field: correctionField,
  },
  {
    all: 'SELECT id, body AS text FROM act_words WHERE document_id = :document',
    set: 'UPDATE act_words SET body = :text WHERE id = :id',
    kind: 'line',
    field: actWordsField,
  },
  {
    all: 'SELECT id, description AS text FROM edxml_status WHERE document_id = :document',
    set: 'UPDATE edxml_status SET description = :text WHERE id = :id',
    kind: 'line',
    field: statusField,
  },
  ...(['old_value', 'new_value'] as const).map((column): Place => ({
    all: `SELECT id, ${column} AS text FROM entry_correction WHERE document_id = :document AND field = 'subject'`,
    set: `UPDATE entry_correction SET ${column} = :text WHERE id = :id`,
    kind: 'line',
    field: () => 'subject',
  })),
  {
    all: 'SELECT CAST(at_ms AS TEXT) AS id, title AS text FROM document_dossier WHERE document_id = :document',
    set: 'UPDATE document_dossier SET title = :text WHERE document_id = :document AND at_ms = CAST(:id AS INTEGER)',
    kind: 'text',
    field: () => 'dossier',
  },
  {
    all: `SELECT id, json_extract(facts, '$.subject') AS text FROM act_line WHERE document_id = :document`,
    set: `UPDATE act_line SET facts = json_replace(facts, '$.subject', :text) WHERE id = :id`,
    kind: 'line',
    field: () => ACT_SUBJECT,
  },
  ...(['old_value', 'new_value'] as const).map((column): Place => ({
    all: `SELECT v.id, v.${column} AS text FROM act_line_event v JOIN act_line l ON l.id = v.line_id
           WHERE l.document_id = :document AND v.field = 'subject'`,
    set: `UPDATE act_line_event SET ${column} = :text WHERE id = :id`,
    kind: 'line',
    field: () => ACT_SUBJECT,
  })),
  {
    all: 'SELECT line_id AS id, salt AS text FROM closed_words WHERE document_id = :document',
    set: 'UPDATE closed_words SET salt = :text WHERE document_id = :document AND line_id = :id',
    kind: 'line',
    field: closedSaltField,
  },
  ...(['subject', 'note', 'dossier_title'] as const).map((column): Place => ({
    all: `SELECT id, ${column} AS text FROM proposal WHERE document_id = :document AND level = 'none'`,
    set: `UPDATE proposal SET ${column} = :text WHERE id = :id`,
    kind: 'text',
    field: (id) => draftWordField(id, column),
  })),
  {
    all: `SELECT s.id, s.remark AS text FROM proposal_step s JOIN proposal p ON p.id = s.proposal_id
           WHERE p.document_id = :document AND p.level = 'none'`,
    set: 'UPDATE proposal_step SET remark = :text WHERE id = :id',
    kind: 'text',
    field: remarkField,
  },
];

const Word = z.object({ id: z.string(), text: StoredText.nullable() });

/** Puts every word about a document through `words`, each in its own place. */
export function rewriteWords(db: Db, documentId: string, words: Words): void {
  rewriteLine(db, documentId, words);
  for (const { all, set, kind, field } of PLACES) {
    const takesDocument = set.includes(':document');
    for (const row of db.prepare(all).all({ document: documentId })) {
      const { id, text } = Word.parse(row);
      if (text === null || stringOf(text) === '') continue;
      const next = stringOf(words(field(id), kind, text));
      if (next !== stringOf(text))
        db.prepare(set).run({ id, text: next, ...(takesDocument ? { document: documentId } : {}) });
    }
  }
  rewriteReopenings(db, documentId, words);
}

const Line = z.object({ subject: StoredText.nullable(), note: StoredText });

/** Trích yếu and note change together: the database holds that of a classified document neither lies open. */
function rewriteLine(db: Db, documentId: string, words: Words): void {
  const line = Line.parse(db.prepare('SELECT subject, note FROM document WHERE id = ?').get(documentId));
  const [subject, note] = [
    line.subject === null ? null : words('subject', 'line', line.subject),
    stringOf(line.note) === '' ? line.note : words('note', 'line', line.note),
  ];
  const next = { note: stringOf(note), subject: subject === null ? null : stringOf(subject) };
  if (next.note === stringOf(line.note) && next.subject === (line.subject && stringOf(line.subject))) return;
  db.prepare('UPDATE document SET subject = :subject, note = :note WHERE id = :id').run({
    id: documentId,
    ...next,
  });
}

/** Why a dossier was opened again may speak of any document in it: it lies under the first that was classified. */
function rewriteReopenings(db: Db, documentId: string, words: Words): void {
  const rows = db
    .prepare(
      `SELECT c.id, c.reason AS text FROM dossier_closing c JOIN dossier_closing_item i ON i.closing_id = c.id
        WHERE i.document_id = :document AND c.reason IS NOT NULL AND ifnull(c.reason_document, :document) = :document`,
    )
    .all({ document: documentId });
  for (const row of rows) {
    const { id, text } = Word.parse(row);
    if (text === null) continue;
    const next = words(`dossier-reopened/${id}`, 'text', text);
    if (stringOf(next) !== stringOf(text))
      db.prepare('UPDATE dossier_closing SET reason = :text, reason_document = :document WHERE id = :id').run(
        {
          id,
          text: stringOf(next),
          document: isSealed(next) ? documentId : null,
        },
      );
  }
}
