/** What giver and receiver signed, as far as it is told in words; the vault wrote it (an-thu/transfer/1). */
export interface SignedFacts {
  readonly office: string;
  readonly giver: string;
  readonly receiver: string;
  readonly outside: string;
  /** milliseconds since 1970; null where the text has none */
  readonly offeredMs: number | null;
  readonly carrier: string;
  readonly seal: string;
  /** short codes of the labels */
  readonly copies: readonly string[];
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
const words = (value: unknown): string => (typeof value === 'string' ? value : '');
const person = (value: unknown): string => {
  const { fullName, position } = record(value);
  return [words(fullName), words(position)].filter(Boolean).join(', ');
};

/** Reads the signed text; what it does not have stays empty, and a text that is none of ours gives nothing but that. */
export function readSignedFacts(text: string): SignedFacts {
  let facts: Readonly<Record<string, unknown>> = {};
  try {
    facts = record(JSON.parse(text));
  } catch {
    // shown as empty: the check of the signatures stands above it
  }
  const copies = Array.isArray(facts['copies']) ? facts['copies'] : [];
  return {
    office: words(record(facts['office'])['name']),
    giver: person(facts['giver']),
    receiver: person(facts['receiver']),
    outside: words(facts['outside']),
    offeredMs: typeof facts['offeredMs'] === 'number' ? facts['offeredMs'] : null,
    carrier: words(facts['carrier']),
    seal: words(facts['seal']),
    copies: copies.map((copy) => words(record(copy)['code'])).filter(Boolean),
  };
}
