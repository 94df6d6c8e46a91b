/**
 * How many times a property is tried: the short form in `npm test`, more in `npm run soak`, which sets the factor.
 */
export const runs = (short: number): number => short * Math.max(1, Number(process.env['AN_THU_SOAK'] ?? '1'));

/** Of many places that are tried one after another each n-th in the short form, every one in `npm run soak`. */
export const eachOf = (short: number): number => (process.env['AN_THU_SOAK'] === undefined ? short : 1);
