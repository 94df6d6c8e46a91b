import { createHash } from 'node:crypto';
import { z } from 'zod';
import { coreOf } from '../../../shared/domain/submission/letterCore.ts';
import { piecesOf } from '../../../shared/domain/submission/oneLetter.ts';
import { sameWords } from '../../../shared/domain/submission/sameWords.ts';
import { WORDS_IN_FILE } from '../../../shared/domain/submission/wordsInFile.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf } from '../db/statements.ts';

/** Shorter than this two titles are equal by chance ("Phản ánh", "Đơn kiến nghị"). Letters, folded. */
const FEWEST_OF_TITLE = 20;

const digest = (what: 'title' | 'all' | 'piece', folded: string): Buffer =>
  createHash('sha256').update(`${what}\n${folded}`, 'utf8').digest().subarray(0, 16);

/** Null where the words are in a file: two such letters may have nothing in common. */
const hashOfAll = ({ title, body }: { title: string; body: string }): Buffer | null =>
  body.startsWith(WORDS_IN_FILE) ? null : digest('all', sameWords(`${title}\n${body}`));

const hashOfTitle = (title: string): Buffer | null => {
  const folded = sameWords(title);
  return folded.length < FEWEST_OF_TITLE || title.startsWith(WORDS_IN_FILE) ? null : digest('title', folded);
};

const insertSame = doing<[hash: Buffer, submissionId: string]>(`
  INSERT OR IGNORE INTO submission_same (hash, submission_id) VALUES (?, ?)`);

/** By which pieces one of the letters of one wording is found among all others; none where the words are in a file. */
export const pieceHashes = ({ title, body }: { title: string; body: string }): Buffer[] =>
  body.startsWith(WORDS_IN_FILE) ? [] : piecesOf(coreOf(title, body)).map((piece) => digest('piece', piece));

/** Remembers by which words a case is found again, whatever their marks and however often others wrote them. */
export function keepSame(db: Db, id: string, text: { title: string; body: string }): void {
  for (const hash of [hashOfAll(text), hashOfTitle(text.title), ...pieceHashes(text)])
    if (hash !== null) insertSame(db, hash, id);
}

const Case = z.object({ id: z.string(), receiptCode: z.string(), title: z.string() });
export type SameCase = z.infer<typeof Case>;

const withHash = manyOf(Case)<[hash: Buffer, except: string, limit: number]>(`
  SELECT s.id, s.receipt_code AS receiptCode, s.title FROM submission_same h JOIN submission s ON s.id = h.submission_id
   WHERE h.hash = ? AND s.id <> ? ORDER BY s.number LIMIT ? + 0`);

const ofPhone = manyOf(Case)<[hash: Buffer, except: string, phone: string, limit: number]>(`
  SELECT s.id, s.receipt_code AS receiptCode, s.title FROM submission_same h JOIN submission s ON s.id = h.submission_id
    JOIN submission_sender who ON who.submission_id = s.id
   WHERE h.hash = ? AND s.id <> ? AND who.masked ->> 'phone' = ? ORDER BY s.number LIMIT ? + 0`);

export interface SameText {
  readonly title: string;
  readonly body: string;
  /** as everybody may see it, with most of its digits hidden; empty when there is none */
  readonly maskedPhone?: string;
}

/**
 * Cases with the very same words, then those with the same title from what may be the same telephone, the oldest first.
 * By their words alone: how many others wrote them, and how rare they are, plays no part.
 */
export function sameAs(db: Db, text: SameText, options: { except: string; limit: number }): SameCase[] {
  const found = new Map<string, SameCase>();
  const { except, limit } = options;
  const all = hashOfAll(text);
  if (all !== null) for (const one of withHash(db, all, except, limit)) found.set(one.id, one);
  const title = hashOfTitle(text.title);
  const phone = text.maskedPhone ?? '';
  if (title !== null && phone !== '')
    for (const one of ofPhone(db, title, except, phone, limit)) found.set(one.id, one);
  return [...found.values()].slice(0, limit);
}

const Same = z.object({ id: z.string() });
const openWithHash = manyOf(Same)<[hash: Buffer, except: string]>(`
  SELECT s.id FROM submission_same h JOIN submission s ON s.id = h.submission_id
   WHERE h.hash = ? AND s.id <> ? AND s.state IN ('received','classifying') ORDER BY s.number`);

/** Cases with the very same words that nobody has begun to work on, the oldest first. */
export const openSameAs = (db: Db, { id, ...text }: SameText & { id: string }): string[] => {
  const all = hashOfAll(text);
  return all === null ? [] : openWithHash(db, all, id).map((one) => one.id);
};

/** Cases that nobody has begun to work on and that have a piece in common with a text. */
export function openWithPieces(db: Db, { id, ...text }: SameText & { id: string }): string[] {
  const met = new Map<string, number>();
  const hashes = pieceHashes(text);
  for (const hash of hashes)
    for (const one of openWithHash(db, hash, id)) met.set(one.id, (met.get(one.id) ?? 0) + 1);
  return [...met].filter(([, count]) => count >= Math.min(FEWEST_PIECES, hashes.length)).map(([one]) => one);
}
/** A piece that everybody writes finds strangers; two of them together seldom do. */
const FEWEST_PIECES = 2;
