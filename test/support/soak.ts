const factor = process.env['AN_THU_SOAK'];

/** Whether this is `npm run soak`. */
export const isSoak = factor !== undefined;

/**
 * How many times a property is tried: the short form in `npm test`; in `npm run soak`, which sets a factor, so many times
 * the long form.
 */
export const runs = (short: number, long = short): number =>
  isSoak ? long * Math.max(1, Number(factor)) : short;

/** Of many places that are tried one after another each n-th in the short form, every one in `npm run soak`. */
export const eachOf = (short: number): number => (isSoak ? 1 : short);
