import { type CivilDate, yearOf } from '../calendar/civilDate.ts';

/** How an office writes and counts the numbers of its own documents. */
type NumberStyle = 'party' | 'state';

export interface NumberSeries {
  /** Identifies the series: no two documents of one series share a number. */
  readonly key: string;
  readonly classified: boolean;
  readonly typeId: string;
  /** `term:2025-2030` or `year:2026`. */
  readonly period: string;
}

export interface SeriesContext {
  readonly style: NumberStyle;
  /** Identifier of the type, not its symbol: Quyết định and Quy định are both QĐ and count apart. */
  readonly typeId: string;
  /** Nhiệm kỳ of the committee, "2025-2030"; a Party number counts through the term. */
  readonly term: string;
  readonly documentDate: CivilDate;
  readonly classified: boolean;
  /** State offices may count all types in one series; '' then stands for the type. */
  readonly oneSeriesForAllTypes: boolean;
}

/** Party: per type and term, from 01 (05-HD/VPTW). State: per year, from 01 (NĐ 30/2020 Điều 15). Classified apart. */
export function numberSeries(context: SeriesContext): NumberSeries {
  const period =
    context.style === 'party' ? `term:${context.term}` : `year:${String(yearOf(context.documentDate))}`;
  const typeId = context.style === 'state' && context.oneSeriesForAllTypes ? '' : context.typeId;
  const key = [context.classified ? 'classified' : 'open', typeId, period].join('|');
  return { key, classified: context.classified, typeId, period };
}

/** "05", "47", "1204": a zero before numbers below 10. */
const padNumber = (value: number): string => String(value).padStart(2, '0');

export interface NumberParts {
  readonly style: NumberStyle;
  readonly number: number;
  /** `a` for 47a-CV/ĐU, a number inserted later */
  readonly suffix?: string | undefined;
  /** Symbol of the type, null for a document without one (State công văn). */
  readonly symbol: string | null;
  /** Symbol of the issuer: ĐU, UBND. */
  readonly organ: string;
  /** Unit that drafted a State công văn: KGVX. */
  readonly unit?: string | undefined;
}

/** Short name of a unit as it stands in a number: KGVX, VP1. */
export const UNIT_SYMBOL = /^[\p{Lu}\p{N}][\p{Lu}\p{N}.&-]{0,11}$/u;

/** What was typed for a unit, as a number has it: capitals, without what may not stand there. */
export const asUnit = (typed: string): string =>
  typed
    .normalize('NFC')
    .toUpperCase()
    .replaceAll(/[^\p{Lu}\p{N}.&-]/gu, '')
    .replace(/^[.&-]+/, '')
    .slice(0, 12);

/** Whether a number of this kind names the unit that drafted it: the State's công văn (NĐ 30/2020 Phụ lục I). */
export const namesUnit = ({ style, symbol }: Pick<NumberParts, 'style' | 'symbol'>): boolean =>
  style === 'state' && symbol === null;

/** `47-CV/ĐU` (Party), `15/BC-UBND`, `1204/UBND-KGVX` (State). */
export function formatDocumentNumber(parts: NumberParts): string {
  const number = `${padNumber(parts.number)}${parts.suffix ?? ''}`;
  if (parts.style === 'party')
    return parts.symbol === null ? `${number}/${parts.organ}` : `${number}-${parts.symbol}/${parts.organ}`;
  if (parts.symbol !== null) return `${number}/${parts.symbol}-${parts.organ}`;
  return parts.unit ? `${number}/${parts.organ}-${parts.unit}` : `${number}/${parts.organ}`;
}

/** As printed before the number: Party "Số 47-CV/ĐU", State "Số: 15/BC-UBND". */
export function printedNumber(parts: NumberParts): string {
  return `${parts.style === 'party' ? 'Số' : 'Số:'} ${formatDocumentNumber(parts)}`;
}
