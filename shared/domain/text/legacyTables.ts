/**
 * Tables of TCVN 5712:1993 VN3 (font family .Vn*; capitals with marks are the small letters of a capital font) and of
 * VNI-Windows (base letter, then its mark).
 */
const TCVN3_FROM_A1 = 'ĂÂÊÔƠƯĐăâêôơưđ'; // 0xA1 to 0xAE
const TCVN3_REST: Readonly<Record<number, string>> = {
  0xb5: 'à',
  0xb6: 'ả',
  0xb7: 'ã',
  0xb8: 'á',
  0xb9: 'ạ',
  0xbb: 'ằ',
  0xbc: 'ẳ',
  0xbd: 'ẵ',
  0xbe: 'ắ',
  0xc6: 'ặ',
  0xc7: 'ầ',
  0xc8: 'ẩ',
  0xc9: 'ẫ',
  0xca: 'ấ',
  0xcb: 'ậ',
  0xcc: 'è',
  0xce: 'ẻ',
  0xcf: 'ẽ',
  0xd0: 'é',
  0xd1: 'ẹ',
  0xd2: 'ề',
  0xd3: 'ể',
  0xd4: 'ễ',
  0xd5: 'ế',
  0xd6: 'ệ',
  0xd7: 'ì',
  0xd8: 'ỉ',
  0xdc: 'ĩ',
  0xdd: 'í',
  0xde: 'ị',
  0xdf: 'ò',
  0xe1: 'ỏ',
  0xe2: 'õ',
  0xe3: 'ó',
  0xe4: 'ọ',
  0xe5: 'ồ',
  0xe6: 'ổ',
  0xe7: 'ỗ',
  0xe8: 'ố',
  0xe9: 'ộ',
  0xea: 'ờ',
  0xeb: 'ở',
  0xec: 'ỡ',
  0xed: 'ớ',
  0xee: 'ợ',
  0xef: 'ù',
  0xf1: 'ủ',
  0xf2: 'ũ',
  0xf3: 'ú',
  0xf4: 'ụ',
  0xf5: 'ừ',
  0xf6: 'ử',
  0xf7: 'ữ',
  0xf8: 'ứ',
  0xf9: 'ự',
  0xfa: 'ỳ',
  0xfb: 'ỷ',
  0xfc: 'ỹ',
  0xfd: 'ý',
  0xfe: 'ỵ',
};

/** Marks that follow a base letter in VNI: [code, combining marks]. */
const VNI_TONES: readonly (readonly [string, string])[] = [
  ['ø', '\u0300'],
  ['ù', '\u0301'],
  ['û', '\u0309'],
  ['õ', '\u0303'],
  ['ï', '\u0323'],
];
const VNI_HAT: readonly (readonly [string, string])[] = [
  ['â', '\u0302'],
  ['à', '\u0302\u0300'],
  ['á', '\u0302\u0301'],
  ['å', '\u0302\u0309'],
  ['ã', '\u0302\u0303'],
  ['ä', '\u0302\u0323'],
];
const VNI_BREVE: readonly (readonly [string, string])[] = [
  ['ê', '\u0306'],
  ['è', '\u0306\u0300'],
  ['é', '\u0306\u0301'],
  ['ú', '\u0306\u0309'],
  ['ü', '\u0306\u0303'],
  ['ë', '\u0306\u0323'],
];
const VNI_SINGLE: Readonly<Record<string, string>> = {
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
};

/** From a code (one or two Latin-1 signs) to its letter. */
export function letters(encoding: 'tcvn3' | 'vni'): ReadonlyMap<string, string> {
  return encoding === 'tcvn3' ? tcvn3() : vni();
}

function tcvn3(): Map<string, string> {
  const table = new Map<string, string>();
  [...TCVN3_FROM_A1].forEach((letter, index) => table.set(String.fromCharCode(0xa1 + index), letter));
  for (const [byte, letter] of Object.entries(TCVN3_REST))
    table.set(String.fromCharCode(Number(byte)), letter);
  return table;
}

function vni(): Map<string, string> {
  const table = new Map<string, string>();
  const add = (code: string, letter: string): void => {
    table.set(code, letter.normalize('NFC'));
    const [first = '', ...rest] = code;
    // capitals: the base is a capital, its mark small or capital
    table.set(first.toUpperCase() + rest.join(''), letter.normalize('NFC').toUpperCase());
    table.set(code.toUpperCase(), letter.normalize('NFC').toUpperCase());
  };
  const pairs = (base: string, plain: string, marks: readonly (readonly [string, string])[]): void =>
    marks.forEach(([code, mark]) => add(base + code, plain + mark));
  for (const base of ['a', 'e', 'o']) pairs(base, base, [...VNI_TONES, ...VNI_HAT]);
  pairs('a', 'a', VNI_BREVE);
  pairs('u', 'u', VNI_TONES);
  pairs('y', 'y', VNI_TONES);
  pairs('ô', 'ơ', VNI_TONES);
  pairs('ö', 'ư', VNI_TONES);
  for (const [code, letter] of Object.entries(VNI_SINGLE)) add(code, letter);
  return table;
}
