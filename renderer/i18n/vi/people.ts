/** People of the office, roles, passphrases. */
export const people = {} as const;
