/** Elements whose content is no text for a reader. */
const SILENT = new Set(['script', 'style', 'head', 'title']);
const LINE_ENDS = new Set([
  ...['br', 'p', 'div', 'li', 'tr', 'td', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['w:p', 'w:br', 'w:tc', 'w:tab', 'a:p', 'a:br', 'si', 't', 'text:p', 'text:h', 'text:line-break', 'c'],
]);
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  apos: "'",
};

/**
 * The words of HTML or of an XML part of an office file, a line for every paragraph. Walks once from left to right, so
 * that tags which are never closed cost nothing; what it gives is only ever searched, never shown as markup.
 * @param most characters after which it stops
 */
export function markupText(markup: string, most: number): string {
  const pieces: string[] = [];
  const noEnd = new Set<string>(); // closing tags that do not come any more
  let length = 0;
  let at = 0;
  const add = (text: string): void => {
    pieces.push(text);
    length += text.length;
  };
  while (at < markup.length && length < most) {
    const tag = markup.indexOf('<', at);
    if (tag < 0) {
      add(markup.slice(at, at + most));
      break;
    }
    if (tag > at) add(markup.slice(at, tag));
    const end = markup.indexOf('>', tag);
    if (end < 0) break;
    const name = nameAt(markup, tag);
    if (LINE_ENDS.has(name)) add('\n');
    at = end + 1;
    if (!SILENT.has(name) || noEnd.has(name)) continue;
    const close = new RegExp(`</${name}`, 'gi');
    close.lastIndex = at;
    const found = close.exec(markup);
    if (found === null) noEnd.add(name);
    else at = found.index;
  }
  return decodeEntities(pieces.join('')).slice(0, most);
}

const LONGEST_NAME = 21;

/** `</W:p attr>` → `w:p`; names are short, so only the beginning is looked at. */
function nameAt(markup: string, tag: number): string {
  const from = markup[tag + 1] === '/' ? tag + 2 : tag + 1;
  let to = from;
  while (to - from < LONGEST_NAME && isNameSign(markup.charCodeAt(to), to === from)) to += 1;
  return markup.slice(from, to).toLowerCase();
}

/** a–z, and after the first sign digits, `-` and `:`. */
function isNameSign(code: number, first: boolean): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (!first && ((code >= 0x30 && code <= 0x3a) || code === 0x2d));
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, dec, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = dec === undefined ? Number.parseInt(String(hex), 16) : Number(dec);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
  });
}
