import { foldBase } from '../../text/fold.ts';
import { STAMP } from './layout.ts';

const squashed = (text: string): string => foldBase(text).replaceAll(' ', '');
const WORDS = STAMP.map(squashed);

/** Are these the words of a signature's stamp ("Người ký: …", "Thời gian ký: …") and so none of the document's? */
export function isStamp(text: string): boolean {
  const letters = squashed(text);
  return WORDS.some((word) => letters.includes(word));
}
