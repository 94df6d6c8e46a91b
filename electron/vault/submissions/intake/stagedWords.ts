import { AppError } from '../../../../shared/errors.ts';
import { readStaged } from '../../attachments/readStaged.ts';
import type { Ports } from '../../ports.ts';
import { openEnclosed } from '../../../reader/mail/enclosed.ts';

/** Of all files of one case together. */
const MOST_SEARCHED_BYTES = 64 * 1024 * 1024;

/**
 * Names and words of files that wait to be attached, to be searched for phrases that a person reads first. Marks of
 * secrecy were looked for when each file was staged; one that is too large, or gone, is refused by the act itself.
 */
export async function wordsOfStages(ports: Ports, stageIds: readonly string[]): Promise<string> {
  const words: string[] = [];
  let left = MOST_SEARCHED_BYTES;
  for (const id of stageIds) {
    try {
      const { name, bytes } = readStaged(ports, id, left);
      left -= bytes.length;
      const { text } = await openEnclosed({ name, mime: '', bytes });
      bytes.fill(0);
      words.push(name.replace(/\.[^.]*$/, ''), text);
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
    }
  }
  return words.join('\n');
}
