/**
 * How many times a property is tried: the short form in `npm test`, more in `npm run soak`, which sets the factor.
 */
export const runs = (short: number): number => short * Math.max(1, Number(process.env['AN_THU_SOAK'] ?? '1'));
