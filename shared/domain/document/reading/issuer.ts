import { foldExact } from '../../text/fold.ts';
import { isKnownName, issuerName, organAsPrinted, placeAsPrinted } from './issuerName.ts';
import {
  CONNECTORS,
  hasPlace,
  IN_FULL,
  LIMITS,
  OF_THE_PLACE,
  OF_THE_WHOLE,
  OWN_ORGANS,
  startOf,
  UPPER_ORGANS,
  WEAK_ORGANS,
} from './layout.ts';
import { isOrnament, type Line, tidy } from './lines.ts';

/** Lines of names have at least this share of capitals among their letters ("UBND XÃ Ea Mẫu"). */
const CAPITALS = 0.8;

const PLACE = /(?:^| )((?:TỈNH|THÀNH PHỐ|XÃ(?! HỘI)|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN) .+)$/u;
const PEOPLES_COMMITTEE = foldExact('ủy ban nhân dân');
const PARTY = foldExact('đảng bộ');
const COUNCIL = foldExact('hội đồng nhân dân');
const BOARD = foldExact('ban');
const ROOM = foldExact('phòng');
const COMMITTEE = new RegExp(
  `(?:^| )(?:${['tỉnh ủy', 'thành ủy', 'huyện ủy', 'quận ủy', 'thị ủy', 'đảng ủy'].map(foldExact).join('|')})(?: |$)`,
  'u',
);

/** Who issued, by the words over the number: the lower of two organs, with what makes its name whole. */
export function issuerIn(over: readonly Line[]): string | null {
  const names = over
    .filter((line) => !isNumberLine(line))
    .map(({ text, items }) =>
      items.some(({ sure }) => sure !== undefined) ? organAsPrinted(placeAsPrinted(text)) : text,
    )
    .filter(isName);
  if (names.length > LIMITS.mostIssuerLines || names.join(' ').length > LIMITS.longestIssuer) return null;
  const organs = organsIn(names);
  const own = organs.at(-1);
  if (own === undefined) return null;
  return issuerName(completed(own, organs.slice(0, -1).join(' ')));
}

/** Of a picture the line of the number may be read otherwise than as one, and stands among the names. */
const isNumberLine = ({ text, items }: Line): boolean =>
  items.some(({ sure }) => sure !== undefined) && /\/\s?\p{L}{2,}|(?<!\p{L})số\s*:/iu.test(text);

function isName(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters > 1 && !isOrnament(text) && capitals >= letters * CAPITALS;
}

/** The names that the lines consist of, from the upper organ down; several that issue together are one. */
function organsIn(lines: readonly string[]): string[] {
  const organs: string[] = [];
  let rank = 0;
  for (const line of lines) {
    const text = inFull(line.replaceAll(/[*_]+/gu, ' '));
    const next = rankOf(foldExact(text));
    const before = organs.at(-1);
    if (before === undefined || (next > 0 && next >= rank && !goesOn(before, text, next > rank))) {
      organs.push(text);
      rank = next;
    } else organs[organs.length - 1] = `${before} ${text}`;
  }
  return organs.map((organ) => tidy(organ.replaceAll(/\s+[-–]\s*|\s*[-–]\s+/gu, ' - ')));
}

/** Does a line go on with the name before it, though it begins with the word for an organ? */
function goesOn(before: string, text: string, lower: boolean): boolean {
  const lastWord = before.split(' ').at(-1)?.toLocaleLowerCase('vi') ?? '';
  if (CONNECTORS.has(lastWord) || lastWord.endsWith(',') || /^[-–,]/u.test(text)) return true;
  return isKnownName(`${before} ${text}`) || (!lower && startOf(foldExact(text), WEAK_ORGANS) !== null);
}

/** 2 for an organ that stands under another, 1 for one that others stand under, 0 for no beginning of a name. */
function rankOf(folded: string): number {
  const upper = startOf(folded, UPPER_ORGANS)?.length ?? 0;
  const own = startOf(folded, OWN_ORGANS)?.length ?? 0;
  return upper === 0 && own === 0 ? 0 : own > upper ? 2 : 1;
}

function inFull(text: string): string {
  let full = text;
  for (const [short = '', whole = ''] of IN_FULL)
    full = full.replaceAll(
      new RegExp(`(?<![\\p{L}\\d])${short.replace('.', '\\.')}(?![\\p{L}\\d])`, 'gu'),
      whole,
    );
  return tidy(full);
}

/**
 * "VĂN PHÒNG" under a ministry is the office of that, "BAN …" under a committee is its board; "SỞ …" and what a
 * people's committee has under it are those of its place. Whatever names a place itself, or is a body of its own,
 * stays as it is.
 */
function completed(own: string, upper: string): string {
  const folded = foldExact(own);
  const above = foldExact(upper);
  const bare = OF_THE_WHOLE.includes(folded);
  const ofPeoplesCommittee = above.startsWith(PEOPLES_COMMITTEE);
  const ofPlace = startOf(folded, OF_THE_PLACE);
  if (upper === '' || hasPlace(folded)) return own;
  if (ofPeoplesCommittee && ofPlace !== null) {
    const place = PLACE.exec(upper)?.[1];
    return place === undefined ? own : `${own} ${place}`;
  }
  // the Party's committee in a people's committee is that of the place whose Party organisation stands above it
  const placeOfParty = above.startsWith(PARTY) ? PLACE.exec(upper)?.[1] : undefined;
  if (placeOfParty !== undefined && folded.endsWith(` ${PEOPLES_COMMITTEE}`)) return `${own} ${placeOfParty}`;
  const belongs = bare || COMMITTEE.test(above) || (above.startsWith(COUNCIL) && ofPlace === BOARD);
  const isPart = startOf(folded, OF_THE_WHOLE) !== null;
  return isPart && (belongs || ofPlace === ROOM) ? `${own} ${upper}` : own;
}
