import { AppError } from '../../../../shared/errors.ts';
import type { ReaderValue } from '../../../../shared/ipc/readerProtocol.ts';
import { withStaged } from '../../attachments/readStaged.ts';
import type { Ports } from '../../ports.ts';

/** Of all files of one case together. */
const MOST_SEARCHED_BYTES = 64 * 1024 * 1024;

export type FoundPhrase = NonNullable<ReaderValue<'words'>['phrase']>;

/**
 * The first phrase that a person reads first, in the names and words of files that wait to be attached; the process
 * that reads foreign bytes looks for it. Marks of secrecy were looked for when each file was staged; a file that is too
 * large, or gone, is refused by the act itself.
 */
export async function phraseInStages(ports: Ports, stageIds: readonly string[]): Promise<FoundPhrase | null> {
  const rules = ports.rules.asOf(ports.today()).screening;
  let left = MOST_SEARCHED_BYTES;
  for (const id of stageIds) {
    try {
      const phrase = await withStaged(ports, id, left, async ({ name, source }) => {
        left -= source.sizeBytes;
        return (await ports.reader.read({ op: 'words', name, rules }, source)).value.phrase;
      });
      if (phrase !== null) return phrase;
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
    }
  }
  return null;
}
