import { type Word, words } from '../text/fold.ts';

/** Words before the name or the number of a place; those that mean the same kind have one letter for all. */
const KINDS: Readonly<Record<string, string>> = {
  thôn: 'thon',
  thon: 'thon',
  xóm: 'thon',
  xom: 'thon',
  ấp: 'thon',
  bản: 'thon',
  làng: 'thon',
  buôn: 'thon',
  sóc: 'thon',
  xã: 'xa',
  phường: 'xa',
  phuong: 'xa',
  đường: 'duong',
  phố: 'duong',
  ngõ: 'ngo',
  hẻm: 'ngo',
  ngách: 'ngo',
  trường: 'truong',
  chợ: 'cho',
  cầu: 'cau',
  cống: 'cong',
  bến: 'ben',
  suối: 'suoi',
  ngầm: 'ngam',
  cồn: 'con',
};
/** The same before a number alone. */
const NUMBERED: Readonly<Record<string, string>> = {
  nhà: 'so',
  ngõ: 'ngo',
  hẻm: 'ngo',
  ngách: 'ngo',
  tổ: 'to',
  khu: 'khu',
  km: 'km',
  lộ: 'lo',
  phường: 'xa',
  quận: 'quan',
  ấp: 'thon',
  thôn: 'thon',
};
/** May stand between the kind and the name: trường tiểu học …, tổ dân phố số …, suối ngầm …. */
const BETWEEN = new Set('tiểu học mầm non trung cơ sở phổ thông dân phố số phà đò tên'.split(' '));
const STREETS = new Set(['đường', 'phố', 'ngõ', 'hẻm']);
const MOST_BETWEEN = 4;
const MOST_OF_NAME = 3;

/** Folded names by the kind of place. */
export type Places = ReadonlyMap<string, ReadonlySet<string>>;

/** The named places of a text by their kind, folded: what sets two letters of one wording apart. */
export function namedPlaces(text: string, all: readonly Word[] = words(text)): Places {
  const found = new Map<string, Set<string>>();
  const add = (kind: string, name: string): void => {
    const known = found.get(kind);
    if (known === undefined) found.set(kind, new Set([name]));
    else known.add(name);
  };
  for (const [index, word] of all.entries()) {
    if (word.exact === 'số' && isStreetNumber(all, index)) add('so', all[index + 1]?.base ?? '');
    const named = isTown(text, word) ? 'thon' : KINDS[word.exact];
    const numbered = NUMBERED[word.exact];
    if (named === undefined && numbered === undefined) continue;
    let next = index + 1;
    while (next - index <= MOST_BETWEEN && BETWEEN.has(all[next]?.exact ?? '')) next += 1;
    const first = all[next];
    if (first === undefined) continue;
    if (numbered !== undefined && first.isNumber) add(numbered, first.base);
    else if (named !== undefined) {
      const name = nameAt(text, all, next);
      if (name !== '') add(named, name);
    }
  }
  return found;
}

/** The places of two parts of a letter together. */
export function mergedPlaces(a: Places, b: Places): Places {
  if (a.size === 0) return b;
  const both = new Map(b);
  for (const [kind, names] of a) both.set(kind, new Set([...names, ...(b.get(kind) ?? [])]));
  return both;
}

/** "Phố Chợ" is the name of a quarter, "phố Chợ" may be a street. */
const isTown = (text: string, word: Word): boolean =>
  word.exact === 'phố' && text.startsWith('P', word.start);

/** "số 12 đường …": of a house, not of a paper. */
function isStreetNumber(all: readonly Word[], at: number): boolean {
  return all[at + 1]?.isNumber === true && STREETS.has(all[at + 2]?.exact ?? '');
}

/** Words that begin with a capital, with nothing but spaces between them; nothing of a text all in capitals. */
function nameAt(text: string, all: readonly Word[], from: number): string {
  const name: string[] = [];
  for (let at = from; at < from + MOST_OF_NAME; at += 1) {
    const word = all[at];
    const before = all[at - 1];
    if (word === undefined || before === undefined || word.isNumber) break;
    const gap = text.slice(before.end, word.start);
    if (gap.trim() !== '' || gap.includes('\n')) break;
    const typed = text.slice(word.start, word.end);
    if (!/^\p{Lu}/u.test(typed) || (typed.length > 1 && typed === typed.toUpperCase())) break;
    name.push(word.base);
  }
  return name.join(' ');
}

/** Whether two texts name other places of one kind, and none of that kind in common. */
export function differInPlace(a: Places, b: Places): boolean {
  for (const [kind, names] of a) {
    const others = b.get(kind);
    if (others !== undefined && ![...names].some((name) => others.has(name))) return true;
  }
  return false;
}
