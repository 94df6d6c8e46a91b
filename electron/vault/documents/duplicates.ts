import { daysBetween } from '../../../shared/domain/calendar/civilDate.ts';
import { parseDocumentNumber } from '../../../shared/domain/text/documentNumber.ts';
import { foldBase } from '../../../shared/domain/text/fold.ts';
import type { BookKind } from '../../../shared/ipc/schemas.ts';
import { openSubject } from '../knowing/recordKeys.ts';
import type { Ports } from '../ports.ts';
import { namesOfIssuer } from './issuerStore.ts';
import { linesByCodeKey, linesOfIssuer, type ListLine } from './listStore.ts';
import { lineScope } from '../knowing/needToKnow.ts';

/** What a number is compared by: marks, spaces, dashes and leading zeros do not count. */
export const codeKeyOf = (code: string): string => parseDocumentNumber(code).baseKey;

export type SameField = 'code' | 'issuer' | 'date' | 'subject';
export interface Match {
  readonly line: ListLine;
  readonly same: SameField[];
  readonly percent: number;
  /** number and issuer agree and no date speaks against it: saving needs an answer */
  readonly strong: boolean;
}

export interface Candidate {
  readonly book: BookKind;
  readonly issuer: string;
  readonly code: string;
  readonly documentDate: string | null;
  readonly subject: string | null;
}

const WEIGHTS: Record<SameField, number> = { code: 40, issuer: 25, date: 20, subject: 15 };
const SUBJECTS_ALIKE = 0.8;
const SHOWN_FROM_PERCENT = 60;
const MOST_COMPARED = 60;
const SHOWN = 5;

/** Entries of the same book that may be the same document, the likeliest first. */
export function findDuplicates(ports: Ports, candidate: Candidate): Match[] {
  const scope = lineScope(ports.actor);
  const key = codeKeyOf(candidate.code);
  const byCode = key === '' ? [] : linesByCodeKey(ports.db, [candidate.book], key, MOST_COMPARED, scope);
  const names = namesOfIssuer(ports.db, candidate.book, candidate.issuer);
  const byIssuer = names.flatMap((name) =>
    linesOfIssuer(ports.db, candidate.book, name, MOST_COMPARED, scope),
  );
  const folded = new Set(names.map(foldBase));
  const lines = new Map([...byCode, ...byIssuer].map((line) => [line.id, line]));
  return compareAll(ports, { ...candidate, names: folded }, key, [...lines.values()])
    .filter((match) => match.strong || isAlike(match))
    .slice(0, SHOWN);
}

/** The likeliest entry whose number and issuer agree: known by its number alone, other entries of the issuer are not read. */
export function strongestDuplicate(ports: Ports, candidate: Candidate): Match | null {
  const key = codeKeyOf(candidate.code);
  if (key === '') return null;
  const byCode = linesByCodeKey(ports.db, [candidate.book], key, MOST_COMPARED, lineScope(ports.actor));
  const names = new Set(namesOfIssuer(ports.db, candidate.book, candidate.issuer).map(foldBase));
  return compareAll(ports, { ...candidate, names }, key, byCode).find((match) => match.strong) ?? null;
}

/** A candidate with every name that its issuer goes by, folded. */
type Named = Candidate & { readonly names: ReadonlySet<string> };

function compareAll(ports: Ports, candidate: Named, key: string, lines: readonly ListLine[]): Match[] {
  return lines
    .filter((line) => line.state !== 'cancelled')
    .map((line) => compare(candidate, key, line, openSubject(ports, line.id, line.subject)))
    .sort(
      (a, b) =>
        Number(b.strong) - Number(a.strong) || b.percent - a.percent || b.line.sortKey - a.line.sortKey,
    );
}

/** That both came from one organ says nothing yet. */
const isAlike = ({ percent, same }: Match): boolean =>
  percent >= SHOWN_FROM_PERCENT && same.some((field) => field !== 'issuer');

function compare(candidate: Named, key: string, line: ListLine, subject: string | null): Match {
  const likeness: Partial<Record<SameField, number>> = {
    issuer: candidate.names.has(foldBase(line.issuer)) ? 1 : 0,
  };
  if (key !== '' && line.code !== '') likeness.code = key === codeKeyOf(line.code) ? 1 : 0;
  if (candidate.documentDate !== null && line.documentDate !== null) {
    likeness.date = candidate.documentDate === line.documentDate ? 1 : 0;
  }
  if (candidate.subject !== null && subject !== null)
    likeness.subject = similarity(candidate.subject, subject);
  const fields = Object.entries(likeness) as [SameField, number][];
  const weight = fields.reduce((sum, [field]) => sum + WEIGHTS[field], 0);
  const percent = Math.round(
    (fields.reduce((sum, [field, value]) => sum + WEIGHTS[field] * value, 0) / weight) * 100,
  );
  const same = fields
    .filter(([field, value]) => value >= (field === 'subject' ? SUBJECTS_ALIKE : 1))
    .map(([field]) => field);
  const near = likeness.date !== 0 || withinDays(candidate.documentDate, line.documentDate, 3); // a date read off by one
  return { line, same, percent, strong: likeness.code === 1 && likeness.issuer === 1 && near };
}

const withinDays = (a: string | null, b: string | null, days: number): boolean =>
  a !== null && b !== null && Math.abs(daysBetween(a, b)) <= days;

/** Share of words that two texts have in common (Dice), without marks; 1 for equal texts. */
export function similarity(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.size + right.size === 0) return 1;
  const common = [...left].filter((word) => right.has(word)).length;
  return (2 * common) / (left.size + right.size);
}

/** "V/v" and "về việc" before a trích yếu say nothing. */
function wordsOf(text: string): Set<string> {
  const folded = foldBase(text).replace(/^(?:v v|ve viec) /, '');
  return new Set(folded.split(' ').filter((word) => word !== ''));
}
