import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { openText } from '../knowing/recordKeys.ts';
import type { Db } from '../db/handles.ts';
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
  const again = keptAgain(ports.db, book.id);
  const hash = closedHash(ports.db, book, digestsOf(ports.db, book.id));
  if (again === 'forged') return { intact: false, hash, kept };
  if (kept !== null && (again ?? kept) !== hash)
    return again === null ? verifyFirstForm(ports, book, kept) : { intact: false, hash, kept };
  const { changed, unread } = compareWords(ports, book.id);
  if (changed > 0) return { intact: false, hash, kept };
  return unread > 0 ? raise('key-not-granted') : { intact: true, hash: kept ?? hash, kept };
}

/**
 * The second hash of a book that got its digests after it had been closed; null when it has none. The ledger tells it as
 * well, and one that the ledger does not tell is forged.
 */
function keptAgain(db: Db, bookId: string): string | 'forged' | null {
  const hash = db.prepare('SELECT hash FROM closed_again WHERE book_id = ?').pluck().get(bookId);
  if (hash === undefined) return null;
  const told = db
    .prepare(
      `SELECT 1 FROM ledger WHERE subject_kind = 'book' AND subject_id = :bookId AND act = 'book.digests-kept'
          AND json_extract(facts, '$.hash') = :hash`,
    )
    .get({ bookId, hash });
  return told === undefined ? 'forged' : z.string().parse(hash);
}

function verifyFirstForm(ports: Ports, book: BookRow, kept: string): Verdict {
  const { intact, hash, unread } = firstForm(ports, book, kept);
  return !intact && unread > 0 ? raise('key-not-granted') : { intact, hash, kept };
}

/**
 * Books that were closed before digests were kept have the hash of their words, and some that of sealed words as they
 * lay in the database. `unread`: words that this person can't open.
 */
export function firstForm(
  ports: Ports,
  book: BookRow,
  kept: string,
): { intact: boolean; hash: string; unread: number } {
  const unread = { count: 0 };
  const open = (documentId: string, field: string, sealed: Parameters<typeof openText>[3]): string | null =>
    openText(ports, documentId, field, sealed);
  const hash = contentHash(ports.db, book, open, unread);
  if (kept === hash) return { intact: true, hash, unread: unread.count };
  const asStored = contentHash(ports.db, book);
  if (kept === asStored) return { intact: true, hash: asStored, unread: unread.count };
  return { intact: false, hash, unread: unread.count };
}
