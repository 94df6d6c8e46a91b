import { AppError } from '../../../shared/errors.ts';
import { safeFileName } from '../../../shared/domain/text/fileName.ts';
import { textOfFile } from '../text/fileText.ts';
import type { MailFile } from './letter.ts';
import type { MailAttachment } from './mailContents.ts';
import { readLetter } from './mailFile.ts';

/** What lies in a letter. */
export interface Enclosed extends MailAttachment {
  /** not kept, by its kind */
  readonly refused: boolean;
  /** its words, to be searched only */
  readonly text: string;
  /** false where a person must look at it, or at a part of it */
  readonly searched: boolean;
}

/** A letter in a letter in a letter is opened; what lies deeper is looked at by a person. */
const DEEPEST = 2;
const MOST_TEXT = 200_000;

/** Looks into a file of a letter without keeping anything of it. */
export async function openEnclosed(file: MailAttachment, depth = 0): Promise<Enclosed> {
  if (file.bytes.length === 0) return { ...file, refused: true, ...NOTHING };
  const name = safeFileName(file.name);
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  try {
    const text = await textOfFile(name, bytes);
    const isLetter = file.mime === 'message/rfc822' || name.toLowerCase().endsWith('.eml');
    if (isLetter) return { ...file, refused: false, ...(await letterText(bytes, depth)) };
    return { ...file, refused: false, text: text ?? '', searched: text !== null };
  } catch (cause) {
    if (cause instanceof AppError) return { ...file, refused: true, ...NOTHING };
    throw cause;
  }
}

const NOTHING = { text: '', searched: false } as const;

/** The words of a letter that lies in a letter, with what lies in that one. */
async function letterText(bytes: Buffer, depth: number): Promise<Pick<Enclosed, 'text' | 'searched'>> {
  if (depth >= DEEPEST) return NOTHING;
  let inner: MailFile;
  try {
    inner = readLetter(bytes);
  } catch (cause) {
    if (cause instanceof AppError) return NOTHING;
    throw cause;
  }
  const words = [inner.subject, inner.body];
  let searched = true;
  for (const attachment of inner.attachments) {
    const file = await openEnclosed(attachment, depth + 1);
    searched &&= file.searched;
    words.push(file.name.replace(/\.[^.]*$/, ''), file.text);
  }
  const text = words.join('\n');
  return { text: text.slice(0, MOST_TEXT), searched: searched && text.length <= MOST_TEXT };
}
