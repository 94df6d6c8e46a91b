import type { Level } from '../levels/level.ts';
import type { LayoutRule } from '../rules/layoutSchema.ts';
import { foldBase } from '../text/fold.ts';

/** A draft as far as thể thức looks at it; lengths in millimetres, sizes in points. */
export interface DraftLayout {
  readonly sections: readonly {
    readonly widthMm: number;
    readonly heightMm: number;
    readonly margins: Readonly<Record<'top' | 'bottom' | 'left' | 'right', number>>;
  }[];
  readonly paragraphs: readonly DraftParagraph[];
}
export interface DraftParagraph {
  readonly text: string;
  /** fonts and sizes of its letters; null where the file does not say */
  readonly runs: readonly {
    readonly font: string | null;
    readonly size: number | null;
    readonly letters: number;
  }[];
}

/** What the phiếu trình and the station know of the document. */
export interface LayoutFacts {
  readonly style: 'party' | 'state';
  readonly officeName: string;
  readonly officeSymbol: string;
  readonly typeName: string;
  readonly typeSymbol: string | null;
  readonly subject: string | null;
  readonly signer: string;
  readonly position: string;
  readonly capacityMark: string;
  readonly level: Level;
  /** marks of the levels and urgencies as they are printed, by their identifiers */
  readonly levelMarks: Readonly<Record<string, string>>;
  readonly urgency: string;
  readonly urgencyMarks: Readonly<Record<string, string>>;
}

/** What can be wrong; the words for it stand in `renderer/i18n`. */
export const LAYOUT_FAULTS = [
  ...(['paper', 'margins', 'font', 'size', 'words-first', 'words-last', 'ending'] as const),
  ...(['office', 'symbol', 'symbol-missing', 'subject', 'signer', 'position', 'capacity'] as const),
  ...(['level-mark', 'urgency-mark', 'office-symbol', 'position-missing', 'signer-title'] as const),
  ...(['subject-long', 'subject-end', 'subject-type', 'number-place'] as const),
] as const;
export type LayoutFault = (typeof LAYOUT_FAULTS)[number];

export interface LayoutFinding {
  readonly ruleId: string;
  readonly weight: 'must' | 'should';
  readonly what: LayoutFault;
  /** number of the paragraph; null for the page or the phiếu trình */
  readonly line: number | null;
  /** how the line begins */
  readonly excerpt: string;
  /** what was found and what is asked for, as it is printed */
  readonly found: string;
  readonly wanted: string;
  /** further paragraphs with the same */
  readonly more: number;
}

type Fault = Partial<Omit<LayoutFinding, 'ruleId' | 'weight'>> & { readonly what: LayoutFault };

const HEAD = 24;
const TAIL = 40;
const EXCERPT = 60;
/** A paragraph of the body is longer than any line of the head or of the signature. */
const BODY_LETTERS = 80;
const TITLES = /(?:^|[\s.])(?:GS|PGS|TS|TSKH|ThS|BS|KS|CN|NGND|NGƯT)\./iu;

const squeeze = (text: string): string => foldBase(text).replace(/\s+/g, ' ').trim();
const tight = (text: string): string =>
  text.normalize('NFC').replace(/[–—−]/g, '-').replace(/\s+/g, '').toLocaleUpperCase('vi');
const cut = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, EXCERPT);

/**
 * Checks a document by the rules of its office and day. Pure; the same document gives the same findings, in the order of
 * the rules. Without a readable draft only what stands on the phiếu trình is checked.
 */
export function checkLayout(
  rules: readonly LayoutRule[],
  facts: LayoutFacts,
  draft: DraftLayout | null,
): LayoutFinding[] {
  return rules.flatMap((rule) => {
    const fault = rule.kind === 'form' ? formFault(rule, facts) : draft && draftFault(rule, facts, draft);
    if (fault === null) return [];
    const empty = { line: null, excerpt: '', found: '', wanted: '', more: 0 };
    return [{ ruleId: rule.id, weight: rule.weight, ...empty, ...fault }];
  });
}

type RuleOf<K extends LayoutRule['kind']> = Extract<LayoutRule, { kind: K }>;

