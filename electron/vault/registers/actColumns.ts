import { civilDateAt, clockAt, formatDate, parseIso } from '../../../shared/domain/calendar/civilDate.ts';
import type { LevelRule } from '../../../shared/domain/levels/protection.ts';
import type { ColumnField } from '../../../shared/domain/rules/schema.ts';
import type { ActFacts, FactValue } from './actLineStore.ts';
import { printedNumber } from '../printing/bookText.ts';

export interface ActCellSource {
  readonly number: number;
  readonly facts: ActFacts;
  readonly levels: readonly LevelRule[];
}

/** A time written as milliseconds; every other number is a count. */
const MOMENTS = new Set(['at', 'returned', 'signature']);

/** One fact as it is written in a book. */
export function factText(key: string, value: FactValue, levels: readonly LevelRule[]): string {
  if (value === null) return '';
  if (typeof value === 'number')
    return MOMENTS.has(key) ? `${formatDate(civilDateAt(value))} ${clockAt(value)}` : printedNumber(value);
  if (key === 'level') return levels.find((rule) => rule.level === value)?.name ?? value;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && parseIso(value).ok ? formatDate(value) : value;
}

/** What one column of a book of acts says about one line. */
export function actCell(field: ColumnField, { number, facts, levels }: ActCellSource): string {
  const text = (key: string): string => factText(key, facts[key] ?? null, levels);
  const joined = (keys: readonly string[], by: string): string =>
    keys
      .map(text)
      .filter((part) => part !== '')
      .join(by);
  switch (field) {
    case 'lineNumber':
      return printedNumber(number);
    case 'typeAndSubject':
      return joined(['type', 'subject'], ' ');
    case 'codeAndDate':
      return joined(['code', 'documentDate'], ', ');
    case 'codeAndCopies':
      return joined(['code', 'copyNumbers'], ', bản số ');
    default:
      return text(field);
  }
}
