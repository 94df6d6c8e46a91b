import { foldBase } from '../text/fold.ts';

/** Posts at the head of a Party or State body, and of a unit within it, as their titles begin. */
const OF_BODY = /^(bi thu|chu tich|giam doc|tong giam doc|thu truong|tong bi thu)\b/;
const OF_UNIT = /^(chanh|truong|pho chanh|pho truong|bi thu (doan|chi bo|chi doan))\b/;
const DEPUTY_OF_BODY = /^(pho bi thu|pho chu tich|pho giam doc|pho tong giam doc|uy vien ban thuong vu)\b/;

/**
 * How high a post stands in an office, by the highest of the titles that a person has: 3 heads the body, 2 is a deputy of
 * that, 1 heads a unit of it or stands in for that, 0 is any other. A guess by words, for a question only.
 */
export function postRank(position: string): number {
  const ranks = position.split(/[,;]/).map((title) => {
    const words = foldBase(title.trim());
    if (OF_UNIT.test(words)) return 1;
    if (OF_BODY.test(words)) return 3;
    return DEPUTY_OF_BODY.test(words) ? 2 : 0;
  });
  return Math.max(...ranks);
}

/** Whether a task from a person of one post to a person of another goes upwards. */
export const goesUpwards = (from: string, to: string): boolean => postRank(to) > postRank(from);
