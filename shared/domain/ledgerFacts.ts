import { civilDateAt, clockAt } from './calendar/civilDate.ts';

export type LedgerFactValues = Readonly<Record<string, string | number | null>>;

export interface FactWords {
  /** `2026-11-24` as this reader writes a day */
  readonly date: (day: string) => string;
  /** the word for a code of the facts, undefined where there is none */
  readonly word: (fact: string, code: string) => string | undefined;
}

/** What stands for a fact that an old entry does not have. */
const UNKNOWN = '…';

/**
 * Facts as the values of a sentence. Beside each fact `x` stands `xGiven` (yes or no), for sentences that leave a part
 * out where the fact is empty. Asked for a fact that the entry lacks, it gives `…`: an entry reads as a sentence
 * whatever version wrote it.
 */
export function sentenceValues(facts: LedgerFactValues, words: FactWords): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(facts)) {
    values[name] =
      typeof value === 'string'
        ? wordsOf(name, value, words)
        : typeof value === 'number' && name.endsWith('Ms')
          ? momentOf(value, words)
          : (value ?? '');
    values[`${name}Given`] = value === null || value === '' || value === 0 ? 'no' : 'yes';
  }
  return new Proxy(values, {
    has: () => true,
    get: (known, name) =>
      typeof name === 'string' && !Object.hasOwn(known, name)
        ? name.endsWith('Given')
          ? 'no'
          : UNKNOWN
        : Reflect.get(known, name),
  });
}

/** "20261124-020000-e1-…": the name of a backup, in UTC; a person knows it by its day and hour. */
const BACKUP_NAME = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})-e\d{1,6}-[0-9a-f]{8}$/;

const momentOf = (ms: number, { date }: FactWords): string => `${date(civilDateAt(ms))} ${clockAt(ms)}`;

function wordsOf(fact: string, value: string, words: FactWords): string {
  const { date, word } = words;
  const [year, month, day, hour, minute, second] = BACKUP_NAME.exec(value)?.slice(1).map(Number) ?? [];
  if (year !== undefined) return momentOf(Date.UTC(year, (month ?? 1) - 1, day, hour, minute, second), words);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value);
  if (fact === 'roles')
    return value
      .split(' ')
      .map((role) => word('role', role) ?? role)
      .join(', ');
  return word(fact, value) ?? value;
}
