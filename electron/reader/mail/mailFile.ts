import { addressParser } from 'postal-mime';
import { AppError, raise } from '../../../shared/errors.ts';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { recoverText } from '../../../shared/domain/text/legacyEncodings.ts';
import { LIMITS } from '../tables/table.ts';
import { rawField, textOfField, wordsInUtf8 } from './headerFields.ts';
import { contentsOf } from './mailContents.ts';
import type { Forwarded } from './forwarded.ts';
import { type MimePart, readMimeTree } from './mimeTree.ts';

/** A letter that came as an e-mail file. Its HTML is never shown: the plain part is, or the text taken out of it. */
export interface MailFile {
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
  readonly body: string;
  /** words of its HTML, to be searched only; '' without one */
  readonly htmlWords: string;
  /** false where some of it was too much to be read */
  readonly isWhole: boolean;
  /** null: the letter's date is missing or no date */
  readonly sentOn: string | null;
  readonly messageId: string;
  readonly attachments: readonly MailAttachment[];
}
export interface MailAttachment {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** Signs of one field of the header that are read; programs write hundreds. */
const MOST_OF_A_FIELD = 4_000;

/** A letter that may be kept, and the one in it that was passed on with it. */
interface KeptMail extends MailFile {
  readonly forwarded: Forwarded | null;
}

/**
 * A letter that may be kept: what lies in it does not lie in the bytes that were given.
 * @throws AppError `too-large`, `mail-not-readable` with `why` where it has too many parts, parts too deep in each other,
 *   or too long a header
 */
export async function readMail(bytes: Uint8Array): Promise<KeptMail> {
  const { forwardedIn } = await import('./forwarded.ts');
  const own = (attachment: MailAttachment): MailAttachment =>
    attachment.bytes.buffer === bytes.buffer
      ? { ...attachment, bytes: Uint8Array.from(attachment.bytes) }
      : attachment;
  return opened(bytes, (root) => {
    const letter = letterOf(root);
    const forwarded = forwardedIn(root);
    return {
      ...letter,
      attachments: letter.attachments.map(own),
      forwarded: forwarded && { ...forwarded, attachments: forwarded.attachments.map(own) },
    };
  });
}

/** A letter that is looked at only: its parts may lie in the bytes that were given. @throws AppError as `readMail` */
export const readLetter = (bytes: Uint8Array): MailFile => opened(bytes, letterOf);

function opened<T>(bytes: Uint8Array, read: (root: MimePart) => T): T {
  if (bytes.length > LIMITS.fileBytes) raise('too-large', { most: LIMITS.fileBytes });
  try {
    return read(readMimeTree(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('mail-not-readable', {}, { cause });
  }
}

/** What a letter says that was taken apart, and what lies in it. @throws Error where an encoding breaks off */
export function letterOf(root: MimePart): MailFile {
  const field = (name: string): string => rawField(root.fields, name).slice(0, MOST_OF_A_FIELD);
  const [from] = addressParser(wordsInUtf8(field('from')), { flatten: true });
  const at = Date.parse(field('date'));
  const { body, htmlWords, isWhole, attachments } = contentsOf(root);
  return {
    fromName: clean(from?.name ?? ''),
    fromAddress: clean(from?.address ?? ''),
    subject: clean(textOfField(field('subject'))),
    body: clean(body),
    htmlWords: clean(htmlWords),
    isWhole,
    sentOn: Number.isNaN(at) ? null : civilDateAt(at),
    messageId: clean(textOfField(field('message-id'))),
    attachments: attachments.map(({ name, ...file }) => ({ ...file, name: clean(name) })),
  };
}

const clean = (text: string): string => recoverText(text).text;
