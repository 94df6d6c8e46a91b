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
import { sentMoment } from './sentMoment.ts';
import { MOST, withinLimits } from './withinLimits.ts';

/** What keeps a row out until a person decides. */
export type RowFault = 'no-text' | 'no-kind' | 'bad-date' | 'future-date' | 'cell-too-long';

/** One row of an export, or one letter, as it would be registered. */
export interface Candidate {
  readonly line: number;
  readonly sourceKey: string;
  readonly contentHash: string;
  /** by which earlier versions of this program remembered the very same row */
  readonly older: () => { readonly keys: readonly string[]; readonly hashes: readonly string[] };
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
  /** what a person is told of its words, beside what the screening finds */
  readonly told: readonly ToldOfWords[];
}
/** What the contract says of each; `cut`: words are left out. */
export type ToldOfWords = 'cut' | 'long-title' | 'forwarded' | 'text-in-files';

/** @param today a date after it is a fault: nothing was sent tomorrow */
export function candidateOf(row: TableRow, mapping: Mapping, today: string): Candidate {
  const cell = (name: IntakeField): string => {
    const at = mapping[name];
    return at === undefined ? '' : (row.cells[at] ?? '');
  };
  const given = { title: normaliseLine(cell('title')), body: normaliseText(cell('body')) };
  const sentAt = cell('sentAt').trim();
  const date = dateOf(sentAt);
  const at = row.tooLong.find((column) => Object.values(mapping).includes(column));
  const { words, sender, told } = withinLimits(
    { ...given, note: normaliseText(cell('note')), field: normaliseLine(cell('field')) },
    normaliseSender({
      fullName: cell('fullName'),
      address: cell('address'),
      phone: cell('phone'),
      email: cell('email'),
      idNumber: cell('idNumber'),
    }),
  );
  const kind = kindOf(cell('kind'));
  const faults: RowFault[] = [];
  if (words.title === '' || words.body === '') faults.push('no-text');
  if (kind === null) faults.push('no-kind');
  if (sentAt !== '' && date === null) faults.push('bad-date');
  if (date !== null && date > today) faults.push('future-date');
  if (at !== undefined) faults.push('cell-too-long');
  const contentHash = hashOf(titleOf(given.title, given.body), given.body, sentMoment(sentAt, date));
  const code = foldExact(cell('sourceCode')).trim();
  return {
    ...words,
    sender,
    told,
    line: row.line,
    kind,
    source: sourceOf(cell('source')),
    sentOn: date,
    faults,
    original: row.original,
    longColumn: at === undefined ? null : at + 1,
    contentHash,
    sourceKey: keyOf(code, contentHash),
    older: () => olderOf(given, sentAt, date, cell('sourceCode')),
  };
}

/** A code of the portal is a key as it is; one longer than any portal has is told from others by all of it. */
function keyOf(code: string, contentHash: string): string {
  if (code === '') return `text:${contentHash}`;
  return code.length <= MOST.code ? `code:${code}` : `code:${code.slice(0, MOST.code)}#${hashOf(code)}`;
}

/** Earlier, the words as they were cut and the date as the file writes it: a workbook its way, other files another. */
function olderOf(
  given: { readonly title: string; readonly body: string },
  sentAt: string,
  date: string | null,
  sourceCode: string,
): ReturnType<Candidate['older']> {
  const body = given.body.slice(0, MOST.body);
  const title = cutTitle(given.title, body);
  const moment = sentMoment(sentAt, date);
  const [day = '', time = '00:00'] = moment.split('T');
  const [year, month, dayOfMonth] = day.split('-');
  const spellings =
    date === null ? [sentAt] : [sentAt, `${day}T${time}`, `${dayOfMonth}/${month}/${year} ${time}`];
  const hashes = [...new Set(spellings)].map((spelling) => hashOf(title, body, spelling));
  const code = foldExact(sourceCode.slice(0, MOST.code)).trim();
  return { hashes, keys: code === '' ? hashes.map((hash) => `text:${hash}`) : [`code:${code}`] };
}

function cutTitle(title: string, body: string): string {
  const cut = title.slice(0, MOST.title);
  return cut === '' ? normaliseLine(body.split('\n')[0] ?? '').slice(0, MOST.title) : cut;
}

/** The first line of the body stands in for a title that is not there. Not cut. */
export function titleOf(title: string, body: string): string {
  const given = normaliseLine(title);
  return given === '' ? normaliseLine(body.split('\n')[0] ?? '') : given;
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
