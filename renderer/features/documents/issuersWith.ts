import { call } from '../../data/bridge.ts';
import type { Suggestion } from '../../components/ComboBox.tsx';

const SHOWN = 8;

/** The issuers of former entries whose words begin with these, the most used first; null where the vault refuses. */
export async function issuersWith(words: string): Promise<readonly Suggestion[] | null> {
  const reply = await call('documents.issuers', { words, limit: SHOWN });
  if (!reply.ok) return null;
  return reply.value.issuers.map(({ name, symbol }) => ({
    id: name,
    text: name,
    ...(symbol === null ? {} : { detail: symbol }),
  }));
}
