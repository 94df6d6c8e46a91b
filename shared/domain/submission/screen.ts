import { searchMarks } from '../secrecy/marks.ts';
import { words } from '../text/fold.ts';
import { normaliseText } from '../text/normalise.ts';
import { foldedPhrase } from './phrases.ts';
import { personalData } from './personalData.ts';
import { type Matter, outOfScope } from './scope.ts';
import type { ScreenRule } from '../secrecy/screenRule.ts';

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

const isCapitals = (text: string): boolean => /\p{L}/u.test(text) && text === text.toUpperCase();
type Word = ReturnType<typeof words>[number];

function excerptOf(text: string, all: readonly Word[], phrase: string): string | null {
  const sought = foldedPhrase(phrase).exact;
  const at = all.findIndex((_, index) => sought.every((word, offset) => all[index + offset]?.exact === word));
  const first = all[at];
  const last = all[at + sought.length - 1];
  return at >= 0 && first && last ? text.slice(first.start, last.end) : null;
}

/** A mark stops; what may be one, and phrases of a discussion, ask the person. */
export function secretFindings(text: string, rules: readonly ScreenRule[]): Finding[] {
  const { mark, doubt } = searchMarks(text, rules);
  if (mark !== null) return [{ rule: mark.rule, severity: 'stop', what: 'secret-mark', excerpt: null }];
  const asking = phrasesIn(text, rules);
  return asking.length > 0 || doubt === null ? asking : [warning(doubt.rule, doubt.excerpt)];
}

const SENTENCE_END = /(?<=[.;!?])\s|[\n\u2028]/u;
const LEVEL_NAMES = /(?<!\p{L})(tuyệt|tối)\s{1,3}mật(?!\p{L})/giu;
/** A text that names both is about levels, and bears none. */
const namesLevels = (text: string): boolean =>
  new Set(Array.from(text.matchAll(LEVEL_NAMES), ([, first]) => first?.toLowerCase())).size > 1;
const isLevelName = (phrase: string): boolean => /^(?:tuyệt|tối) mật$/iu.test(phrase);

/** Phrases of a secret, sentence by sentence: one that speaks of the law or of a film asks nobody. */
function phrasesIn(text: string, rules: readonly ScreenRule[]): Finding[] {
  const seen = normaliseText(text);
  const all = words(seen);
  const found = rules.filter(
    (rule) => rule.kind === 'warn' && rule.phrases.some((phrase) => excerptOf(seen, all, phrase) !== null),
  );
  if (found.length === 0) return [];
  const harmless = rules.flatMap(({ kind, phrases }) => (kind === 'warn-not' ? phrases : []));
  const onLevels = namesLevels(seen);
  // "bảo vệ bí mật nhà nước" is the subject of the text: the same words in its other sentences are no sign of a secret
  const subjects = harmless.filter((phrase) => excerptOf(seen, all, phrase) !== null);
  const isSubject = (phrase: string): boolean => subjects.some((subject) => subject.endsWith(` ${phrase}`));
  const sentences = seen
    .split(SENTENCE_END)
    .map((sentence) => ({ sentence, own: words(sentence) }))
    .filter(({ sentence, own }) => harmless.every((phrase) => excerptOf(sentence, own, phrase) === null));
  return found.flatMap(({ id, phrases }): Finding[] => {
    const asked = phrases.filter((phrase) => !(onLevels && isLevelName(phrase)) && !isSubject(phrase));
    for (const { sentence, own } of sentences)
      for (const phrase of asked) {
        const excerpt = excerptOf(sentence, own, phrase);
        if (excerpt !== null) return [warning(id, excerpt)];
      }
    return [];
  });
}

const warning = (rule: string, excerpt: string): Finding => ({
  rule,
  severity: 'warn',
  what: 'secret-phrase',
  excerpt,
});

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
  matter: Matter = { field: '', text: `${title}\n${body}` },
): Finding[] {
  const text = normaliseText(`${title}\n${body}`);
  const findings = secretFindings(`${title}\n${body}`, rules);
  if (findings.some((finding) => finding.severity === 'stop'))
    return findings.filter((finding) => finding.severity === 'stop');
  const all = words(text);
  const complaint = complaintIn(text, all);
  if (complaint !== null)
    findings.push({ rule: 'PA-L2', severity: 'hint', what: 'complaint', excerpt: complaint });
  else findings.push(...outOfScope(matter, rules));
  const personal = personalData(text);
  if (personal !== null)
    findings.push({ rule: 'PA-L8', severity: 'hint', what: 'personal-data', excerpt: personal });
  const short = abbreviationIn(text, all, known);
  if (short !== null)
    findings.push({ rule: 'PA-02', severity: 'hint', what: 'abbreviation', excerpt: short });
  return findings;
}

/** The words that sound like a complaint or a denunciation, as they were written. */
function complaintIn(text: string, all: readonly Word[]): string | null {
  for (const [index, word] of all.entries()) {
    const next = all[index + 1];
    if (next !== undefined && COMPLAINTS.includes(`${word.base} ${next.base}`))
      return text.slice(word.start, next.end);
  }
  return null;
}

/** A listed abbreviation in running text (D1.2: no abbreviations); a text all in capitals says nothing. */
function abbreviationIn(
  text: string,
  all: readonly Word[],
  known: ReadonlyMap<string, readonly string[]>,
): string | null {
  if (text.length > LONG_ENOUGH && isCapitals(text)) return null;
  for (const word of all) {
    const typed = text.slice(word.start, word.end);
    if (ABBREVIATION.test(typed) && known.has(word.base)) return typed;
  }
  return null;
}
