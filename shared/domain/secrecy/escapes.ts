const ENTITY = /&(?:amp;)?#(?:(\d{2,6})|x([\da-f]{2,5}));?/gi;
const UNICODE = /\\u\{?([\da-f]{4,5})\}?|U\+([\da-f]{4})(?![\da-f])\s?/gi;
/** RTF: a letter's number, and what a reader without Unicode shows in its place. */
const RTF = /\\u(-?\d{2,5})(?: ?\?|\\'[\da-f]{2}| )?/gi;
const RTF_WORDS = /\\(?:par|line|cell|row|tab)\b ?|\\[a-z]{1,20}-?\d{0,6} ?|[{}]/gi;
const IS_RTF = /\{\\rtf|\\u-?\d{2,5} ?\?/;
/** Bytes above ASCII, each in two digits behind `%` (an address), `=` (quoted-printable) or `\x`, or in octal (git). */
const BYTES = /(?:[%=][89a-f][\da-f]|\\x[89a-f][\da-f]){2,12}/gi;
const OCTAL = /(?:\\[23][0-7]{2}){2,12}/g;
/** An encoded word of a letter's header (RFC 2047); those that follow one another are one text. */
const ENCODED = /=\?(utf-?8|[a-z\d-]{3,20})\?([bq])\?([^?\s]{1,400})\?=(?:\s{1,3}(?==\?))?/gi;
const SOFT_END = /=\r?\n/g;
/** What an attribute of a page's source says of a level: `data-domat="Tối mật"`. */
const LEVEL_IN_TAG =
  /<[^<>]{0,300}?(?:mat|level|class|secrecy)[a-z_-]{0,20}=["']((?:tối |tuyệt )?mật)["'][^<>]{0,300}>/gi;
/** Tags within a word or around one, and those that end a line or a cell. */
const INLINE_TAG = /<\/?(?:b|i|u|s|em|strong|font|span|sup|sub|small|big|a|o:p)(?:\s[^<>]{0,200})?\/?>/gi;
const BLOCK_TAG = /<\/?(?:br|p|div|tr|li|h[1-6]|table|tbody)(?:\s[^<>]{0,200})?\/?>/gi;
const CELL_TAG = /<\/?t[dh](?:\s[^<>]{0,200})?>/gi;
const NAMED =
  /&(?:amp;)?([aeo])(circ|acute|grave);(?:&#(?:803|769|x0*323|x0*301);|[\u0323\u0301])?|&(?:nbsp|shy|zwnj|zwj|quot|lt|gt);/gi;
/** Base64 in lines of mail and in one piece: a bounded shape, so that a long text takes no more of the stack than a short one. */
const BASE64 = /(?:^|(?<=\s))[A-Za-z\d+/]{20,9000}(?:\r?\n[A-Za-z\d+/]{4,120}){0,1500}={0,2}(?=\s|$)/g;
const ADDRESS = /%(?:0[9ad]|2[0-9a-f]|3[abdf]|5b|5d)/gi;
const HAS_ANY =
  /&(?:amp;)?#|&[aeo](?:circ|acute|grave)|&(?:nbsp|shy)|\\u\{?[\da-f]{2}|U\+1E|\\u-?\d|\\x[89a-f]|\\[23][0-7]{2}|[%=][89a-f][\da-f]|=\?|=\r?\n|<\/?[a-z]/i;
const HAS_RUN = /[A-Za-z\d+/]{20}/;
const STRICT = new TextDecoder('utf-8', { fatal: true });

const signOf = (code: number, whole: string): string =>
  code >= 0x80 && code <= 0xffff && (code < 0xd800 || code > 0xdfff) ? String.fromCharCode(code) : whole;

function decoded(bytes: Uint8Array, whole: string): string {
  try {
    return STRICT.decode(bytes);
  } catch {
    return whole;
  }
}

const bytesOf = (whole: string): string =>
  decoded(
    Uint8Array.from(whole.slice(1).split(/[%=]|\\x/), (byte) => Number.parseInt(byte.replace(/^x/i, ''), 16)),
    whole,
  );

const octalOf = (whole: string): string =>
  decoded(
    Uint8Array.from(whole.slice(1).split('\\'), (byte) => Number.parseInt(byte, 8)),
    whole,
  );

function fromBase64(text: string, whole: string): string {
  try {
    const bytes = atob(text.replaceAll(/\s/g, ''));
    return decoded(
      Uint8Array.from(bytes, (sign) => sign.charCodeAt(0)),
      whole,
    );
  } catch {
    return whole;
  }
}

function encodedWord(whole: string, charset: string, kind: string, text: string): string {
  if (!/^utf-?8$/i.test(charset)) return whole;
  if (kind.toLowerCase() === 'b') return fromBase64(text, whole);
  const bytes = text
    .replaceAll('_', ' ')
    .replaceAll(/=([\da-f]{2})/gi, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)));
  return decoded(
    Uint8Array.from(bytes, (sign) => sign.charCodeAt(0)),
    whole,
  );
}

const TONES: Readonly<Record<string, string>> = { circ: '\u0302', acute: '\u0301', grave: '\u0300' };

function namedSign(whole: string, letter?: string, tone?: string): string {
  if (letter === undefined) return /nbsp/i.test(whole) ? ' ' : /quot/i.test(whole) ? '"' : '';
  const below = /803|x0*323|\u0323/i.test(whole) ? '\u0323' : '';
  const above = /769|x0*301|\u0301$/i.test(whole) ? '\u0301' : '';
  return letter + (TONES[tone?.toLowerCase() ?? ''] ?? '') + below + above;
}

const isWords = (text: string): boolean => !/[\0-\x08\x0e-\x1f]/.test(text);

/** RTF as its source: letters by number, commands out. */
function fromRtf(text: string): string {
  if (!IS_RTF.test(text)) return text;
  return text
    .replaceAll(/\\u-?\d{2,5} {0,1}\?|\\u-?\d{2,5}\\'[\da-f]{2}/gi, (whole) =>
      whole.replace(RTF, (_, number: string) => {
        const code = Number(number);
        return signOf(code < 0 ? code + 0x1_00_00 : code, whole);
      }),
    )
    .replaceAll(RTF_WORDS, (word) =>
      /^\\(?:par|line|row)\b/i.test(word) ? '\n' : /^\\(?:cell|tab)\b/i.test(word) ? '\t' : '',
    );
}

/**
 * Letters that came as their codes, out of a page's source, an address, a log, RTF or a raw letter: "M&#7852;T",
 * "M%E1%BA%ACT", "M\u1eacT", "=?UTF-8?B?…?=". Linear.
 */
export function withoutEscapes(text: string): string {
  const plain = HAS_ANY.test(text) ? withoutCodes(text) : text;
  if (!HAS_RUN.test(plain)) return plain;
  return plain.replace(BASE64, (whole) => {
    const words = fromBase64(whole, whole);
    return words !== whole && isWords(words) ? `\n${words}\n` : whole;
  });
}

function withoutCodes(text: string): string {
  const isAddress = /%e1/i.test(text); // the first byte of most marked letters
  return fromRtf(text)
    .replace(ENCODED, encodedWord)
    .replace(SOFT_END, (end, at: number, all: string) =>
      /[=%][89a-f][\da-f]/i.test(all.slice(Math.max(0, at - 200), at + 200)) ? '' : end,
    )
    .replace(LEVEL_IN_TAG, (tag, level: string) => `\nĐộ mật: ${level}\n${tag}`)
    .replace(INLINE_TAG, '')
    .replace(BLOCK_TAG, '\n')
    .replace(CELL_TAG, '\t')
    .replace(NAMED, namedSign)
    .replace(ENTITY, (whole, decimal?: string, hex?: string) =>
      signOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal), whole),
    )
    .replace(UNICODE, (whole, hex?: string, point?: string) =>
      signOf(Number.parseInt(hex ?? point ?? '', 16), whole),
    )
    .replace(BYTES, bytesOf)
    .replace(ADDRESS, (whole) => (isAddress ? decodeURIComponent(whole) : whole))
    .replace(OCTAL, octalOf)
    .normalize('NFC'); // a letter of a page's source may come in two signs
}
