import { z } from 'zod';
import { type Matter, matterOf } from '../../../shared/domain/submission/matter.ts';
import { baseTerm, withI } from '../../../shared/domain/text/fold.ts';
import type { Db } from '../db/handles.ts';
import { theOne, theValue } from '../db/statements.ts';

/** A word is rare when at most so many of a hundred records have it, or so few at all. */
const RARE = { percent: 5, count: 4 } as const;

/** The rarest words find the candidates: so many newest records each, and so many are compared. */
interface Most {
  readonly words: number;
  readonly perWord: number;
  readonly compared: number;
}
/** For one text that a person looks at. */
export const CAREFUL: Most = { words: 16, perWord: 300, compared: 50 };
/** For each of thousands of rows. */
export const FOR_MANY: Most = { words: 10, perWord: 40, compared: 20 };

/** A word as the base columns of the index have it. */
export const termOf = (word: string): string => baseTerm(withI(word, word));

/** Cases whose words are kept; the newest are met again and again. */
const MOST_CASES = 4_000;

const records = theValue(z.int())('SELECT ifnull(max(rowid), 0) AS n FROM search_key');
const recordsWith = theValue(z.int())<[term: string]>(
  'SELECT ifnull(max(doc), 0) AS n FROM fts_words WHERE term = ?',
);
const Text = z.object({ title: z.string(), body: z.string() });
type Text = z.infer<typeof Text>;
const textOf = theOne(Text)<[id: string]>('SELECT title, body FROM submission WHERE id = ?');

/**
 * How many records have a word, from the full-text index itself, and the words of cases that were compared: what is the
 * same for the next text is not asked twice. Whoever keeps one tells it of each case that is added (`added`), and takes a
 * new one where anything else was written (`holds`).
 */
export class SimilarMemory {
  readonly most: Most;
  #records: number;
  readonly #counts = new Map<string, number>();
  readonly #cases = new Map<string, Matter>();
  #last: { readonly text: Text | null; readonly matter: Matter | null } = { text: null, matter: null };

  constructor(db: Db, most: Most) {
    this.most = most;
    this.#records = records(db);
  }

  holds(db: Db): boolean {
    return records(db) === this.#records;
  }

  countOf(db: Db, word: string): number {
    const known = this.#counts.get(word);
    if (known !== undefined) return known;
    // two words of one meaning are one for us, not for the index: no more records have both than have either
    const found = Math.min(...word.split('_').map((part) => recordsWith(db, termOf(part))));
    this.#counts.set(word, found);
    return found;
  }

  isRare(db: Db, word: string): boolean {
    const limit = Math.max(RARE.count, Math.floor((this.#records * RARE.percent) / 100));
    return this.countOf(db, word) <= limit;
  }

  get records(): number {
    return this.#records;
  }

  /** Of a text that is looked at, and then written. */
  matterOfText({ title, body }: Text): Matter {
    const { text, matter } = this.#last;
    if (text?.title === title && text.body === body && matter !== null) return matter;
    const made = matterOf(title, body);
    this.#last = { text: { title, body }, matter: made };
    return made;
  }

  matterOf(db: Db, id: string): Matter {
    const known = this.#cases.get(id);
    if (known !== undefined) return known;
    const { title, body } = textOf(db, id);
    const matter = matterOf(title, body);
    if (this.#cases.size >= MOST_CASES) this.#cases.clear();
    this.#cases.set(id, matter);
    return matter;
  }

  /** A case was written with these words. */
  added(text: Text): void {
    this.#records += 1;
    for (const word of this.matterOfText(text).telling) {
      const known = this.#counts.get(word);
      if (known !== undefined) this.#counts.set(word, known + 1);
    }
  }
}
