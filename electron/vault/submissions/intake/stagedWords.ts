import { AppError } from '../../../../shared/errors.ts';
import { withStaged } from '../../attachments/readStaged.ts';
import type { Ports } from '../../ports.ts';
import type { ByteSource } from '../../reader/index.ts';

export interface StagedWords {
  /** names and words of the files, to be searched only */
  readonly words: string;
  /** names of files in which nothing could be read, or not everything: pictures, scans, archives. A person looks at those. */
  readonly unsearched: readonly string[];
}

/** Of all files of one case together. */
const MOST_SEARCHED_BYTES = 64 * 1024 * 1024;

/**
 * The words of files that wait to be attached, to be searched for marks of secrecy. A file that is too large, or gone, is
 * named among the unsearched ones: the act itself says what is wrong with it.
 */
export async function wordsOfStages(ports: Ports, stageIds: readonly string[]): Promise<StagedWords> {
  const words: string[] = [];
  const unsearched: string[] = [];
  let left = MOST_SEARCHED_BYTES;
  for (const id of stageIds) {
    try {
      await withStaged(ports, id, left, async ({ name, source }) => {
        left -= source.sizeBytes;
        words.push(name.replace(/\.[^.]*$/, ''));
        const { text, searched } = await searchedWords(ports, name, source);
        words.push(text);
        if (!searched) unsearched.push(name);
      });
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      unsearched.push('');
    }
  }
  return { words: words.join('\n'), unsearched: unsearched.filter((name) => name !== '') };
}

/** A file that costs too much to be searched is one that a person looks at; the others are searched. */
async function searchedWords(
  ports: Ports,
  name: string,
  source: ByteSource,
): Promise<{ readonly text: string; readonly searched: boolean }> {
  try {
    return (await ports.reader.read({ op: 'words', name }, source)).value;
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'file-too-costly') return { text: '', searched: false };
    throw cause;
  }
}
