import { foldBase, foldToneless } from './fold.ts';
import { letters } from './legacyTables.ts';

/**
 * Text of the years before Unicode: TCVN3 (fonts .VnTime) and VNI-Windows, read as Latin-1 or Windows-1252. Which one
 * it is is judged by how many of its words are Vietnamese syllables after conversion; text that is right already
 * stays as it is.
 */
export type LegacyEncoding = 'tcvn3' | 'vni';
export interface Recovered {
  readonly text: string;
  /** null: it was Unicode all along */
  readonly from: LegacyEncoding | null;
}

const TCVN3 = letters('tcvn3');
const VNI = letters('vni');
/** The longest code of VNI is a base letter and a mark. */
const VNI_LENGTH = 2;

/** Windows-1252 has signs where Latin-1 has control codes; both stand for the same byte. */
const WINDOWS: Readonly<Record<string, number>> = {
  '\u20ac': 0x80,
  '\u201a': 0x82,
  '\u0192': 0x83,
  '\u201e': 0x84,
  '\u2026': 0x85,
  '\u2020': 0x86,
  '\u2021': 0x87,
  '\u02c6': 0x88,
  '\u2030': 0x89,
  '\u0160': 0x8a,
  '\u2039': 0x8b,
  '\u0152': 0x8c,
  '\u017d': 0x8e,
  '\u2018': 0x91,
  '\u2019': 0x92,
  '\u201c': 0x93,
  '\u201d': 0x94,
  '\u2022': 0x95,
  '\u2013': 0x96,
  '\u2014': 0x97,
  '\u02dc': 0x98,
  '\u2122': 0x99,
  '\u0161': 0x9a,
  '\u203a': 0x9b,
  '\u0153': 0x9c,
  '\u017e': 0x9e,
  '\u0178': 0x9f,
};

function fromTcvn3(text: string): string {
  let out = '';
  for (const sign of text) {
    const byte = WINDOWS[sign] ?? sign.codePointAt(0) ?? 0;
    out += byte < 0x100 ? (TCVN3.get(String.fromCharCode(byte)) ?? sign) : sign;
  }
  return out.normalize('NFC');
}

function fromVni(text: string): string {
  let out = '';
  for (let at = 0; at < text.length;) {
    const pair = VNI.get(text.slice(at, at + VNI_LENGTH));
    if (pair !== undefined) {
      out += pair;
      at += VNI_LENGTH;
      continue;
    }
    const sign = text[at] ?? '';
    out += VNI.get(sign) ?? sign;
    at += 1;
  }
  return out.normalize('NFC');
}

const ONSET = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?';
const CODA = '(?:ch|ng|nh|[cmnpt])?';
/** A syllable as Vietnamese writes it, marks taken off. */
const SYLLABLE = new RegExp(`^${ONSET}(?:[aeiou][aeiouy]{0,2}|y[aeu]?[u]?)${CODA}$`);
/** Vowels that stand together, with the marks that are no tones: "oâ", "öù" never do. */
const NUCLEI =
  'iêu|yêu|oai|oay|oao|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|uai|uao|uay|uêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uă|uê|ue|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y';
const MARKED_SYLLABLE = new RegExp(`^${ONSET}(?:${NUCLEI})${CODA}$`);
const MARKED = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/iu;
/** What stands in a word only when bytes were read by the wrong table. */
const ODD =
  /[\u0080-\u00bf\u00c5-\u00c7\u00d0\u00d6-\u00d8\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff\u0152-\u0192\u02c6\u02dc\u2018-\u203a\u20ac\u2122]/u;
/** Below this many words nothing is judged: a short name may look like anything. */
const FEWEST_WORDS = 3;
const ENOUGH = 0.75;

function shareOfSyllables(text: string): number {
  const all = text.split(/[\s.,;:!?()"“”/-]+/u).filter((word) => /\p{L}/u.test(word));
  if (all.length < FEWEST_WORDS) return 0;
  return all.filter(isSyllable).length / all.length;
}

/** One without any mark is as good as its letters; one with marks has them where Vietnamese has. */
function isSyllable(word: string): boolean {
  const base = foldBase(word);
  if (!SYLLABLE.test(base)) return false;
  const toneless = foldToneless(word);
  return toneless === base ? !ODD.test(word) : MARKED_SYLLABLE.test(toneless);
}

/** Gives back Vietnamese in NFC. A text that gains nothing by conversion is only normalised. */
export function recoverText(text: string): Recovered {
  const plain = text.normalize('NFC');
  const odd = plain.split(/\s+/u).filter((word) => ODD.test(word)).length;
  if (odd < FEWEST_WORDS) return { text: plain, from: null };
  const before = shareOfSyllables(plain);
  const candidates: Recovered[] = [
    { text: fromTcvn3(plain), from: 'tcvn3' },
    { text: fromVni(plain), from: 'vni' },
  ];
  const [best] = candidates
    .map((candidate) => ({ candidate, share: shareOfSyllables(candidate.text) }))
    .sort((a, b) => b.share - a.share);
  const gained = best !== undefined && best.share >= ENOUGH && best.share > before + 0.15;
  return gained && MARKED.test(best.candidate.text) ? best.candidate : { text: plain, from: null };
}

const CONVERTERS: Readonly<Record<LegacyEncoding, (text: string) => string>> = {
  tcvn3: fromTcvn3,
  vni: fromVni,
};

/** Reads a text by an old code, whatever stands in it: a guess to be judged by who asks. */
export const readAs = (encoding: LegacyEncoding, text: string): string => CONVERTERS[encoding](text);

/** Reads a text by an old code that is known from what stands beside it (a short cell of a row). */
export const convertFrom = (encoding: LegacyEncoding, text: string): string =>
  ODD.test(text) ? CONVERTERS[encoding](text) : text.normalize('NFC');
