/** Whether a file of this kind, as the vault found it from its content, is shown in the window. */
export const isShown = (kind: string): boolean => kind === 'pdf' || kind === 'image';
