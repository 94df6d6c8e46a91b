/** For the window to answer between two parts of a long work. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
