import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sameWords } from '../../../shared/domain/submission/sameWords.ts';
import { WORDS_IN_FILE } from '../../../shared/domain/submission/wordsInFile.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, theValue } from '../db/statements.ts';

/** Shorter than this two titles are equal by chance ("Phản ánh", "Đơn kiến nghị"). Letters, folded. */
const FEWEST_OF_TITLE = 20;

const digest = (what: 'title' | 'all', folded: string): Buffer =>
  createHash('sha256').update(`${what}\n${folded}`, 'utf8').digest().subarray(0, 16);

/** Null where the words are in a file: two such letters may have nothing in common. */
const hashOfAll = ({ title, body }: { title: string; body: string }): Buffer | null =>
  body.startsWith(WORDS_IN_FILE) ? null : digest('all', sameWords(`${title}\n${body}`));

const hashOfTitle = (title: string): Buffer | null => {
  const folded = sameWords(title);
  return folded.length < FEWEST_OF_TITLE || title.startsWith(WORDS_IN_FILE) ? null : digest('title', folded);
};

const insertSame = doing<[hash: Buffer, submissionId: string]>(`
  INSERT INTO submission_same (hash, submission_id) VALUES (?, ?)`);

/** Remembers by which words a case is found again, whatever their marks and however often others wrote them. */
export function keepSame(db: Db, id: string, text: { title: string; body: string }): void {
  for (const hash of [hashOfAll(text), hashOfTitle(text.title)]) if (hash !== null) insertSame(db, hash, id);
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
const countOpen = theValue(z.int())<[hash: Buffer, except: string]>(`
  SELECT count(*) AS n FROM submission_same h JOIN submission s ON s.id = h.submission_id
   WHERE h.hash = ? AND s.id <> ? AND s.state IN ('received','classifying')`);

/** Cases with the very same words that nobody has begun to work on, the oldest first: what one act may merge. */
export const openSameAs = (db: Db, { id, ...text }: SameText & { id: string }): string[] => {
  const all = hashOfAll(text);
  return all === null ? [] : openWithHash(db, all, id).map((one) => one.id);
};

export const countOpenSame = (db: Db, { id, ...text }: SameText & { id: string }): number => {
  const all = hashOfAll(text);
  return all === null ? 0 : countOpen(db, all, id);
};
