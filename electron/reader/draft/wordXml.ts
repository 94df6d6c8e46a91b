import { SaxesParser } from 'saxes';
import { DOCX_LIMITS } from './docxLimits.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface WordHandlers {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Walks an XML part once. @throws Error where it is not well-formed, has a document type, or is nested too deep */
export function walkXml(xml: string, { open, close, text }: WordHandlers): void {
  if (xml.trim() === '') return;
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('doctype');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DOCX_LIMITS.depth) throw new Error('depth');
    open(name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close(name);
  });
  if (text !== undefined) parser.on('text', text);
  parser.write(xml).close();
}

/** Twentieths of a point, as Word writes lengths. */
export const twipsToMm = (value: string | undefined): number => (Number(value ?? 0) / 1440) * 25.4;
