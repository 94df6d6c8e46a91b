import { foldBase, words } from '../text/fold.ts';
import { normaliseText } from '../text/normalise.ts';

/** One rule of the screening pack: phrases, and what they do. */
export interface ScreenRule {
  readonly id: string;
  /** stop: a mark alone on its line. stop-phrase: at the beginning of a line in capitals. warn: asks the person. scope: words of what is taken. */
  readonly kind: 'stop' | 'stop-phrase' | 'warn' | 'scope' | 'stub';
  readonly phrases: readonly string[];
}

export interface Finding {
  readonly rule: string;
  readonly severity: 'stop' | 'warn' | 'hint';
  readonly what:
    | 'secret-mark'
    | 'secret-phrase'
    | 'abbreviation'
    | 'complaint'
    | 'out-of-scope'
    | 'personal-data';
  /** what was seen, for the person who typed it; never kept for a `stop` */
  readonly excerpt: string | null;
}

/** "Độ mật: TỐI MẬT": what may stand before a mark on its line. */
const BEFORE_A_MARK = /^(?:dau chi )?(?:muc )?(?:do mat)$/;
const isCapitals = (text: string): boolean => /\p{L}/u.test(text) && text === text.toUpperCase();
const exactOf = (text: string): string =>
  words(text)
    .map((word) => word.exact)
    .join(' ');

/** A mark stands alone: nothing else in its sentence but signs, a copy number in digits, or "Độ mật:" before it. */
function isMarkLine(line: string, marks: ReadonlySet<string>): boolean {
  const colon = line.indexOf(':');
  const label = colon > 0 && BEFORE_A_MARK.test(foldBase(line.slice(0, colon)));
  const rest = label ? line.slice(colon + 1) : line;
  // "TỐI MẬT. Số 12/KH": the mark is a sentence of its own, and more was typed behind it
  const [mark = ''] = rest.split('.');
  return isCapitals(mark) && marks.has(exactOf(mark));
}

function startsWithPhrase(line: string, phrases: readonly string[]): boolean {
  const text = `${exactOf(line)} `;
  return phrases.some((phrase) => {
    const wanted = exactOf(phrase);
    const count = wanted.split(' ').length;
    const typed = line.slice(0, words(line)[count - 1]?.end ?? 0);
    return text.startsWith(`${wanted} `) && isCapitals(typed);
  });
}

type Word = ReturnType<typeof words>[number];

function excerptOf(text: string, all: readonly Word[], phrase: string): string | null {
  const sought = words(phrase).map((word) => word.exact);
  const at = all.findIndex((_, index) => sought.every((word, offset) => all[index + offset]?.exact === word));
  const first = all[at];
  const last = all[at + sought.length - 1];
  return at >= 0 && first && last ? text.slice(first.start, last.end) : null;
}

function secretFindings(text: string, rules: readonly ScreenRule[]): Finding[] {
  const lines = text.split('\n');
  const all = words(text);
  return rules.flatMap((rule): Finding[] => {
    if (rule.kind === 'scope' || rule.kind === 'stub') return [];
    if (rule.kind === 'warn') {
      const excerpt = rule.phrases
        .map((phrase) => excerptOf(text, all, phrase))
        .find((found) => found !== null);
      return excerpt === undefined
        ? []
        : [{ rule: rule.id, severity: 'warn', what: 'secret-phrase', excerpt }];
    }
    const marks = new Set(rule.phrases.map(exactOf));
    const stops = lines.some((line) =>
      rule.kind === 'stop' ? isMarkLine(line, marks) : startsWithPhrase(line, rule.phrases),
    );
    return stops ? [{ rule: rule.id, severity: 'stop', what: 'secret-mark', excerpt: null }] : [];
  });
}

