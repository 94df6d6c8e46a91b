/**
 * How many times a property is tried: the short form in `npm test`; in `npm run soak`, which sets a factor, so many times
 * the long form.
 */
export function runs(short: number, long = short): number {
  const factor = process.env['AN_THU_SOAK'];
  return factor === undefined ? short : long * Math.max(1, Number(factor));
}
