/** Settings of a person and of the station. */
export const settings = {} as const;
