/** Envelopes, receipts, directory of offices. */
export const exchange = {} as const;
