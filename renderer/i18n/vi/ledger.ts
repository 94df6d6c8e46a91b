/** The ledger and its sentences. */
export const ledger = {} as const;
