import {
  formatDocumentNumber,
  namesUnit,
  numberSeries,
} from '../../../shared/domain/numbering/documentNumbers.ts';
import { raise } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import { refuseUnsettled, wasKnown } from '../tables/epochs.ts';
import { lostCounts } from './numberStore.ts';
import { isSeriesNumberUsed, peekSeriesNumber, seriesIdOf, takeSeriesNumber, termOn } from './bookStore.ts';
import type { OwnNumber } from './places.ts';

/** More than this beyond what is known is no lost number but a slip. */
const MOST_SKIPPED = 500;

export interface TakenNumber {
  readonly code: string;
  readonly seriesId: string;
  readonly seriesNumber: number;
  readonly seriesSuffix: string;
}

interface OfDocument {
  readonly typeId: string;
  readonly documentDate: string;
  readonly classified: boolean;
  /** short name of the unit that drafted it; '' or absent names none */
  readonly unit?: string;
}

/**
 * The next of the office's own numbers for a type of document (Party: per type and term; State: per year; classified
 * apart), taken in this transaction.
 * @throws AppError `bad-input` (unknown type), `date-invalid` (no term), `numbers-unconfirmed`
 */
export function takeOwnNumber(ports: Ports, document: OfDocument): TakenNumber {
  const series = seriesOf(ports, document);
  const written = symbolOf(ports, document);
  refuseUncompared(ports, document, series);
  refuseBehindPaper(ports, document, series);
  const { seriesId, number } = takeSeriesNumber(ports.db, { ...series, id: ports.newId() });
  return { code: written(number, ''), seriesId, seriesNumber: number, seriesSuffix: '' };
}

/** How the next number of this kind will be written; it is not taken yet. @throws as `takeOwnNumber` */
export function peekOwnNumber(ports: Ports, document: OfDocument): string {
  const series = seriesOf(ports, document);
  return symbolOf(ports, document)(peekSeriesNumber(ports.db, series), '');
}

export function seriesOf(ports: Ports, document: OfDocument) {
  const { kind: style } = ports.station.office;
  const rules = ports.rules.asOf(document.documentDate);
  const term = style === 'party' ? termOn(ports.db, document.documentDate) : '';
  if (term === null) raise('date-invalid', { field: 'documentDate', rule: 'no-term' });
  const oneSeriesForAllTypes = rules.numberRule(style).per === 'year';
  return numberSeries({ style, term, oneSeriesForAllTypes, ...document });
}

/**
 * A number that belongs to a place already: reserved, or the neighbour's with a letter.
 * @throws AppError `bad-input` when the document is of another type than the number was given for
 */
export function giveOwnNumber(ports: Ports, document: OfDocument, own: OwnNumber): TakenNumber {
  if (own.typeId !== document.typeId) {
    const type = ports.rules.asOf(document.documentDate).documentType(ports.station.office.kind, own.typeId);
    raise('bad-input', { field: 'typeId', rule: 'not-of-this-number', type: type?.name ?? '' });
  }
  const { seriesId, seriesNumber, suffix } = own;
  const code = symbolOf(ports, document)(seriesNumber, suffix);
  return { code, seriesId, seriesNumber, seriesSuffix: suffix };
}

/**
 * The number that a document has on paper, given out before the station came back from a backup.
 * @throws AppError `numbers-unconfirmed` while nobody compared this series with the paper, `number-taken`, `bad-input`
 */
export function giveLostNumber(ports: Ports, document: OfDocument, number: number): TakenNumber {
  const series = seriesOf(ports, document);
  const code = symbolOf(ports, document)(number, '');
  const key = { ...series, id: ports.newId() };
  let next = peekSeriesNumber(ports.db, series);
  if (number - next > MOST_SKIPPED) raise('bad-input', { field: 'ownNumber', rule: 'too-far' });
  // a type that the backup did not know yet: its numbers up to this one were given out too
  while (next <= number) next = takeSeriesNumber(ports.db, key).number + 1;
  const seriesId = seriesIdOf(ports.db, series) ?? raise('not-found', { what: 'series' });
  refuseUncompared(ports, document, series);
  if (isSeriesNumberUsed(ports.db, seriesId, number)) raise('number-taken', { number });
  return { code, seriesId, seriesNumber: number, seriesSuffix: '' };
}

type OwnSeries = ReturnType<typeof seriesOf>;

/** The refusal names the type, where its numbers are counted apart. @throws AppError `numbers-unconfirmed` */
function refuseUncompared(ports: Ports, document: OfDocument, series: OwnSeries): void {
  const id = seriesIdOf(ports.db, series);
  if (id !== null) refuseUnsettled(ports.db, 'series', id, typeNameOf(ports, document, series));
}

/**
 * A series that the backup did not know has nothing to be compared: how far it went shows only once the numbers of the book
 * that wait are written again from the paper. Until then a new number could be one that stands there.
 * @throws AppError `numbers-unconfirmed`
 */
function refuseBehindPaper(ports: Ports, document: OfDocument, series: OwnSeries): void {
  if (wasKnown(ports.db, seriesIdOf(ports.db, series))) return;
  const own = document.classified ? 'classified-outgoing' : 'outgoing';
  const count = lostCounts(ports.db).reduce((sum, line) => sum + (line.book === own ? line.count : 0), 0);
  if (count === 0) return;
  const type = typeNameOf(ports, document, series);
  raise('numbers-unconfirmed', { what: 'waiting', type: type === '' ? 'all' : type, count });
}

/** Empty where one series counts all types. */
function typeNameOf(ports: Ports, { typeId, documentDate }: OfDocument, series: OwnSeries): string {
  if (series.typeId === '') return '';
  return ports.rules.asOf(documentDate).documentType(ports.station.office.kind, typeId)?.name ?? '';
}

/** @throws AppError `bad-input` for a type whose numbers name no unit */
function symbolOf(ports: Ports, { typeId, documentDate, unit = '' }: OfDocument) {
  const { kind: style, symbol: organ } = ports.station.office;
  const type = ports.rules.asOf(documentDate).documentType(style, typeId);
  if (type === null) raise('bad-input', { field: 'typeId', rule: 'unknown' });
  const { symbol } = type;
  if (unit !== '' && !namesUnit({ style, symbol }))
    raise('bad-input', { field: 'draftingUnit', rule: 'not-of-this-type' });
  return (number: number, suffix: string): string =>
    formatDocumentNumber({ style, number, suffix, symbol, organ, unit });
}
