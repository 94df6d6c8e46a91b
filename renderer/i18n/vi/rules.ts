/** Grounds: rule packs and their sources. */
export const rules = {} as const;
