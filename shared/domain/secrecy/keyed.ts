const VOWEL = 'aăâeêioôơuưy';
const TELEX_TONES: Readonly<Record<string, string>> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
};
const VNI_TONES: Readonly<Record<string, string>> = {
  1: '\u0301',
  2: '\u0300',
  3: '\u0309',
  4: '\u0303',
  5: '\u0323',
};
const LONGEST = 10;
const HATS: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' };
const HORNS: Readonly<Record<string, string>> = { a: 'ă', u: 'ư', o: 'ơ' };

/** Letters as they are typed, with the tone taken out of them. */
function lettersOf(typed: string): { readonly letters: string; readonly tone: string } {
  let letters = '';
  let tone = '';
  for (const [at, sign] of [...typed].entries()) {
    const last = letters.at(-1) ?? '';
    const rest = letters.slice(0, -1);
    const isTone = at > 0 && /[aăâeêioôơuưy]/.test(letters);
    if (isTone && VNI_TONES[sign] !== undefined) tone = VNI_TONES[sign];
    else if (isTone && TELEX_TONES[sign] !== undefined) tone = TELEX_TONES[sign];
    else if (sign === '9' && letters.startsWith('d')) letters = `đ${letters.slice(1)}`;
    else if (sign === 'd' && last === 'd') letters = `${rest}đ`;
    else if (/[aeo]/.test(sign) && last === sign) letters = rest + (HATS[sign] ?? '');
    else if (sign === '6') letters = letters.replace(/[aeo](?=[^aeo]*$)/, (one) => HATS[one] ?? one);
    else if (sign === 'w' || sign === '7' || sign === '8')
      letters = letters.replace(/uo|[auo](?=[^auo]*$)/, (one) => (one === 'uo' ? 'ươ' : (HORNS[one] ?? one)));
    else letters += sign;
  }
  return { letters, tone };
}

/** The word that Telex or VNI would have made of these small letters ("maajt", "d9o65"); they themselves where none. */
export function keyedWord(typed: string): string {
  if (typed.length > LONGEST || !/^[a-z\d]+$/.test(typed) || /^\d/.test(typed)) return typed;
  const { letters, tone } = lettersOf(typed);
  if (tone === '') return letters;
  const vowels = [...letters.matchAll(new RegExp(`[${VOWEL}]`, 'g'))].map(({ index }) => index);
  const marked = vowels.filter((at) => /[ăâêôơư]/.test(letters.charAt(at))).at(-1);
  const isClosed = (vowels.at(-1) ?? 0) < letters.length - 1;
  const at = marked ?? (vowels.length > 1 && !isClosed ? vowels.at(-2) : vowels.at(-1)) ?? 0;
  return (letters.slice(0, at + 1) + tone + letters.slice(at + 1)).normalize('NFC');
}
