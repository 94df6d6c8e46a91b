import type { DraftLayout, DraftParagraph } from '../../../shared/domain/layout/check.ts';
import { fontOf, type Look, sizeOf, type Styles, type Theme } from './docxStyles.ts';
import { DOCX_LIMITS } from './docxLimits.ts';
import { walkXml } from '../xml/walkXml.ts';

interface Paragraph {
  style: string | null;
  text: string;
  runs: DraftParagraph['runs'][number][];
}
interface Run {
  style: string | null;
  font: string | null;
  size: number | null;
}
type Section = DraftLayout['sections'][number];

const LETTER = /\p{L}/gu;
/** Twentieths of a point, as Word writes lengths. */
const twipsToMm = (value: string | undefined): number => (Number(value ?? 0) / 1440) * 25.4;

/** Paragraphs in their order, those of tables and text boxes too; deleted words of a tracked change are not there. */
export function readBody(xml: string, styles: Styles, theme: Theme): DraftLayout {
  const paragraphs: DraftParagraph[] = [];
  const sections: Section[] = [];
  const open: Paragraph[] = [];
  let run: Run | null = null;
  let [runs, characters, skipped] = [0, 0, 0];
  let [inRunProperties, inText] = [false, false];
  let size: Pick<Section, 'widthMm' | 'heightMm'> | null = null;
  const add = (text: string): void => {
    const paragraph = open.at(-1);
    if (paragraph === undefined || skipped > 0) return;
    if ((characters += text.length) > DOCX_LIMITS.characters) throw new Error('characters');
    paragraph.text += text;
    const letters = text.match(LETTER)?.length ?? 0;
    if (letters === 0 || run === null) return;
    if ((runs += 1) > DOCX_LIMITS.runs) throw new Error('runs');
    paragraph.runs.push({ ...lookOf(styles, paragraph, run), letters });
  };
  walkXml(xml, DOCX_LIMITS, {
    open: (name, attributes) => {
      switch (name) {
        case 'w:p':
          if (open.length + paragraphs.length >= DOCX_LIMITS.paragraphs) throw new Error('paragraphs');
          open.push({ style: null, text: '', runs: [] });
          break;
        case 'mc:Fallback': // the same words once more, for older programs
          skipped += 1;
          break;
        case 'w:pStyle': {
          const paragraph = open.at(-1);
          if (paragraph !== undefined) paragraph.style = attributes['w:val'] ?? null;
          break;
        }
        case 'w:r':
          run = { style: null, font: null, size: null };
          break;
        case 'w:rPr':
          inRunProperties = run !== null;
          break;
        case 'w:rStyle':
          if (inRunProperties && run !== null) run.style = attributes['w:val'] ?? null;
          break;
        case 'w:rFonts':
          if (inRunProperties && run !== null) run.font = fontOf(attributes, theme);
          break;
        case 'w:sz':
          if (inRunProperties && run !== null) run.size = sizeOf(attributes);
          break;
        case 'w:t':
          inText = true;
          break;
        case 'w:tab':
        case 'w:br':
          if (run !== null) add(' ');
          break;
        case 'w:pgSz':
          size = { widthMm: twipsToMm(attributes['w:w']), heightMm: twipsToMm(attributes['w:h']) };
          break;
        case 'w:pgMar': {
          const [top, bottom] = [twipsToMm(attributes['w:top']), twipsToMm(attributes['w:bottom'])];
          const [left, right] = [twipsToMm(attributes['w:left']), twipsToMm(attributes['w:right'])];
          if (size !== null) sections.push({ ...size, margins: { top, bottom, left, right } });
          break;
        }
      }
    },
    close: (name) => {
      if (name === 'w:p') {
        const { text, runs: made } = open.pop() ?? { text: '', runs: [] };
        if (skipped === 0) paragraphs.push({ text, runs: made });
      } else if (name === 'mc:Fallback') skipped -= 1;
      else if (name === 'w:r') run = null;
      else if (name === 'w:rPr') inRunProperties = false;
      else if (name === 'w:t') inText = false;
    },
    text: (text) => {
      if (inText) add(text);
    },
  });
  return { sections, paragraphs };
}

/** What the run says itself, then its style, then the style of the paragraph. */
function lookOf(styles: Styles, paragraph: Paragraph, run: Run): Look {
  const own = run.style === null ? null : styles.charactersOf(run.style);
  const below = styles.lookOf(paragraph.style);
  return { font: run.font ?? own?.font ?? below.font, size: run.size ?? own?.size ?? below.size };
}
