import { decodeText } from '../text/decodeText.ts';
import { markupText } from '../text/markupText.ts';
import { rawField, textOfField } from './headerFields.ts';
import type { MimePart } from './mimeTree.ts';
import { fromTransferEncoding } from './transferEncoding.ts';

const MOST = {
  attachments: 50,
  /** bytes of text that are decoded, and characters of words taken out of HTML */
  textBytes: 8 * 1024 * 1024,
  words: 400_000,
} as const;

/** What lies in a letter, as it was before it was sent. */
export interface MailAttachment {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** The same words in one form or in two. */
interface Words {
  readonly plain: string[];
  readonly html: string[];
}
interface Contents {
  readonly body: string;
  readonly htmlWords: string;
  readonly isWhole: boolean;
  readonly attachments: readonly MailAttachment[];
}

/** What a letter says and what lies in it; each part is decoded once. */
export function contentsOf(root: MimePart): Contents {
  const words: Words[] = [];
  const attachments: MailAttachment[] = [];
  let textBytes: number = MOST.textBytes;
  let isWhole = true;
  const add = (): Words => {
    const added: Words = { plain: [], html: [] };
    words.push(added);
    return added;
  };

  const walk = (part: MimePart, alternative: Words | null): void => {
    const { value, params } = part.type;
    if (value.startsWith('multipart/') && part.children.length > 0) {
      const together = value === 'multipart/alternative' ? add() : alternative;
      for (const child of part.children) walk(child, together);
    } else if (value === 'message/rfc822' && part.children.length > 0) {
      for (const child of part.children) {
        add().plain.push(headOf(child));
        walk(child, null);
      }
    } else if (/^text\/(?:plain|html)$/.test(value) && part.disposition.value !== 'attachment') {
      const all = decoded(part);
      const bytes = all.subarray(0, textBytes);
      isWhole &&= bytes.length === all.length;
      textBytes -= bytes.length;
      const text = decodeText(bytes, params.get('charset')).replaceAll(/\r\n?/g, '\n');
      const isFlowed = params.get('format')?.toLowerCase() === 'flowed';
      const whole = isFlowed ? unfolded(text, params.get('delsp')?.toLowerCase() === 'yes') : text;
      (alternative ?? add())[value === 'text/html' ? 'html' : 'plain'].push(whole);
    } else if (!value.startsWith('multipart/')) {
      if (attachments.length === MOST.attachments) isWhole = false;
      else
        attachments.push({ name: nameOf(part, attachments.length + 1), mime: value, bytes: decoded(part) });
    }
  };
  walk(root, null);
  const htmlWords = markupText(words.flatMap(({ html }) => html).join('\n'), MOST.words);
  return { body: words.map(textOf).join('\n'), htmlWords, isWhole, attachments };
}

const decoded = (part: MimePart): Buffer =>
  fromTransferEncoding(part.body, rawField(part.fields, 'content-transfer-encoding'));

function textOf({ plain, html }: Words): string {
  const text = plain.join('\n');
  return text.trim() === '' ? markupText(html.join('\n'), MOST.words).trim() : text;
}

/** Lines that end in a space go on in the next one (RFC 3676 §4); the separator of a signature does not. */
function unfolded(text: string, withoutSpace: boolean): string {
  const lines = text.split('\n').map((line) => (line.startsWith(' ') ? line.slice(1) : line));
  const isFolded = (line: string): boolean => line.endsWith(' ') && line !== '-- ';
  return lines
    .map((line) => (!isFolded(line) ? `${line}\n` : withoutSpace ? line.slice(0, -1) : line))
    .join('');
}

/** Who wrote a letter that lies in this one, and about what. */
const headOf = ({ fields }: MimePart): string =>
  ['From', 'Subject', 'Date']
    .map((name) => [name, textOfField(rawField(fields, name.toLowerCase())).slice(0, 300)] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}: ${text}`)
    .join('\n');

function nameOf({ disposition, type }: MimePart, place: number): string {
  const name = disposition.params.get('filename') ?? type.params.get('name') ?? '';
  if (name !== '') return name.replaceAll('\ufffd', '_');
  return type.value === 'message/rfc822' ? `thu-${place}.eml` : `tep-${place}`;
}
