import { type Attributes, localName, walkXml, type XmlLimits } from '../xml/walkXml.ts';

/** ECMA-376 §18.8.30: numbers of formats that are dates or times, those of Chinese, Japanese and Thai Excel too. */
const BUILT_IN: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
];

/** Whether a number with the style of this index is shown as a date. */
export type IsDate = (style: string | undefined) => boolean;

/** Reads which styles of cells show dates. @throws Error as `walkXml` */
export function readDateStyles(xml: string, limits: XmlLimits): IsDate {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  walkXml(xml, limits, {
    open: (name, attributes: Attributes) => {
      const element = localName(name);
      if (element === 'cellXfs') inCells = true;
      else if (element === 'xf' && inCells) formats.push(Number(attributes['numFmtId'] ?? 0));
      else if (element === 'numFmt')
        codes.set(Number(attributes['numFmtId'] ?? 0), attributes['formatCode'] ?? '');
    },
    close: (name) => {
      if (localName(name) === 'cellXfs') inCells = false;
    },
  });
  const known = new Map<number, boolean>();
  return (style) => {
    const format = formats[Number(style ?? 0)];
    if (format === undefined) return false;
    const found = known.get(format) ?? isDateFormat(format, codes.get(format));
    known.set(format, found);
    return found;
  };
}

/** Excel takes no longer format. */
const LONGEST_CODE = 255;

function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.some(([from, to]) => id >= from && id <= to);
  if (code.length > LONGEST_CODE || /general/i.test(code)) return false;
  const bare = (code.split(';')[0] ?? '')
    .replaceAll(/"[^"]*"|\\.|[_*]./g, '')
    .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .replaceAll(/s\.0+/gi, 's');
  return /[dmyhse]/i.test(bare) && !/[0#?%]/.test(bare);
}
