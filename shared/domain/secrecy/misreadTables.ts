/**
 * Letters of a mark as they look where bytes were read by a wrong table: UTF-8 by those of Mac OS Roman, Windows-1250,
 * 1251, 1252 (unseen signs lost), 1257, IBM 866, IBM 437 and KOI8-R; then VISCII and BK HCM 2 by Windows-1252.
 */
const LOOKS: Readonly<Record<string, string>> = {
  ậ: '·∫≠ áş бє áº įŗ с║н ß║¡ А╨╜ § êå',
  Ậ: '·∫¨ áş¬ бє¬ áº¬ įŗ¬ с║м ß║¼ А╨╛ ‡ \u0087 ÊÅ',
  ố: '·ªë á»‘ б»‘ į»‘ с╗С ß╗æ А╩▒ á» ¯ öë',
  Ố: '·ªê á» б»ђ į» с╗Р ß╗É А╩░ \u008f ÖË',
  ệ: '·ªá á»‡ б»‡ į»‡ с╗З ß╗ç А╩┤ á» ® ïå',
  Ệ: '·ªÜ á»† б»† į»† с╗Ж ß╗å А╩├ Ž \u008e ÏÅ',
};
const AROUND: Readonly<Record<string, readonly [before: string, after: string]>> = {
  ậ: ['[mM]', '[tT]'],
  Ậ: ['M', 'T'],
  ố: ['[tT]', 'i'],
  Ố: ['T', 'I'],
  ệ: ['[tT][uU][yY]', '[tT]'],
  Ệ: ['TUY', 'T'],
};

const TABLE: readonly (readonly [RegExp, string])[] = Object.entries(LOOKS).map(([letter, looks]) => {
  const [before, after] = AROUND[letter] ?? ['', ''];
  const any = looks
    .split(' ')
    .toSorted((a, b) => b.length - a.length)
    .join('|');
  return [
    new RegExp(`(?<=(?<!\\p{L})${before})(?:${any})[\\u0080-\\u009f\\u00ad]?(?=${after}(?!\\p{L}))`, 'gu'),
    letter,
  ];
});
/** How any of them begins: a cheap look over the whole text. */
const ODD = /·[∫ª]|á[şº»]|б[є»]|į[ŗ»]|с[║╗]|ß[║╗]|А[╨╩]|[êÊ][åÅ]|[öÖ][ëË]|[ïÏ][åÅ]|[§‡¯®Ž\u0087\u008e\u008f]/;

/** The text with "mật", "tối" and "tuyệt" put right where a wrong table made other signs of their letters. */
export function withoutWrongTables(text: string): string {
  if (!ODD.test(text)) return text;
  return TABLE.reduce((plain, [look, letter]) => plain.replace(look, letter), text);
}
