/** PAKN-SKGP. */
export const submissions = {} as const;
