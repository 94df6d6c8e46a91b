import { sharedPercent, tellingWords } from '../../../../shared/domain/submission/likeness.ts';
import { differInPlace, namedPlaces, type Places } from '../../../../shared/domain/submission/namedPlaces.ts';
import type { Mapping } from '../../../../shared/domain/submission/intake.ts';
import { type Candidate, candidateOf } from './candidates.ts';
import type { OpenTable } from './openTable.ts';
import type { Above } from './rows.ts';

/** So much alike, two rows are told as the same matter before any of them is taken in. */
const SAME_PERCENT = 90;
/** Rows that are compared word by word for one row. */
const MOST_COMPARED = 100;

interface PlacesOfRow {
  readonly body: string;
  readonly places: Places;
}

interface Known {
  readonly line: number;
  readonly contentHash: string;
}

/**
 * What stands above a row of a table, under one mapping: the code of the portal once more, or nearly the same words.
 * Rows are entered in their order, each once. Near ones are found by the words that fewest rows have: of two rows that
 * share nine words of ten, the second has one of the first's rarest tenth.
 */
class RowsAbove {
  #next = 0;
  readonly #keys = new Map<string, Known>();
  readonly #lengths: number[] = [];
  readonly #words: ReadonlySet<string>[] = [];
  /** rows, from 0, that have a word */
  readonly #withWord = new Map<string, number[]>();
  /** of rows that others were nearly the same as */
  readonly #places = new Map<number, PlacesOfRow>();
  readonly #table: OpenTable;
  readonly #mapping: Mapping;
  readonly #today: string;

  constructor(table: OpenTable, mapping: Mapping, today: string) {
    this.#table = table;
    this.#mapping = mapping;
    this.#today = today;
  }

  /** Of the row at a place, from 0, whose candidate is given. */
  of(at: number, candidate: Candidate): Above {
    this.#enter(at);
    const same = this.#keys.get(candidate.sourceKey) ?? null;
    const words = this.#words[at] ?? tellingWords(candidate.body);
    const likeLine = this.#likeOf(at, words, candidate.body);
    this.#enter(at + 1, { candidate, words });
    return { same: same !== null && same.line < candidate.line ? same : null, likeLine };
  }

  #enter(until: number, own?: { readonly candidate: Candidate; readonly words: ReadonlySet<string> }): void {
    for (; this.#next < until; this.#next += 1) {
      const row = this.#table.rows[this.#next];
      if (row === undefined) return;
      const candidate = own?.candidate ?? candidateOf(row, this.#mapping, this.#today);
      const { sourceKey, line, contentHash, body } = candidate;
      // a row that was passed over carries a mark, or is known already: it is none that is taken in first
      if (own !== undefined && !this.#keys.has(sourceKey)) this.#keys.set(sourceKey, { line, contentHash });
      const words = own?.words ?? tellingWords(body);
      this.#words.push(words);
      this.#lengths.push(body.length);
      for (const word of words) {
        const rows = this.#withWord.get(word);
        if (rows === undefined) this.#withWord.set(word, [this.#next]);
        else rows.push(this.#next);
      }
    }
  }

  #likeOf(at: number, own: ReadonlySet<string>, body: string): number | null {
    const rows = [...own].map((word) => this.#withWord.get(word) ?? []).sort((a, b) => a.length - b.length);
    const shared = Math.ceil((own.size * (SAME_PERCENT - 0.5)) / 100);
    const compared = new Set<number>();
    for (const some of rows.slice(0, own.size - shared + 1)) {
      for (const other of some) {
        if (other >= at || compared.has(other)) continue;
        if (compared.size === MOST_COMPARED) return null;
        compared.add(other);
        const [theirs, long] = [this.#words[other], this.#lengths[other] ?? 0];
        if (theirs === undefined || Math.abs(long - body.length) > long * 0.2) continue;
        const row = this.#table.rows[other];
        if (
          row !== undefined &&
          sharedPercent(own, theirs) >= SAME_PERCENT &&
          !this.#isElsewhere(body, other, row)
        )
          return row.line;
      }
    }
    return null;
  }

  /** The same letter about another street, hamlet, house. */
  #isElsewhere(body: string, at: number, row: OpenTable['rows'][number]): boolean {
    const theirs = this.#places.get(at) ?? this.#placesOf(row);
    this.#places.set(at, theirs);
    return theirs.body !== body && differInPlace(namedPlaces(body), theirs.places);
  }

  #placesOf(row: OpenTable['rows'][number]): PlacesOfRow {
    const { body } = candidateOf(row, this.#mapping, this.#today);
    return { body, places: namedPlaces(body) };
  }
}

/** Of the file that is being looked at; another mapping, or another day, begins anew. */
const indexes = new WeakMap<OpenTable, { readonly key: string; readonly above: RowsAbove }>();

export function rowsAbove(table: OpenTable, mapping: Mapping, today: string): RowsAbove {
  const key = `${today}${JSON.stringify(mapping)}`;
  const kept = indexes.get(table);
  if (kept?.key === key) return kept.above;
  const above = new RowsAbove(table, mapping, today);
  indexes.set(table, { key, above });
  return above;
}
