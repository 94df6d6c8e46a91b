/**
 * Brings letters that only look Vietnamese to the ones they look like, and takes out what is not seen, so that a mark
 * of secrecy is compared as it is read by an eye. Lines and the width of gaps stay.
 */

const PAIRS =
  'АA ВB ЕE КK МM НH ОO РP СC ТT ХX УY ІI аa еe оo рp сc хx уy іi тt мm ΑA ΒB ΕE ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo ' +
  'ᴍM ᴀA ᴛT ᴏO ɪI ʏY ᴇE ᴜU ŦT ŧt ƬT ƭt ƮT ⱮM ȺA ⱥa ɑa ıi ΙI ƢƯ ƣư ÐĐ ðđ ƉĐ ꓟM ꓮA ꓔT ꓳO ᎷM ᎪA ᎢT ƗI ƟO';
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  PAIRS.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]),
);
const LOOKALIKE = `[${[...LOOKALIKES.keys()].join('')}]`;
const HAS_LOOKALIKE = new RegExp(LOOKALIKE);
const EVERY_LOOKALIKE = new RegExp(LOOKALIKE, 'g');
/** Fullwidth, mathematical and circled letters, one sign each; what NFKC makes of them is as short. */
const STYLED = /[\uff01-\uff5e\u24b6-\u24e9]|[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}]/gu;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/g;
/** Combining signs that no letter of Vietnamese or of its old codes has: lines under or through letters. */
const FOREIGN_MARKS =
  /[\u0304\u0305\u0307\u030b-\u031a\u031c-\u0322\u0324-\u0326\u0328-\u036f\u20d0-\u20ff]/g;
const HAS_FOREIGN_MARK =
  /[\u0304\u0305\u0307\u030b-\u031a\u031c-\u0322\u0324-\u0326\u0328-\u036f\u20d0-\u20ff]/;
/** A letter that no font had. */
const BOX = /(?<=\p{L}\s?)[□▯￼◻�¿¤](?=\s?\p{L})/gu;
const HAS_BOX = /[□▯￼◻\ufffd¿¤]/;
const NOT_ASCII = /[^\t-\r -~]/;

/** The text as an eye reads it, in NFC. Linear; never longer than the text. */
export function asSeen(text: string): string {
  if (!NOT_ASCII.test(text)) return text;
  const own = HAS_BOX.test(text) ? text.replace(BOX, '\ufffd') : text;
  const plain = own
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(STYLED, (sign) => sign.normalize('NFKC').charAt(0));
  if (!HAS_LOOKALIKE.test(plain) && !HAS_FOREIGN_MARK.test(plain)) return plain.normalize('NFC');
  return plain
    .normalize('NFD')
    .replace(FOREIGN_MARKS, '')
    .replace(EVERY_LOOKALIKE, (sign) => LOOKALIKES.get(sign) ?? sign)
    .normalize('NFC');
}
