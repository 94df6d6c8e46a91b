/** Registers and documents: lists, detail, registration. */
export const documents = {} as const;