function formFault({ what, most }: RuleOf<'form'>, facts: LayoutFacts): Fault | null {
  const { subject, typeName, signer } = facts;
  switch (what) {
    case 'office-symbol':
      return facts.officeSymbol.trim() === '' ? { what: 'office-symbol' } : null;
    case 'position':
      return facts.position.trim() === '' ? { what: 'position-missing', found: signer } : null;
    case 'signer-title':
      return TITLES.test(signer) ? { what: 'signer-title', found: signer } : null;
    case 'subject':
      if (subject === null) return null;
      if (subject.length > most)
        return { what: 'subject-long', found: String(subject.length), wanted: String(most) };
      if (/[.;,]\s*$/.test(subject)) return { what: 'subject-end', found: cut(subject.slice(-EXCERPT)) };
      return squeeze(subject).startsWith(`${squeeze(typeName)} `)
        ? { what: 'subject-type', found: cut(subject) }
        : null;
  }
}

function draftFault(
  rule: Exclude<LayoutRule, { kind: 'form' }>,
  facts: LayoutFacts,
  draft: DraftLayout,
): Fault | null {
  switch (rule.kind) {
    case 'paper':
      return paperFault(rule, draft);
    case 'margins':
      return marginFault(rule, draft);
    case 'font':
      return runFault(draft, 'font', rule.families.join(', '), ({ font }) =>
        font === null || rule.families.some((one) => squeeze(one) === squeeze(font)) ? null : font,
      );
    case 'size':
      return runFault(
        draft,
        'size',
        rule.min === rule.max ? String(rule.min) : `${rule.min}–${rule.max}`,
        (run, body) =>
          !body || run.size === null || (run.size >= rule.min && run.size <= rule.max)
            ? null
            : String(run.size),
      );
    case 'words':
      return wordsFault(rule, draft);
    case 'ending':
      return endingFault(rule, draft);
    case 'known':
      return knownFault(rule, facts, draft);
  }
}

function paperFault({ widthMm, heightMm, toleranceMm }: RuleOf<'paper'>, draft: DraftLayout): Fault | null {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= toleranceMm;
  const other = draft.sections.find(
    (one) =>
      !(near(one.widthMm, widthMm) && near(one.heightMm, heightMm)) &&
      !(near(one.widthMm, heightMm) && near(one.heightMm, widthMm)), // an annex may lie across
  );
  if (other === undefined) return null;
  const size = (w: number, h: number): string => `${Math.round(w)} × ${Math.round(h)} mm`;
  return { what: 'paper', found: size(other.widthMm, other.heightMm), wanted: size(widthMm, heightMm) };
}

function marginFault(rule: RuleOf<'margins'>, { sections: [first] }: DraftLayout): Fault | null {
  if (first === undefined) return null;
  const sides = ['top', 'bottom', 'left', 'right'] as const;
  const isWrong = sides.some((side) => {
    const [least, most] = rule[side];
    return first.margins[side] < least - rule.toleranceMm || first.margins[side] > most + rule.toleranceMm;
  });
  if (!isWrong) return null;
  const span = ([least, most]: readonly [number, number]): string =>
    least === most ? String(least) : `${least}–${most}`;
  return {
    what: 'margins',
    found: sides.map((side) => Math.round(first.margins[side])).join(' / '),
    wanted: sides.map((side) => span(rule[side])).join(' / '),
  };
}

type Run = DraftParagraph['runs'][number];

/** The first paragraph with a run that is wrong, and how many more there are. */
function runFault(
  draft: DraftLayout,
  what: LayoutFault,
  wanted: string,
  wrong: (run: Run, body: boolean) => string | null,
): Fault | null {
  const hits = draft.paragraphs.flatMap(({ text, runs }, index) => {
    const body = text.trim().length >= BODY_LETTERS;
    const found = runs.filter(({ letters }) => letters > 0).map((run) => wrong(run, body));
    const first = found.find((one) => one !== null);
    return first === undefined || first === null
      ? []
      : [{ line: index + 1, excerpt: cut(text), found: first }];
  });
  const [first] = hits;
  return first === undefined ? null : { what, wanted, ...first, more: hits.length - 1 };
}

const head = ({ paragraphs }: DraftLayout): readonly DraftParagraph[] => paragraphs.slice(0, HEAD);
const tail = ({ paragraphs }: DraftLayout): readonly DraftParagraph[] => paragraphs.slice(-TAIL);
const textOf = (paragraphs: readonly DraftParagraph[]): string =>
  squeeze(paragraphs.map(({ text }) => text).join(' '));

