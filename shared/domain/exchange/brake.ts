/** No more than so many purges go through within a day without a second person (list SY4 of the office's own rules). */
const MOST = 20;
/** In a small vault one percent is less than one; so many are always free. */
const LEAST = 3;
export const BRAKE_HOURS = 24;

/** Purges within a day that one person may carry out, in a vault of so many documents. */
export const purgesFree = (documents: number): number =>
  Math.min(MOST, Math.max(LEAST, Math.floor(documents / 100)));

/**
 * Whether one more purge needs two persons.
 * @param done purges within the last day
 * @param released how many more two persons let through within that day
 */
export const brakes = (done: number, documents: number, released: number): boolean =>
  done + 1 > purgesFree(documents) + released;
