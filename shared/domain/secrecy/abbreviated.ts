import type { MarkedLevel } from './secrecy.ts';

/** The letter or letters that stand for a level behind its label. */
const SHORT =
  /(?:(?:độ|cấp|mức)\s{1,3}mật|do\s{1,3}mat|đ[.]?\s?mật)\s{0,3}[:=–-]\s{0,3}((?:TU?\.?M|M|A|B|C))(?=\s{0,3}(?:$|[;,|)\]\n]|\.\s|\s{2}))/iu;
/** A, B, C stand on the inner envelopes (Thông tư 24/2020/TT-BCA). */
const LEVEL_OF: Readonly<Record<string, MarkedLevel>> = {
  A: 'tuyet-mat',
  TUM: 'tuyet-mat',
  B: 'toi-mat',
  TM: 'toi-mat',
};
const LONGEST = 2_000;

/** "Độ mật: TM": a level in letters, which may be one of a list; null where the line has none. */
export function shortened(line: string): { readonly level: MarkedLevel; readonly excerpt: string } | null {
  if (line.length > LONGEST) return null;
  const found = SHORT.exec(line);
  const letters = found?.[1] ?? '';
  if (found === null || letters !== letters.toUpperCase()) return null;
  return { level: LEVEL_OF[letters.replace('.', '')] ?? 'mat', excerpt: found[0] };
}
