import { ledger } from '../words/vi/acts.ts';

/** Of the sentences those that are of an act; `ledger.word.…` are words within them. */
type ActOf<Sentence> = Sentence extends `ledger.word.${string}`
  ? never
  : Sentence extends `ledger.${infer Act}`
    ? Act
    : never;

/**
 * Every act that the ledger knows: what has a sentence (`shared/words/vi/acts.ts`), so that whoever inspects reads words and
 * never a code. Nothing else can be appended (ports.ts). Acts are only ever added: old entries stay.
 */
export type LedgerAct = ActOf<keyof typeof ledger>;
export type LedgerActOf<Kind extends string> = LedgerAct extends infer Act
  ? Act extends `${Kind}.${infer Name}`
    ? Name
    : never
  : never;

export const LEDGER_ACTS = Object.keys(ledger)
  .filter((sentence) => !sentence.startsWith('ledger.word.'))
  .map((sentence) => sentence.slice('ledger.'.length)) as LedgerAct[];
