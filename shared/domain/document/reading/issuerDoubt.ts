import { foldBase, foldExact } from '../../text/fold.ts';
import { isSyllable } from './health.ts';
import { CONNECTORS, OWN_ORGANS, startOf, UPPER_ORGANS } from './layout.ts';
import names from './organNames.json' with { type: 'json' };

const PROVINCES = names.provinces.map((name) => ({ exact: foldExact(name), letters: foldBase(name) }));
/** What is nobody's name before the place stands that it is of. */
const WITHOUT_PLACE: ReadonlySet<string> = new Set(
  ['ủy ban nhân dân', 'hội đồng nhân dân', 'tỉnh ủy', 'thành ủy', 'đảng ủy', 'đảng bộ', 'sở'].map(foldExact),
);
const OF_PROVINCE = /(?:^| )tỉnh (?<name>\p{Lu}.*)$/u;

/**
 * Is a name from a text layer to be compared with the page? Such a layer may come from a scanner's program: a name that
 * begins like no organ, ends before its end, holds capitals of no Vietnamese word or a province with other marks was
 * perhaps read wrong.
 */
export function isDoubtfulIssuer(issuer: string): boolean {
  const folded = foldExact(issuer);
  if (startOf(folded, UPPER_ORGANS) === null && startOf(folded, OWN_ORGANS) === null) return true;
  if (WITHOUT_PLACE.has(folded) || CONNECTORS.has(folded.split(' ').at(-1) ?? '')) return true;
  if (/[^\p{L}\p{M}\d\s,.()&/–-]/u.test(issuer)) return true;
  return isOtherProvince(issuer) || oddWords(issuer) > 0;
}

/** "Tỉnh Kiến Giang": the letters are a province's, the marks are not. */
function isOtherProvince(issuer: string): boolean {
  const name = OF_PROVINCE.exec(issuer)?.groups?.['name'];
  if (name === undefined) return false;
  const same = PROVINCES.filter(({ letters }) => letters === foldBase(name));
  return same.length > 0 && same.every(({ exact }) => exact !== foldExact(name));
}

/** Words of letters that make no Vietnamese word, without marks ("Ea Kar" has one), abbreviations, and numbers. */
const oddWords = (issuer: string): number =>
  (issuer.match(/[\p{L}\p{M}]+/gu) ?? []).filter(
    (word) => !/^\p{Lu}+$/u.test(word) && !isSyllable(word.toLocaleLowerCase('vi')) && !isForeign(word),
  ).length;

/** Names of places in other languages ("Kon Tum", "Đắk Lắk", "Ea Kar") have capitals at their beginning. */
const isForeign = (word: string): boolean => /^\p{Lu}/u.test(word);
