import type { Db } from '../db/handles.ts';
import { indexRecord } from '../search/store.ts';
import { formOf } from './forms.ts';
import { findSubmission } from './store.ts';

/** Writes a submission's row of the search index from its record and its form; never the sender. */
export function indexSubmission(db: Db, id: string): void {
  const record = findSubmission(db, id);
  if (record === null) return;
  indexRecord(db, {
    kind: 'submission',
    id,
    restricted: false,
    number: record.receiptCode,
    subject: record.title,
    issuer: '',
    body: [record.field, record.body, ...(formOf(db, id)?.lines ?? []).map(({ value }) => value)].join('\n'),
  });
}
