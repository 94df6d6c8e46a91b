import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { openText } from '../access/recordKeys.ts';
import type { Ports } from '../ports.ts';
import { closedHash, contentHash } from './bookContents.ts';
import type { BookRow } from './bookStore.ts';
import { compareWords, digestsOf } from './closedWords.ts';

type Verdict = Output<'registers.verify'>;

/**
 * Whether a closed volume is still what it was. What the law did to its words since (sealed or opened with the level of
 * their document, erased by an event to Tuyệt mật) is no change.
 * @throws AppError `key-not-granted` when nothing else differs and words can't be opened by this person: that is no change
 */
export function verifyBook(ports: Ports, book: BookRow): Verdict {
  const kept = book.closedHash;
  const hash = closedHash(ports.db, book, digestsOf(ports.db, book.id));
  if (kept !== null && kept !== hash) return verifyFirstForm(ports, book, kept);
  const { changed, unread } = compareWords(ports, book.id);
  if (changed > 0) return { intact: false, hash, kept };
  return unread > 0 ? raise('key-not-granted') : { intact: true, hash, kept };
}

/**
 * Books that were closed before digests were kept have the hash of their words, and some that of sealed words as they
 * lay in the database.
 */
function verifyFirstForm(ports: Ports, book: BookRow, kept: string): Verdict {
  const unread = { count: 0 };
  const open = (documentId: string, field: string, sealed: Parameters<typeof openText>[3]): string | null =>
    openText(ports, documentId, field, sealed);
  const hash = contentHash(ports.db, book, open, unread);
  if (kept === hash) return { intact: true, hash, kept };
  const asStored = contentHash(ports.db, book);
  if (kept === asStored) return { intact: true, hash: asStored, kept };
  return unread.count > 0 ? raise('key-not-granted') : { intact: false, hash, kept };
}
