import { z } from 'zod';

declare const stored: unique symbol;

/**
 * A text as the database keeps it: plain for level none, sealed for a classified document. Deliberately no string:
 * whoever wants to show it must open it (`openText`), and a forgotten place does not compile.
 */
export interface StoredText {
  readonly [stored]: true;
}
export const StoredText = z.custom<StoredText>((value) => typeof value === 'string');

/** What a sealed text begins with; the triggers of the schema know it too. */
export const SEALED = 'sealed:';

export const stringOf = (text: StoredText): string => text as unknown as string;
export const asStored = (text: string): StoredText => text as unknown as StoredText;
export const isSealed = (text: StoredText): boolean => stringOf(text).startsWith(SEALED);