function wordsFault({ part, any }: RuleOf<'words'>, draft: DraftLayout): Fault | null {
  const text = textOf(part === 'first' ? head(draft) : tail(draft));
  return any.some((words) => text.includes(squeeze(words)))
    ? null
    : { what: part === 'first' ? 'words-first' : 'words-last', wanted: any[0] ?? '' };
}

/** The last paragraph of the body must end so; without a body of this length nothing is said. */
function endingFault({ text: wanted }: RuleOf<'ending'>, { paragraphs }: DraftLayout): Fault | null {
  const at = paragraphs.findLastIndex(({ text }) => text.trim().length >= BODY_LETTERS);
  const last = paragraphs[at]?.text.trim();
  if (last === undefined) return null;
  const isRight = wanted === './.' ? last.endsWith('./.') : last.endsWith('.') && !last.endsWith('./.');
  return isRight ? null : { what: 'ending', line: at + 1, excerpt: cut(last), found: last.slice(-3), wanted };
}

function knownFault({ what }: RuleOf<'known'>, facts: LayoutFacts, draft: DraftLayout): Fault | null {
  const stands = (words: string, where: readonly DraftParagraph[]): boolean =>
    words.trim() === '' || textOf(where).includes(squeeze(words));
  const lacks = (words: string, where: readonly DraftParagraph[]): Fault | null =>
    stands(words, where) ? null : { what, wanted: words };
  switch (what) {
    case 'office':
      return lacks(facts.officeName, head(draft));
    case 'symbol':
      return symbolFault(facts, draft);
    case 'subject':
      return facts.subject === null ? null : lacks(facts.subject, draft.paragraphs);
    case 'signer':
      return lacks(facts.signer, tail(draft));
    case 'position':
      return lacks(facts.position, tail(draft));
    case 'capacity':
      return capacityFault(facts.capacityMark, draft);
    case 'level-mark':
      return markFault(what, facts.levelMarks, facts.level, draft);
    case 'urgency-mark':
      return markFault(what, facts.urgencyMarks, facts.urgency, draft);
  }
}

function symbolFault(facts: LayoutFacts, draft: DraftLayout): Fault | null {
  const { typeSymbol, officeSymbol, style } = facts;
  const [before, between] = style === 'party' ? ['-', '/'] : ['/', '-'];
  const wanted =
    typeSymbol === null ? `${before}${officeSymbol}` : `${before}${typeSymbol}${between}${officeSymbol}`;
  const at = head(draft).findIndex(({ text }) => /^\s*số(?=[\s:.…_\d/-])/iu.test(`${text} `));
  const line = draft.paragraphs[at]?.text;
  if (line === undefined)
    return { what: 'symbol-missing', wanted: `Số${style === 'party' ? '' : ':'} … ${wanted}` };
  return tight(line).includes(tight(wanted))
    ? null
    : { what: 'symbol', line: at + 1, excerpt: cut(line), found: cut(line), wanted };
}

/** T/M, KT. … stand at the beginning of a line of the signature, dots and slashes as they are written. */
function capacityFault(mark: string, draft: DraftLayout): Fault | null {
  if (mark === '') return null;
  const wanted = tight(mark);
  return tail(draft).some(({ text }) => tight(text).startsWith(wanted))
    ? null
    : { what: 'capacity', wanted: mark };
}

/** A line that is nothing but a mark, and another one than the document has. */
function markFault(
  what: LayoutFault,
  marks: LayoutFacts['levelMarks'],
  own: string,
  draft: DraftLayout,
): Fault | null {
  const known = new Map(Object.entries(marks).map(([id, mark]) => [tight(mark), id]));
  for (const [index, { text }] of draft.paragraphs.entries()) {
    const bare = text.trim();
    if (bare === '' || bare.length > 30 || bare !== bare.toLocaleUpperCase('vi')) continue;
    const id = known.get(tight(bare));
    if (id !== undefined && id !== own)
      return { what, line: index + 1, excerpt: cut(bare), found: bare, wanted: marks[own] ?? '' };
  }
  return null;
}
