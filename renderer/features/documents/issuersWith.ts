import { call } from '../../data/bridge.ts';
import type { Suggestion } from '../../components/ComboBox.tsx';

const SHOWN = 8;

/** A known issuer; `also`: its other names, which lead to it when they are typed. */
export type IssuerSuggestion = Suggestion & { readonly also: readonly string[] };

/** The issuers of former entries whose words begin with these, the most used first; null where the vault refuses. */
export async function issuersWith(words: string): Promise<readonly IssuerSuggestion[] | null> {
  const reply = await call('documents.issuers', { words, limit: SHOWN });
  if (!reply.ok) return null;
  return reply.value.issuers.map(({ name, symbol, also }) => ({
    id: name,
    text: name,
    also,
    ...(symbol === null ? {} : { detail: symbol }),
  }));
}
