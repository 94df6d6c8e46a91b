import type { Migration } from '../migrate.ts';

/**
 * Full-text search over documents and submissions, and the indexes of the desk.
 *
 * One contentless index with two columns per field: the words in one exact spelling, and the words without marks.
 * They are cut and folded by shared/domain/text and never by FTS5's own tokenizer, which knows neither đ nor the two
 * ways to write hòa. `search_key` says which record a row of the index belongs to; row ids grow with time, so
 * "newest first" is the index's own order.
 */
export const m0004: Migration = {
  version: 4,
  name: 'search',
  up: (db) =>
    db.exec(/* sql */ `
    CREATE TABLE search_key (
      rowid INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('document','submission')), subject_id TEXT NOT NULL,
      -- 1: found only by those who may know of the record
      restricted INTEGER NOT NULL CHECK (restricted IN (0,1)), UNIQUE (kind, subject_id)
    ) STRICT;
    CREATE VIRTUAL TABLE fts USING fts5 (
      number_exact, subject_exact, issuer_exact, body_exact, number_base, subject_base, issuer_base, body_base,
      content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
    );

    -- How many records have a word: what is rare tells two submissions apart.
    CREATE VIRTUAL TABLE fts_words USING fts5vocab (fts, 'row');

    -- What lies on one person's desk, by due date.
    CREATE INDEX doc_list_desk ON doc_list (holder_id, due_on, book_kind, sort_key)
      WHERE holder_id IS NOT NULL AND state IN ('registered','presented','directed','in-progress','unopened');
  `),
};
