import { createHash } from 'node:crypto';
import { parseDate } from '../../../../shared/domain/calendar/civilDate.ts';
import {
  type IntakeField,
  type IntakeKind,
  type IntakeSource,
  kindOf,
  type Mapping,
  sourceOf,
} from '../../../../shared/domain/submission/intake.ts';
import { normaliseSender, type SenderDetails } from '../../../../shared/domain/submission/sender.ts';
import { foldExact } from '../../../../shared/domain/text/fold.ts';
import { normaliseLine, normaliseText } from '../../../../shared/domain/text/normalise.ts';
import type { TableRow } from '../../../../shared/ipc/readerAnswers.ts';

/** What keeps a row out until a person decides. */
export type RowFault = 'no-text' | 'no-kind' | 'bad-date' | 'future-date' | 'cell-too-long';

/** One row of an export, or one letter, as it would be registered. */
export interface Candidate {
  readonly line: number;
  readonly sourceKey: string;
  readonly contentHash: string;
  readonly kind: IntakeKind | null;
  readonly source: IntakeSource;
  readonly field: string;
  readonly title: string;
  readonly body: string;
  readonly note: string;
  readonly sender: SenderDetails;
  readonly sentOn: string | null;
  readonly faults: readonly RowFault[];
  readonly original: readonly string[] | null;
  /** the column, from 1, of the first cell that is used here and too long */
  readonly longColumn: number | null;
}

const MOST = { title: 300, body: 40_000, field: 120, note: 2_000, code: 80 } as const;

/** @param today a date after it is a fault: nothing was sent tomorrow */
export function candidateOf(row: TableRow, mapping: Mapping, today: string): Candidate {
  const cell = (name: IntakeField): string => {
    const at = mapping[name];
    return at === undefined ? '' : (row.cells[at] ?? '');
  };
  const body = normaliseText(cell('body')).slice(0, MOST.body);
  const sentAt = cell('sentAt').trim();
  const date = dateOf(sentAt);
  const at = row.tooLong.find((column) => Object.values(mapping).includes(column));
  const draft = {
    line: row.line,
    kind: kindOf(cell('kind')),
    source: sourceOf(cell('source')),
    field: normaliseLine(cell('field')).slice(0, MOST.field),
    title: titleOf(cell('title'), body),
    body,
    note: normaliseText(cell('note')).slice(0, MOST.note),
    sender: normaliseSender({
      fullName: cell('fullName').slice(0, 120),
      address: cell('address').slice(0, 300),
      phone: cell('phone').slice(0, 30),
      email: cell('email').slice(0, 120),
      idNumber: cell('idNumber').slice(0, 20),
    }),
    sentOn: date,
    original: row.original,
    longColumn: at === undefined ? null : at + 1,
  };
  const faults: RowFault[] = [];
  if (draft.title === '' || draft.body === '') faults.push('no-text');
  if (draft.kind === null) faults.push('no-kind');
  if (sentAt !== '' && date === null) faults.push('bad-date');
  if (date !== null && date > today) faults.push('future-date');
  if (at !== undefined) faults.push('cell-too-long');
  const contentHash = hashOf(draft.title, draft.body, sentAt);
  const code = foldExact(cell('sourceCode').slice(0, MOST.code)).trim();
  return { ...draft, faults, contentHash, sourceKey: code === '' ? `text:${contentHash}` : `code:${code}` };
}

/** The first line of the body stands in for a title that is not there. */
export function titleOf(title: string, body: string): string {
  const given = normaliseLine(title).slice(0, MOST.title);
  return given === '' ? normaliseLine(body.split('\n')[0] ?? '').slice(0, MOST.title) : given;
}

/** `06/01/2026 11:45`, `5/1/2026`, `2026-03-03T17:34`: the day; null when it is no day that exists. */
export function dateOf(text: string): string | null {
  const day = /^[\d/.-]+/.exec(text)?.[0] ?? '';
  const read = parseDate(day);
  return read.ok ? read.value : null;
}

export const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256')
    .update(parts.map((part) => part.normalize('NFC')).join('\u0000'))
    .digest('hex');
