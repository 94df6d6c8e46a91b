/** One envelope as either side has it in its books. */
export interface TradedLine {
  readonly sequence: number;
  readonly envelopeId: string;
  readonly code: string;
  /** epoch ms: sealed by the sender, or read by the recipient */
  readonly atMs: number;
  /** số đi at the sender, số đến at the recipient; null when it has none */
  readonly number: number | null;
}

export const FINDINGS = ['agreed', 'not-received', 'not-registered', 'unknown-to-sender', 'differs'] as const;
export type Finding = (typeof FINDINGS)[number];

export interface Compared {
  readonly finding: Finding;
  readonly sequence: number;
  readonly sent: TradedLine | null;
  readonly received: TradedLine | null;
}

/**
 * Lays what one side sent beside what the other received. Every number of the sender is answered for: received and
 * registered, received only, or lost; and what the recipient has that the sender never sent is told as well.
 */
export function compare(sent: readonly TradedLine[], received: readonly TradedLine[]): Compared[] {
  const theirs = new Map(received.map((line) => [line.sequence, line]));
  const ours = new Set(sent.map((line) => line.sequence));
  const compared = sent.map((line): Compared => {
    const other = theirs.get(line.sequence) ?? null;
    return { finding: findingOf(line, other), sequence: line.sequence, sent: line, received: other };
  });
  const foreign = received
    .filter((line) => !ours.has(line.sequence))
    .map((line): Compared => ({
      finding: 'unknown-to-sender',
      sequence: line.sequence,
      sent: null,
      received: line,
    }));
  return [...compared, ...foreign].sort((a, b) => a.sequence - b.sequence);
}

function findingOf(sent: TradedLine, received: TradedLine | null): Finding {
  if (received === null) return 'not-received';
  if (received.envelopeId !== sent.envelopeId || received.code !== sent.code) return 'differs';
  return received.number === null ? 'not-registered' : 'agreed';
}