/** A number of 9 or 12 digits after a word for an identity paper, or a telephone number, in the text itself. */
const ID_NUMBER = /(?<![\d])(?:\d{12}|\d{9}|0\d{2,3}[ .]\d{3}[ .]\d{3,4})(?!\d)/;
/** Khiếu nại, tố cáo are laws of their own and never handled as a submission (NĐ 20/2008 Điều 1). */
const COMPLAINTS: readonly string[] = ['khieu nai', 'to cao', 'khoi kien'];
const LONG_ENOUGH = 200;
const ABBREVIATION = /^\p{Lu}{2,}\p{L}*$/u;

/**
 * What a person should look at before a submission is taken in. A `stop` may not be kept at all: the mark of a secret
 * document alone on a line. `matter` is what its scope is judged by (without notes of the office). The phrase in a discussion ("bí mật nhà nước") warns only. The rest is advice.
 */
export function screenText(
  title: string,
  body: string,
  rules: readonly ScreenRule[],
  known: ReadonlyMap<string, readonly string[]>,
  matter = `${title}\n${body}`,
): Finding[] {
  const text = normaliseText(`${title}\n${body}`);
  const findings = secretFindings(text, rules);
  if (findings.some((finding) => finding.severity === 'stop'))
    return findings.filter((finding) => finding.severity === 'stop');
  const complaint = complaintIn(text);
  if (complaint !== null)
    findings.push({ rule: 'PA-L2', severity: 'hint', what: 'complaint', excerpt: complaint });
  else findings.push(...outOfScope(matter, rules));
  const personal = ID_NUMBER.exec(text);
  if (personal)
    findings.push({ rule: 'PA-L8', severity: 'hint', what: 'personal-data', excerpt: personal[0] });
  const short = abbreviationIn(text, known);
  if (short !== null)
    findings.push({ rule: 'PA-02', severity: 'hint', what: 'abbreviation', excerpt: short });
  return findings;
}

/** The words that sound like a complaint or a denunciation, as they were written. */
function complaintIn(text: string): string | null {
  const all = [...words(text)];
  for (const [index, word] of all.entries()) {
    const next = all[index + 1];
    if (next !== undefined && COMPLAINTS.includes(`${word.base} ${next.base}`))
      return text.slice(word.start, next.end);
  }
  return null;
}

/** Too short to say what it is about. */
const FEWEST_WORDS = 12;

/** No word of science, technology, innovation or digital transformation: a hint, a person decides (D1.1). */
function outOfScope(text: string, rules: readonly ScreenRule[]): Finding[] {
  const scope = rules.find((rule) => rule.kind === 'scope');
  // a text written without marks is compared without them; else "mang" would be "mạng"
  const fold = exactOf(text) === foldBase(text) ? foldBase : exactOf;
  const folded = ` ${fold(text)} `;
  if (scope === undefined || folded.split(' ').length < FEWEST_WORDS) return [];
  const inside = scope.phrases.some((phrase) => folded.includes(` ${fold(phrase)} `));
  return inside ? [] : [{ rule: scope.id, severity: 'hint', what: 'out-of-scope', excerpt: null }];
}

/** A listed abbreviation in running text (D1.2: no abbreviations); a text all in capitals says nothing. */
function abbreviationIn(text: string, known: ReadonlyMap<string, readonly string[]>): string | null {
  if (text.length > LONG_ENOUGH && isCapitals(text)) return null;
  for (const word of words(text)) {
    const typed = text.slice(word.start, word.end);
    if (ABBREVIATION.test(typed) && known.has(word.base)) return typed;
  }
  return null;
}

const MARKS = [
  ['tuyet-mat', /TUYỆT MẬT/u],
  ['toi-mat', /TỐI MẬT/u],
] as const;

/** The highest level whose mark stands in a text that was stopped; Mật where none higher does. A person looks at the paper. */
export function markedLevel(text: string): 'mat' | 'toi-mat' | 'tuyet-mat' {
  const words = normaliseText(text).toUpperCase();
  return MARKS.find(([, mark]) => mark.test(words))?.[0] ?? 'mat';
}
