import { SaxesParser } from 'saxes';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** What one part may hold; a part with more is walked no further. */
export interface XmlLimits {
  readonly depth: number;
  readonly elements: number;
}
const PIECE = 64 * 1024;

/**
 * Walks an XML part once; no document type is read, so no entity is declared.
 * @throws Error where it is not well-formed, has a document type, is nested too deep, or has too many elements
 */
export function walkXml(xml: string, limits: XmlLimits, { open, close, text }: XmlHandlers): void {
  if (xml.trim() === '') return;
  const parser = new SaxesParser({ xmlns: false, position: false });
  let [depth, elements] = [0, 0];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('doctype');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    elements += 1;
    if (depth > limits.depth || elements > limits.elements) throw new RangeError('too deep, or too much');
    open(name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close(name);
  });
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  for (let at = 0; at < xml.length; at += PIECE) parser.write(xml.slice(at, at + PIECE));
  parser.close();
}

/** `x:worksheet` → `worksheet`: some writers give every element a prefix. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
