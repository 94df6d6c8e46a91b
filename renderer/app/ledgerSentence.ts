import { useFormat, useT, type Translate } from '../i18n/I18n.tsx';
import type { Formatter } from '../i18n/format.ts';

export interface LedgerFacts {
  readonly act: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/** The sentence of a ledger entry; an act without a sentence shows its name rather than nothing. */
export function useLedgerSentence(): (item: LedgerFacts) => string {
  const t = useT();
  const format = useFormat();
  return ({ act, facts }) => {
    const key = `ledger.${act}`;
    if (!t.has(key)) return act;
    try {
      return t(key, valuesOf(facts, t, format));
    } catch {
      return act; // an old entry without a fact that the sentence names
    }
  };
}

/**
 * Facts as words. Beside each fact `x` stands `xGiven` (yes or no), for sentences that leave a part out where the
 * fact is empty.
 */
function valuesOf(
  facts: LedgerFacts['facts'],
  t: Translate,
  format: Formatter,
): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(facts)) {
    values[name] = typeof value === 'string' ? wordOf(name, value, t, format) : (value ?? '');
    values[`${name}Given`] = value === null || value === '' || value === 0 ? 'no' : 'yes';
  }
  return values;
}

function wordOf(name: string, value: string, t: Translate, format: Formatter): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.date(value);
  const key =
    name === 'level'
      ? `level.${value}`
      : name === 'book'
        ? `documents.book.${value}`
        : name === 'paper'
          ? `papers.${value}`
          : '';
  return t.has(key) ? t(key) : value;
}
