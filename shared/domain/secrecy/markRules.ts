import type { ScreenRule } from './screenRule.ts';
import { baseOf } from './markTokens.ts';
import type { MarkedLevel } from './secrecy.ts';
import { resembling } from './spelling.ts';
import { type ToldPatterns, toldPatterns } from './toldPatterns.ts';

/** From the highest to the lowest. */
export const LEVELS: readonly MarkedLevel[] = ['tuyet-mat', 'toi-mat', 'mat'];

export interface MarkForm {
  readonly level: MarkedLevel;
  readonly rule: string;
  /** spelled as the law spells it; a loose form (no marks, a slip) needs a document beside it */
  readonly exact: boolean;
  /** another word, or none, that may stand for the mark: a person is asked */
  readonly misread: boolean;
  /** it is an everyday word as well ("MẤT", "MẶT") */
  readonly everyday: boolean;
  /** as Telex or VNI leave it: no word at all */
  readonly typed: boolean;
}

/** Words of a phrase; `#` is a number or its blank. */
export interface Phrase {
  readonly rule: string;
  readonly lower: readonly string[];
  readonly base: readonly string[];
}

/** Phrases by their first word and by their last, both without marks. */
export interface Phrases {
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>;
  readonly byLast: ReadonlyMap<string, readonly Phrase[]>;
}

function phrasesBook(list: readonly Phrase[]): Phrases {
  const book = (at: 0 | -1): Map<string, Phrase[]> => {
    const groups = new Map<string, Phrase[]>();
    for (const phrase of list) {
      const key = phrase.base.at(at) ?? '';
      groups.set(key, [...(groups.get(key) ?? []), phrase]);
    }
    return groups;
  };
  return { byFirst: book(0), byLast: book(-1) };
}

/** The phrases of a pack, made ready to be compared. */
export interface MarkRules {
  /** by the words in small letters, joined without spaces */
  readonly forms: ReadonlyMap<string, MarkForm>;
  /** what forms begin with, up to all but their last letter */
  readonly beginnings: ReadonlySet<string>;
  /** a form of the pack, or what is as near to one as a recogniser or a slip makes it */
  readonly formOf: (joined: string) => MarkForm | undefined;
  /** the single words of all forms, in small letters */
  readonly words: ReadonlySet<string>;
  readonly stamps: Phrases;
  readonly labels: Phrases;
  readonly mottoes: Phrases;
  readonly issuers: Phrases;
  readonly copies: Phrases;
  /** compounds of everyday words: what follows the mark's last word, and what stands before it */
  readonly compounds: ReadonlySet<string>;
  readonly compoundBases: ReadonlySet<string>;
  readonly talk: Phrases;
  readonly surnames: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  /** between a surname and a name */
  readonly middles: ReadonlySet<string>;
  readonly beside: Phrases;
  readonly called: Phrases;
  readonly said: Phrases;
  readonly certain: Phrases;
  readonly told: ToldPatterns;
  readonly denied: ReadonlySet<string>;
  /** symbols of document types in a file name, without marks */
  readonly types: ReadonlySet<string>;
  readonly labelRule: string;
  readonly nameRule: string;
  readonly headRule: string;
  readonly issuerRule: string;
  readonly inLineRule: string;
}

const known = new WeakMap<readonly ScreenRule[], MarkRules>();

/** Compiled once for each pack. */
export function markRulesOf(rules: readonly ScreenRule[]): MarkRules {
  const ready = known.get(rules) ?? compile(rules);
  known.set(rules, ready);
  return ready;
}

const wordsOf = (phrase: string): string[] => phrase.normalize('NFC').toLowerCase().split(/\s+/);

