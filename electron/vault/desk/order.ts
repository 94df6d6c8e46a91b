import { URGENCIES } from '../../../shared/domain/deadlines/propose.ts';
import type { DeskItem } from '../../../shared/ipc/contract/desk.ts';
import type { Urgency } from '../../../shared/ipc/schemas.ts';

/** Lines of one group of a desk in one answer. */
export const PER_GROUP = 20;

/** Hỏa tốc hẹn giờ, Hỏa tốc, Thượng khẩn, Khẩn, the rest; `BY_URGENCY` (store.ts) says the same to the database. */
export const urgencyRank = ({ urgency = 'thuong' }: { readonly urgency?: Urgency }): number =>
  URGENCIES.length - URGENCIES.indexOf(urgency);

/**
 * What is urgent, then the longest late; before them the lines that stand for many cases, which no list may push out of
 * sight.
 */
export const byDueOn = (items: readonly DeskItem[]): DeskItem[] => {
  const rank = ({ subjectKind }: DeskItem): number => (subjectKind === 'case-duty' ? 0 : 1);
  return [...items].sort(
    (a, b) =>
      rank(a) - rank(b) || urgencyRank(a) - urgencyRank(b) || (a.dueOn ?? '').localeCompare(b.dueOn ?? ''),
  );
};

/** Each once, by its identifier, where it stood first. */
export const unique = <T extends { readonly id: string }>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];
