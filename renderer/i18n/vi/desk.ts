/** The landing page. */
export const desk = {} as const;
