/** Elements whose content is no text for a reader. */
const SILENT = ['script', 'style', 'head', 'title'] as const;
const LINE_ENDS = new Set([
  ...['br', 'p', 'div', 'li', 'tr', 'td', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['w:p', 'w:br', 'w:tc', 'w:tab', 'a:p', 'a:br', 'si', 't', 'text:p', 'text:h', 'text:line-break', 'c'],
]);
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&', apos: "'" },
};

/**
 * The words of HTML or of an XML part of an office file, a line for every paragraph. Walks once from left to right, so
 * that tags which are never closed cost nothing; what it gives is only ever searched, never shown as markup.
 * @param most characters after which it stops
 */
export function markupText(markup: string, most: number): string {
  const pieces: string[] = [];
  const lower = markup.toLowerCase();
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
    const name = nameAt(lower, tag);
    if (LINE_ENDS.has(name)) add('\n');
    at = end + 1;
    const silent = SILENT.find((one) => one === name);
    if (silent === undefined || noEnd.has(silent)) continue;
    const close = lower.indexOf(`</${silent}`, at);
    if (close < 0) noEnd.add(silent);
    else at = close;
  }
  return decodeEntities(pieces.join('')).slice(0, most);
}

/** `</w:p attr>` → `w:p`; names are short, so only the beginning is looked at. */
function nameAt(lower: string, tag: number): string {
  return /^<\/?([a-z][a-z0-9:-]{0,20})/.exec(lower.slice(tag, tag + 24))?.[1] ?? '';
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, dec, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = dec === undefined ? Number.parseInt(String(hex), 16) : Number(dec);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
  });
}
