import { AppError } from '../../../shared/errors.ts';
import { rawField } from './headerFields.ts';
import { letterOf, type MailFile } from './letter.ts';
import { type MimePart, readMimeTree } from './mimeTree.ts';
import { fromTransferEncoding } from './transferEncoding.ts';

/** A letter that somebody passed on with another one, and what that one says. */
export interface Forwarded {
  readonly letter: MailFile;
  /** what whoever passed it on wrote; of several, the outermost first */
  readonly cover: string;
  /** what lies in the letter, then what was put to the letters around it */
  readonly attachments: MailFile['attachments'];
  readonly isWhole: boolean;
}

/** A letter that was passed on twice is opened; one deeper stays a file. */
const MOST_PASSED_ON = 2;

/**
 * The one letter that lies in another, in its text or as a file: its words are the matter, those around it pass it on. Null
 * where none lies in it, or several, or one that cannot be read, and in what a server sends back as not delivered.
 */
export function forwardedIn(root: MimePart): Forwarded | null {
  const covers: string[] = [];
  const attachments: MailFile['attachments'][number][] = [];
  let at = root;
  let isWhole = true;
  for (let passed = 0; passed < MOST_PASSED_ON; passed += 1) {
    const found = onlyLetter(at);
    if (found === null) break;
    const around = letterOf(without(at, found.part));
    covers.push(around.body.trim());
    attachments.push(...around.attachments);
    isWhole &&= around.isWhole;
    at = found.letter;
  }
  if (at === root) return null;
  const letter = letterOf(at);
  if (letter.body.trim() === '' && letter.attachments.length === 0) return null;
  return {
    letter,
    cover: covers.filter((cover) => cover !== '').join('\n\n'),
    attachments: [...letter.attachments, ...attachments],
    isWhole: isWhole && letter.isWhole,
  };
}

function onlyLetter(root: MimePart): { part: MimePart; letter: MimePart } | null {
  if (root.type.value === 'multipart/report') return null;
  const [part, second] = lettersIn(root);
  if (part === undefined || second !== undefined) return null;
  const [opened] = part.children;
  if (opened !== undefined) return { part, letter: opened };
  try {
    const bytes = fromTransferEncoding(part.body, rawField(part.fields, 'content-transfer-encoding'));
    const letter = readMimeTree(bytes);
    return rawField(letter.fields, 'from') === '' ? null : { part, letter };
  } catch (cause) {
    if (cause instanceof AppError) return null;
    throw cause;
  }
}

function lettersIn(part: MimePart): MimePart[] {
  if (isLetter(part)) return [part];
  return part.children.flatMap(lettersIn);
}

function isLetter({ type, disposition }: MimePart): boolean {
  const name = disposition.params.get('filename') ?? type.params.get('name') ?? '';
  return type.value === 'message/rfc822' || (!type.value.startsWith('multipart/') && /\.eml$/i.test(name));
}

/** The same letter without one of its parts. */
function without(part: MimePart, gone: MimePart): MimePart {
  if (part === gone) return { ...part, type: PLAIN, body: Buffer.alloc(0), children: [] };
  return {
    ...part,
    children: part.children.filter((child) => child !== gone).map((child) => without(child, gone)),
  };
}
const PLAIN: MimePart['type'] = { value: 'text/plain', params: new Map() };
