import type { Copy, CopyPermit, PlaceRef } from '../../../shared/ipc/contract/copyRecords.ts';
import type { StateMeaning } from '../../components/StateMark.tsx';
import type { Translate } from '../../i18n/I18n.tsx';

const two = (number: number): string => String(number).padStart(2, '0');

/** "Bản số 01", "Bản sao số 02". */
export function copyTitle(t: Translate, copy: Pick<Copy, 'series' | 'number' | 'medium'>): string {
  const number = two(copy.number);
  if (copy.series === 'copy') return t('copies.copy', { number });
  return t(copy.medium === 'electronic' ? 'copies.electronicOriginal' : 'copies.original', { number });
}

export function subjectWords(t: Translate, subject: Copy['subject']): string {
  const { code, number, year, book } = subject;
  return number === null
    ? t('copies.subject.book', { book: t(`documents.book.${book}`), year: String(year) })
    : [code, t('copies.subject.document', { number, year: String(year) })].filter(Boolean).join(', ');
}

export const placeWords = (place: Pick<PlaceRef, 'room' | 'cabinet' | 'shelf' | 'box'>): string =>
  [place.room, place.cabinet, place.shelf, place.box].filter(Boolean).join(' / ');

export const STATE_MEANING: Readonly<Record<Copy['state'], StateMeaning>> = {
  'in-custody': 'done',
  'carried-out': 'running',
  'handed-over': 'returned',
  returned: 'closed',
  spoiled: 'refused',
  destroyed: 'closed',
  lost: 'refused',
};

/** What a permit is good for today: one that was granted may be used up, or its day may have passed. */
export type PermitStanding = CopyPermit['state'] | 'used' | 'expired';

export function permitStanding(
  permit: Pick<CopyPermit, 'state' | 'left' | 'validUntil'>,
  today: string,
): PermitStanding {
  if (permit.state !== 'granted') return permit.state;
  if (permit.left <= 0) return 'used';
  return permit.validUntil !== null && permit.validUntil < today ? 'expired' : 'granted';
}

export const PERMIT_MEANING: Readonly<Record<PermitStanding, StateMeaning>> = {
  asked: 'waiting',
  granted: 'done',
  refused: 'refused',
  closed: 'closed',
  used: 'closed',
  expired: 'refused',
};
