import { z } from 'zod';
import { coreOf, type LetterCore } from '../../../shared/domain/submission/letterCore.ts';
import { isOneLetter } from '../../../shared/domain/submission/oneLetter.ts';
import type { Db } from '../db/handles.ts';
import { manyOf, theOne } from '../db/statements.ts';
import { openSameAs, openWithPieces } from './sameStore.ts';

const Text = z.object({ id: z.string(), number: z.int(), title: z.string(), body: z.string() });
type Text = z.infer<typeof Text>;
const textOf = theOne(Text)<[id: string]>('SELECT id, number, title, body FROM submission WHERE id = ?');

/** What was read of the letters of a database; their words are fixed. */
const cores = new WeakMap<Db, Map<string, LetterCore>>();
const MOST_KEPT = 4_000;

function coreOfCase(db: Db, { id, title, body }: Text): LetterCore {
  const kept = cores.get(db) ?? new Map<string, LetterCore>();
  cores.set(db, kept);
  const known = kept.get(id);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const core = coreOf(title, body);
  kept.set(id, core);
  return core;
}

/**
 * Cases that nobody has begun to work on and that are one letter with this one: the very same words, or the same but for
 * greeting, name, house number and signature. The oldest first.
 */
export function openAlike(db: Db, id: string): string[] {
  const own = textOf(db, id);
  const same = new Set(openSameAs(db, own));
  const core = coreOfCase(db, own);
  return [...new Set([...same, ...openWithPieces(db, own)])]
    .map((other) => textOf(db, other))
    .filter((other) => same.has(other.id) || isOneLetter(core, coreOfCase(db, other)))
    .sort((a, b) => a.number - b.number)
    .map((other) => other.id);
}

const Shared = z.object({ id: z.string(), n: z.int() });
/** Of each piece that open cases have in common: the oldest of them. */
const oldestSharing = manyOf(Shared)<[limit: number]>(`
  SELECT id, n FROM (
    SELECT s.id, count(*) AS n, min(s.number) AS number FROM submission_same h JOIN submission s ON s.id = h.submission_id
     WHERE s.state IN ('received','classifying') GROUP BY h.hash HAVING count(*) > 1)
   GROUP BY id ORDER BY max(n) DESC, min(number) LIMIT ? + 0`);
/** Pieces that strangers share find nobody: so many are tried. */
const MOST_TRIED = 60;

/** Letters of one wording that nobody has begun to work on, the most first: the oldest case of each and how many follow. */
export function alikeGroups(db: Db, most: number): { id: string; others: number }[] {
  const met = new Set<string>();
  const found: { id: string; others: number }[] = [];
  for (const { id } of oldestSharing(db, MOST_TRIED)) {
    if (met.has(id) || found.length >= most) continue;
    const others = openAlike(db, id);
    if (others.length === 0) continue;
    for (const one of [id, ...others]) met.add(one);
    found.push({ id, others: others.length });
  }
  return found.sort((a, b) => b.others - a.others);
}
