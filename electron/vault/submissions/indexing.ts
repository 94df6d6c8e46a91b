import type { Db } from '../db/handles.ts';
import { answersGiven } from '../search/said.ts';
import { indexRecord } from '../search/store.ts';
import { formOf } from './forms.ts';
import { findSubmission } from './store.ts';

interface Indexed {
  readonly receiptCode: string;
  readonly title: string;
  readonly field: string;
  readonly body: string;
}

/** Writes a submission's row of the search index from its record and its form; never the sender. */
export function indexSubmission(db: Db, id: string): void {
  const record = findSubmission(db, id);
  if (record !== null) indexText(db, id, record);
}

/**
 * The same, of a record that is being written. What the office answered stands in the column of who speaks to it, which
 * the likeness of letters does not look at.
 */
export function indexText(db: Db, id: string, { receiptCode, title, field, body }: Indexed): void {
  indexRecord(db, {
    kind: 'submission',
    id,
    restricted: false,
    number: receiptCode,
    subject: title,
    issuer: answersGiven(db, id).join('\n'),
    body: [field, body, ...(formOf(db, id)?.lines ?? []).map(({ value }) => value)].join('\n'),
  });
}
