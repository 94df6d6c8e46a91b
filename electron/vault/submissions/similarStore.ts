import { z } from 'zod';
import { asRead, likeness } from '../../../shared/domain/submission/likeness.ts';
import type { Matter } from '../../../shared/domain/submission/matter.ts';
import type { SimilarCase } from '../../../shared/ipc/contract/submissions.ts';
import type { Db } from '../db/handles.ts';
import { theOne, theValue, valuesOf } from '../db/statements.ts';
import { sameAs, type SameText } from './sameStore.ts';
import { CAREFUL, SimilarMemory, termOf } from './similarMemory.ts';

export type Similar = Readonly<SimilarCase>;

/** Rare words that are shown of a likeness. */
const SHOWN = 6;

interface Options {
  readonly except: string;
  readonly atLeast: number;
  /** kept by whoever asks for many texts one after another */
  readonly memory?: SimilarMemory;
}

const Text = z.object({ title: z.string(), body: z.string() });
const textOf = theOne(Text)<[id: string]>('SELECT title, body FROM submission WHERE id = ?');

/**
 * Cases about the same matter as a text: the very same first, the oldest of them before the others, then the most alike;
 * a person decides.
 */
export function similarTo(db: Db, text: SameText, options: Options & { readonly limit: number }): Similar[] {
  const same = sameAs(db, text, options);
  const memory = options.memory ?? new SimilarMemory(db, CAREFUL);
  const own = memory.matterOfText(text);
  const alike = alikeTo(db, own, { ...options, memory, without: new Set(same.map(({ id }) => id)) });
  const shared = same.length === 0 ? [] : firstWords(own, `${text.title}\n${text.body}`);
  const exact = same.map((one) => ({ ...one, percent: 100, shared, exact: true }));
  return [...exact, ...alike].slice(0, options.limit);
}

const firstWords = ({ telling }: Matter, text: string): string[] =>
  asRead([...telling], text).slice(0, SHOWN);

function alikeTo(
  db: Db,
  own: Matter,
  options: Options & { readonly memory: SimilarMemory; readonly without: ReadonlySet<string> },
): Similar[] {
  const { memory } = options;
  const letters = { records: memory.records, countOf: (word: string): number => memory.countOf(db, word) };
  return candidates(db, own.telling, memory, options.except)
    .filter((id) => !options.without.has(id))
    .map((id) => ({ id, ...likeness(own, memory.matterOf(db, id), letters) }))
    .filter(({ percent }) => percent >= options.atLeast)
    .map(({ id, percent, shared }) => {
      const { title, body } = textOf(db, id);
      const words = asRead(shared, `${title}\n${body}`).slice(0, SHOWN);
      return { id, receiptCode: receiptCodeOf(db, id), title, percent, shared: words, exact: false };
    })
    .sort((a, b) => b.percent - a.percent);
}

const receiptCodeOf = theValue(z.string())<[id: string]>(
  'SELECT receipt_code AS code FROM submission WHERE id = ?',
);
const withWord = valuesOf(z.string())<{ expression: string; limit: number }>(`
  SELECT k.subject_id AS id FROM fts JOIN search_key k ON k.rowid = fts.rowid
   WHERE fts MATCH :expression AND k.kind = 'submission' ORDER BY fts.rowid DESC LIMIT :limit + 0`);

function candidates(db: Db, own: ReadonlySet<string>, memory: SimilarMemory, except: string): string[] {
  const { most } = memory;
  const rarest = [...own]
    .map((word) => ({ word, n: memory.countOf(db, word) }))
    .filter(({ word, n }) => n > 0 && !word.includes('_') && memory.isRare(db, word))
    .sort((a, b) => a.n - b.n)
    .slice(0, most.words);
  const met = new Map<string, number>();
  for (const { word } of rarest) {
    const expression = `{subject_base body_base} : "${termOf(word)}"`;
    for (const id of withWord(db, { expression, limit: most.perWord }))
      if (id !== except) met.set(id, (met.get(id) ?? 0) + 1);
  }
  const best = [...met].sort((a, b) => b[1] - a[1]).slice(0, most.compared);
  return best.map(([id]) => id);
}
