import { z } from 'zod';
import { asWritten, likeness, tellingWords } from '../../../shared/domain/submission/likeness.ts';
import { baseTerm } from '../../../shared/domain/text/fold.ts';
import type { Db } from '../db/handles.ts';
import { sameAs, type SameText } from './sameStore.ts';

export interface Similar {
  readonly id: string;
  readonly receiptCode: string;
  readonly title: string;
  readonly percent: number;
  /** the rarest words that both have: why it is shown */
  readonly shared: string[];
  /** the very same words, or the same title from what may be the same telephone */
  readonly exact: boolean;
}

/** A word is rare when at most so many of a hundred records have it, or so few at all. */
const RARE = { percent: 5, count: 4 } as const;
/** The rarest words find the candidates; so many newest records each, and so many are compared. */
const MOST = { words: 16, perWord: 300, compared: 50, shown: 6 } as const;

const Count = z.object({ n: z.int() });
const Candidate = z.object({ id: z.string() });
const Text = z.object({ receiptCode: z.string(), title: z.string(), body: z.string() });

/**
 * Cases about the same matter as a text: the very same first, the oldest of them before the others, then the most alike;
 * a person decides.
 */
export function similarTo(
  db: Db,
  text: SameText,
  options: { readonly except: string; readonly atLeast: number; readonly limit: number },
): Similar[] {
  const same = sameAs(db, text, options);
  const alike = alikeTo(db, text, { ...options, without: new Set(same.map(({ id }) => id)) });
  const telling = tellingWords(`${text.title}\n${text.body}`);
  const shared = asWritten([...telling].slice(0, MOST.shown), `${text.title}\n${text.body}`);
  const exact = same.map((one) => ({ ...one, percent: 100, shared, exact: true }));
  return [...exact, ...alike].slice(0, options.limit);
}

function alikeTo(
  db: Db,
  text: SameText,
  options: { readonly except: string; readonly atLeast: number; readonly without: ReadonlySet<string> },
): Similar[] {
  const frequency = frequencies(db);
  const own = tellingWords(`${text.title}\n${text.body}`);
  const met = candidates(db, own, frequency, options.except);
  const read = db.prepare('SELECT receipt_code AS receiptCode, title, body FROM submission WHERE id = ?');
  return met
    .filter((id) => !options.without.has(id))
    .flatMap((id) => {
      const row = Text.parse(read.get(id));
      const theirs = tellingWords(`${row.title}\n${row.body}`);
      const { percent, shared } = likeness(own, theirs, frequency.isRare, frequency.of);
      if (percent < options.atLeast) return [];
      const { receiptCode, title } = row;
      return [
        {
          id,
          receiptCode,
          title,
          percent,
          shared: asWritten(shared.slice(0, MOST.shown), `${title}\n${row.body}`),
          exact: false,
        },
      ];
    })
    .sort((a, b) => b.percent - a.percent);
}

interface Frequencies {
  readonly of: (word: string) => number;
  readonly isRare: (word: string) => boolean;
}

/** How many records have a word, from the full-text index itself. */
function frequencies(db: Db): Frequencies {
  const total = Count.parse(db.prepare('SELECT ifnull(max(rowid), 0) AS n FROM search_key').get()).n;
  const limit = Math.max(RARE.count, Math.floor((total * RARE.percent) / 100));
  const find = db.prepare('SELECT ifnull(max(doc), 0) AS n FROM fts_words WHERE term = ?');
  const known = new Map<string, number>();
  const of = (word: string): number => {
    const found = known.get(word) ?? Count.parse(find.get(baseTerm(word))).n;
    known.set(word, found);
    return found;
  };
  return { of, isRare: (word) => of(word) <= limit };
}

function candidates(db: Db, own: ReadonlySet<string>, frequency: Frequencies, except: string): string[] {
  const rarest = [...own]
    .map((word) => ({ word, n: frequency.of(word) }))
    .filter(({ word, n }) => n > 0 && frequency.isRare(word))
    .sort((a, b) => a.n - b.n)
    .slice(0, MOST.words);
  const find = db.prepare(
    `SELECT k.subject_id AS id FROM fts JOIN search_key k ON k.rowid = fts.rowid
      WHERE fts MATCH :expression AND k.kind = 'submission' ORDER BY fts.rowid DESC LIMIT :limit + 0`,
  );
  const met = new Map<string, number>();
  for (const { word } of rarest) {
    for (const row of find.all({
      expression: `{subject_base body_base} : "${baseTerm(word)}"`,
      limit: MOST.perWord,
    })) {
      const { id } = Candidate.parse(row);
      if (id !== except) met.set(id, (met.get(id) ?? 0) + 1);
    }
  }
  const best = [...met].sort((a, b) => b[1] - a[1]).slice(0, MOST.compared);
  return best.map(([id]) => id);
}