function compile(rules: readonly ScreenRule[]): MarkRules {
  const phrases = (kind: ScreenRule['kind']): Phrase[] =>
    rules
      .filter((rule) => rule.kind === kind)
      .flatMap((rule) =>
        rule.phrases.map((phrase) => ({
          rule: rule.id,
          lower: wordsOf(phrase),
          base: wordsOf(phrase).map(baseOf),
        })),
      );
  const forms = new Map<string, MarkForm>();
  for (const [kind, exact] of [
    ['stop', true],
    ['mark-loose', false],
    ['mark-misread', false],
  ] as const)
    for (const { rule, lower, base } of phrases(kind)) {
      const level = LEVELS.find((one) => one === base.join('-')) ?? levelOfLost(base);
      const misread = kind === 'mark-misread';
      const likeness = misread ? resembling(lower.join(''))?.likeness : 'slip';
      const typed = likeness === 'typed';
      const everyday = misread && !typed && likeness !== 'no-word';
      const form = { level, rule, exact, misread, everyday, typed };
      if (!forms.has(lower.join(''))) forms.set(lower.join(''), form);
    }
  const compounds = phrases('mark-not').map(({ lower }) => lower.join(' '));
  const first = (kind: ScreenRule['kind']): string =>
    rules.find((rule) => rule.kind === kind)?.id ?? rules.find((rule) => rule.kind === 'stop')?.id ?? '';
  return {
    forms,
    beginnings: new Set(
      [...forms.keys()].flatMap((form) => [...form].slice(1).map((_, length) => form.slice(0, length + 1))),
    ),
    formOf: (joined) => forms.get(joined) ?? near(joined, first),
    words: new Set(phrases('stop').flatMap(({ lower }) => lower)),
    stamps: phrasesBook(phrases('stop-phrase')),
    labels: phrasesBook(phrases('mark-label')),
    mottoes: phrasesBook(phrases('mark-motto')),
    issuers: phrasesBook(phrases('mark-issuer')),
    copies: phrasesBook(phrases('mark-copy')),
    compounds: new Set(compounds),
    compoundBases: new Set(compounds.map(baseOf)),
    talk: phrasesBook(phrases('mark-talk')),
    surnames: new Set(phrases('mark-person').flatMap(({ lower, base }) => [lower.join(' '), base.join(' ')])),
    places: new Set(phrases('mark-place').map(({ lower }) => lower.join(' '))),
    middles: new Set(phrases('mark-middle').flatMap(({ lower, base }) => [lower.join(' '), base.join(' ')])),
    beside: phrasesBook(phrases('mark-beside')),
    called: phrasesBook(phrases('mark-called')),
    said: phrasesBook(phrases('mark-said')),
    certain: phrasesBook(phrases('mark-certain')),
    told: toldPatterns((kind) => phrases(kind).map(({ lower }) => lower.join(' '))),
    denied: new Set(phrases('mark-denied').flatMap(({ lower, base }) => [lower.join(' '), base.join(' ')])),
    types: new Set(phrases('mark-name').map(({ base }) => base.join(''))),
    labelRule: first('mark-label'),
    nameRule: first('mark-name'),
    headRule: first('mark-motto'),
    issuerRule: first('mark-issuer'),
    inLineRule: first('mark-beside'),
  };
}

/** A form that no pack lists, under the rule of its kind; nothing where the pack asks about none. */
function near(joined: string, ruleOf: (kind: ScreenRule['kind']) => string): MarkForm | undefined {
  const found = resembling(joined);
  if (found === null) return undefined;
  const { level, likeness } = found;
  const misread = likeness !== 'slip';
  const rule = ruleOf(misread ? 'mark-misread' : 'mark-loose');
  const typed = likeness === 'typed';
  return { level, rule, exact: false, misread, everyday: likeness === 'other-word', typed };
}

/** "t?i m?t", "tuy?t m?t", "m?t": the number of words and the first letters say which level was meant. */
function levelOfLost(base: readonly string[]): MarkedLevel {
  if (base.length === 1) return 'mat';
  return (base[0] ?? '').startsWith('tu') ? 'tuyet-mat' : 'toi-mat';
}
