import { type Attributes, walkXml } from '../xml/walkXml.ts';
import { DOCX_LIMITS } from './docxLimits.ts';

export interface Look {
  readonly font: string | null;
  readonly size: number | null;
}
export interface Theme {
  readonly major: string | null;
  readonly minor: string | null;
}
export interface Styles {
  /** what a style of paragraphs gives, its ancestors and the defaults of the document included */
  lookOf(styleId: string | null): Look;
  /** what a style of characters says itself */
  charactersOf(styleId: string): Look;
}

/** The Latin fonts of headings and of the body. */
export function readTheme(xml: string): Theme {
  const found: { major: string | null; minor: string | null } = { major: null, minor: null };
  let inside: 'major' | 'minor' | null = null;
  walkXml(xml, DOCX_LIMITS, {
    open: (name, attributes) => {
      if (name === 'a:majorFont') inside = 'major';
      else if (name === 'a:minorFont') inside = 'minor';
      else if (name === 'a:latin' && inside !== null) found[inside] ??= attributes['typeface'] ?? null;
    },
    close: (name) => {
      if (name === 'a:majorFont' || name === 'a:minorFont') inside = null;
    },
  });
  return found;
}

/** The font of letters as Vietnamese has them (hAnsi), by name or by the theme. */
export function fontOf(attributes: Attributes, theme: Theme): string | null {
  const themed = attributes['w:hAnsiTheme'] ?? attributes['w:asciiTheme'];
  if (themed !== undefined) return themed.startsWith('major') ? theme.major : theme.minor;
  return attributes['w:hAnsi'] ?? attributes['w:ascii'] ?? null;
}

/** Half points. */
export function sizeOf(attributes: Attributes): number | null {
  const half = Number(attributes['w:val']);
  return Number.isFinite(half) && half > 0 && half < 4_000 ? half / 2 : null;
}

interface Style {
  basedOn: string | null;
  font: string | null;
  size: number | null;
}

/** ECMA-376 §17.3.2.38: where nothing says a size. */
const SIZE_WITHOUT_DEFAULT = 10;
/** A style is based on another, and that on another; a ring of them ends here. */
const MOST_ANCESTORS = 12;

export function readStyles(xml: string, theme: Theme): Styles {
  const styles = new Map<string, Style>();
  const defaults: Style = { basedOn: null, font: null, size: null };
  let standard: string | null = null;
  let current: Style | null = null;
  let inRun = false;
  walkXml(xml, DOCX_LIMITS, {
    open: (name, attributes) => {
      if (name === 'w:rPrDefault') current = defaults;
      else if (name === 'w:style') {
        const id = attributes['w:styleId'] ?? '';
        current = { basedOn: null, font: null, size: null };
        styles.set(id, current);
        if (attributes['w:type'] === 'paragraph' && attributes['w:default'] === '1') standard = id;
      } else if (name === 'w:rPr') inRun = true;
      else if (current !== null && name === 'w:basedOn') current.basedOn = attributes['w:val'] ?? null;
      else if (current !== null && inRun && name === 'w:rFonts') current.font = fontOf(attributes, theme);
      else if (current !== null && inRun && name === 'w:sz') current.size = sizeOf(attributes);
    },
    close: (name) => {
      if (name === 'w:style' || name === 'w:rPrDefault') current = null;
      else if (name === 'w:rPr') inRun = false;
    },
  });
  const charactersOf = (styleId: string): Look => {
    let { font, size }: Look = { font: null, size: null };
    let at = styles.get(styleId);
    for (let steps = 0; at !== undefined && steps < MOST_ANCESTORS; steps++) {
      font ??= at.font;
      size ??= at.size;
      at = at.basedOn === null ? undefined : styles.get(at.basedOn);
    }
    return { font, size };
  };
  return {
    charactersOf,
    lookOf: (styleId) => {
      const { font, size } = charactersOf(styleId ?? standard ?? '');
      return { font: font ?? defaults.font, size: size ?? defaults.size ?? SIZE_WITHOUT_DEFAULT };
    },
  };
}
