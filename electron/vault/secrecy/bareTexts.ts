import type { ScreenRule } from '../../../shared/domain/secrecy/screenRule.ts';
import type { Db } from '../db/handles.ts';

/** Texts in which nothing stands, by the rules that said so. */
interface Bare {
  readonly rules: readonly ScreenRule[];
  readonly texts: Set<string>;
}
/** With the session's handle they go. */
const known = new WeakMap<Db, Bare>();
const MOST_TEXTS = 400;
/** Characters; a longer one is looked through each time. */
const LONGEST = 4_000;

/**
 * Whether a look finds nothing in a text; the same words are looked through once, since a form keeps its draft every few
 * seconds and the act says them once more. Other rules (a day from which a pack counts) look anew.
 * @param look true where nothing stands in it
 */
export function isBare(db: Db, rules: readonly ScreenRule[], text: string, look: () => boolean): boolean {
  const before = known.get(db);
  const { texts } = before?.rules === rules ? before : renewed(db, rules);
  if (texts.has(text)) return true;
  if (!look()) return false;
  if (texts.size >= MOST_TEXTS) texts.clear();
  if (text.length <= LONGEST) texts.add(text);
  return true;
}

function renewed(db: Db, rules: readonly ScreenRule[]): Bare {
  const bare = { rules, texts: new Set<string>() };
  known.set(db, bare);
  return bare;
}
