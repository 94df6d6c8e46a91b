/** Elements of a worksheet or of the table of shared strings, each with the text behind its tag. */
const ELEMENT =
  /<(\/?)(?:[a-z0-9]{1,10}:)?(row|c|v|t|si|oddHeader|oddFooter|evenHeader|evenFooter|firstHeader|firstFooter|sheet)(?=[\s/>])([^<>]*)>([^<]*)/gi;
/** Codes of place, font and size in a header: &C, &"Arial", &12. */
const HEADER_CODE = /&(?:[LCRPNDTAFZGBIUSXYEHO]|"[^"]{0,60}"|\d{1,3}|K[0-9A-F]{6})/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|quot|apos|amp));/gi, (_whole, dec, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? '';
    const code = dec === undefined ? Number.parseInt(String(hex), 16) : Number(dec);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
  });

/** The shared strings of a workbook; the runs of one are one. */
export function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  for (const [, close, name = '', , text = ''] of xml.matchAll(ELEMENT)) {
    if (name === 'si' && close === '') strings.push('');
    else if (name === 't' && close === '')
      strings[strings.length - 1] = (strings.at(-1) ?? '') + decoded(text);
  }
  return strings;
}

/** The cells of a sheet, a line for every row and a tab between cells, its headers and footers, or the sheets' names. */
export function sheetText(xml: string, strings: readonly string[], most: number): string {
  const pieces: string[] = [];
  let length = 0;
  let shared = false;
  const add = (text: string): void => {
    pieces.push(text);
    length += text.length;
  };
  for (const [, close, name = '', attributes = '', text = ''] of xml.matchAll(ELEMENT)) {
    if (length > most) break;
    if (close !== '') {
      if (name === 'row') add('\n');
      continue;
    }
    if (name === 'c') {
      add('\t');
      shared = /\st\s*=\s*["']s["']/.test(attributes);
    } else if (name === 'v') add(shared ? (strings[Number(text)] ?? '') : decoded(text));
    else if (name === 't') add(decoded(text));
    else if (name === 'sheet')
      add(`${decoded(/\sname\s*=\s*"([^"]{0,100})"/.exec(attributes)?.[1] ?? '')}\n`);
    else if (/(?:Header|Footer)$/.test(name)) add(`\n${decoded(text).replaceAll(HEADER_CODE, '\n')}\n`);
  }
  return pieces.join('');
}
