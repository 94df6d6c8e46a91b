import { SaxesParser } from 'saxes';
import { toNfc } from '../../../shared/domain/text/normalise.ts';
import { AppError } from '../../../shared/errors.ts';
import { EDXML_LIMITS } from './limits.ts';
import { refuse } from './refuse.ts';

/** An element by its local name: senders write different prefixes and even different namespaces. */
export interface Element {
  readonly name: string;
  readonly children: Element[];
  /** text directly inside, as written */
  text: string;
}

/** The one element whose text is a file. */
export const DATA_ELEMENT = 'ContentTransferEncoding';
const PIECE_BYTES = 1024 * 1024;

/**
 * Reads bounded XML without a document type: nothing is fetched, no entity but the five of XML is expanded.
 * @throws AppError `edxml-refused`: `dtd`, `not-well-formed`, `too-large`
 */
export function readXml(bytes: Uint8Array): Element {
  if (bytes.length > EDXML_LIMITS.packageBytes) refuse('too-large');
  const builder = new TreeBuilder();
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => refuse('dtd'));
  parser.on('error', (cause) => refuse('not-well-formed', cause));
  parser.on('opentag', ({ name }) => builder.open(name));
  parser.on('closetag', () => builder.close());
  parser.on('text', (text) => builder.append(text));
  parser.on('cdata', (text) => builder.append(text));
  try {
    const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
    for (let from = 0; from < bytes.length; from += PIECE_BYTES)
      parser.write(decoder.decode(bytes.subarray(from, from + PIECE_BYTES), { stream: true }));
    parser.write(decoder.decode());
    parser.close();
  } catch (cause) {
    if (!(cause instanceof AppError)) refuse('not-well-formed', cause);
    // a document type that is itself broken is still one
    if (cause.params['reason'] === 'not-well-formed' && declaresType(bytes)) refuse('dtd', cause);
    throw cause;
  }
  return builder.root ?? refuse('not-well-formed');
}

class TreeBuilder {
  root: Element | null = null;
  readonly #open: Element[] = [];
  #elements = 0;

  open(name: string): void {
    this.#elements += 1;
    if (this.#elements > EDXML_LIMITS.elements || this.#open.length >= EDXML_LIMITS.depth)
      refuse('too-large');
    const element: Element = { name: name.slice(name.lastIndexOf(':') + 1), children: [], text: '' };
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else this.root = element;
    this.#open.push(element);
  }

  close(): void {
    this.#open.pop();
  }

  append(text: string): void {
    const element = this.#open.at(-1);
    if (!element) return;
    element.text += text;
    if (element.name !== DATA_ELEMENT && element.text.length > EDXML_LIMITS.fieldCharacters)
      refuse('too-large');
  }
}

const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
};

const declaresType = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, EDXML_LIMITS.fieldCharacters)).toString('latin1').includes('<!DOCTYPE');

/** The first element on this way down, or null. */
export function find(from: Element | null, ...names: readonly string[]): Element | null {
  let at = from;
  for (const name of names) at = at?.children.find((child) => child.name === name) ?? null;
  return at;
}

export const all = (from: Element | null, name: string): Element[] =>
  from?.children.filter((child) => child.name === name) ?? [];

/** One line of text in NFC; '' when the element is missing or empty. */
export const textAt = (from: Element | null, ...names: readonly string[]): string =>
  toNfc(find(from, ...names)?.text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
