import { sentenceValues } from '../../../shared/domain/ledgerFacts.ts';
import { type Translate, useWords } from '../../i18n/I18n.tsx';
import type { Formatter } from '../../i18n/format.ts';

export interface LedgerFacts {
  readonly act: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/** The sentence of a ledger entry. An act of a newer version, which has none here, says so beside its name. */
export function useLedgerSentence(): (item: LedgerFacts) => string {
  const { t, format } = useWords();
  return (item) => ledgerSentence(item, t, format);
}

export function ledgerSentence({ act, facts }: LedgerFacts, t: Translate, format: Formatter): string {
  const key = `ledger.${act}`;
  if (!t.has(key)) return t('ledger.word.unknown', { act });
  const word = (fact: string, code: string): string | undefined => {
    const place = `${FACT_WORDS[fact] ?? `ledger.word.${fact}`}.${code}`;
    return t.has(place) ? t(place) : undefined;
  };
  return t(key, sentenceValues(facts, { date: (day) => format.date(day), word }));
}

/** Facts that are codes and have words elsewhere; others have them in `ledger.word.<fact>.<code>`, if any. */
const FACT_WORDS: Readonly<Record<string, string>> = {
  level: 'level',
  asked: 'op',
  book: 'documents.book',
  paper: 'papers',
};
