/** Start, first run, unlock, recovery. */
export const firstRun = {} as const;
