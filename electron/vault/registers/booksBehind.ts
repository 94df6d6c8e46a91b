import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { seesAllLines } from '../knowing/needToKnow.ts';
import { about, type Ports } from '../ports.ts';
import { closedHash } from './bookContents.ts';
import { findBook } from './bookStore.ts';
import { digestsOf, keepClosedWords } from './closedWords.ts';
import { firstForm } from './verifyBook.ts';

/** The next book behind `after` that was closed before digests of its words were kept; null when there is none. */
export function nextBookBehind(db: Db, after: string): string | null {
  const id = db.prepare('SELECT min(book_id) FROM book_behind WHERE book_id > ?').pluck().get(after);
  return z.string().nullable().parse(id);
}

/**
 * Gives a book that was closed with the hash of its words the digests that later ones have, so that it stays proved when
 * words in it are sealed or erased; in the caller's transaction. Only a book that is still what it was gets them, and only
 * from somebody who can open every word of it: for a changed one the check goes on saying so.
 */
export function keepBehind(ports: Ports, bookId: string): void {
  const { db } = ports;
  const book = findBook(db, bookId);
  const done = (): void => void db.prepare('DELETE FROM book_behind WHERE book_id = ?').run(bookId);
  if (book === null || book.closedHash === null) return done();
  if (ports.keys.registerKey === null || !seesAllLines(ports.actor)) return;
  if (closedHash(db, book, digestsOf(db, bookId)) === book.closedHash) return done(); // an empty one
  const { intact, unread } = firstForm(ports, book, book.closedHash);
  if (unread > 0) return;
  if (!intact) return done();
  keepClosedWords(ports, bookId);
  const hash = closedHash(db, book, digestsOf(db, bookId));
  db.prepare(
    'INSERT INTO closed_again (book_id, hash, at_ms, by_id) VALUES (:bookId, :hash, :atMs, :byId)',
  ).run({ bookId, hash, atMs: ports.nowMs(), byId: ports.actor.id });
  done();
  const { kind, year, volume } = book;
  ports.append({
    act: 'book.digests-kept',
    ...about('book', bookId),
    facts: { book: kind, year, volume, hash },
  });
}
