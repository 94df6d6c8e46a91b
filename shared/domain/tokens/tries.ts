/** What a token says of its PIN: nothing of wrong ones; at least one since the last right one; one try is left; none. */
export type PinTries = 'ample' | 'low' | 'last' | 'locked';

/** Tokens in use lock for good with the third wrong PIN in a row (bit4id TokenME EVO, as Ban Cơ yếu issues it). */
const TRIES = 3;
const MOST: Readonly<Record<PinTries, number>> = { ample: TRIES, low: TRIES - 1, last: 1, locked: 0 };

/**
 * How many tries are certain to be left: PKCS#11 tells no number, only that some were wrong, that one is left, or none; a
 * token that tells nothing is believed no further than what was typed wrong here since the last right PIN.
 */
export const triesLeft = (told: PinTries, wrongHere: number): number =>
  told === 'locked' ? 0 : Math.max(1, Math.min(MOST[told], TRIES - wrongHere));
