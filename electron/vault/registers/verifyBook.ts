import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { openSubject } from '../access/recordKeys.ts';
import type { Ports } from '../ports.ts';
import { contentHash, type OpenWords } from './bookContents.ts';
import type { BookRow } from './bookStore.ts';

/** Opens a trích yếu that was sealed after its line had been entered. */
export const wordsOf =
  (ports: Ports): OpenWords =>
  (documentId, sealed) =>
    openSubject(ports, documentId, sealed);

/**
 * Whether a closed volume is still what it was. Books that were closed before this was told apart keep the hash of the
 * sealed words: that one counts as well.
 * @throws AppError `key-not-granted` when it differs and words of a line can't be opened by this person: that is no change
 */
export function verifyBook(ports: Ports, book: BookRow): Output<'registers.verify'> {
  const kept = book.closedHash;
  const unread = { count: 0 };
  const hash = contentHash(ports.db, book, wordsOf(ports), unread);
  if (kept === null || kept === hash) return { intact: true, hash, kept };
  const asStored = contentHash(ports.db, book);
  if (kept === asStored) return { intact: true, hash: asStored, kept };
  return unread.count > 0 ? raise('key-not-granted') : { intact: false, hash, kept };
}
