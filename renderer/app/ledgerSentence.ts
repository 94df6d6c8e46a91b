import { useT, type MessageKey } from '../i18n/I18n.tsx';
import { vi } from '../i18n/vi.ts';

export interface LedgerFacts {
  readonly act: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

const hasSentence = (key: string): key is MessageKey => Object.hasOwn(vi, key);

/** The sentence of a ledger entry; an act without a sentence shows its name rather than nothing. */
export function useLedgerSentence(): (item: LedgerFacts) => string {
  const t = useT();
  return ({ act, facts }) => {
    const key = `ledger.${act}`;
    if (!hasSentence(key)) return act;
    const values = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value ?? '']));
    return t(key, values);
  };
}
