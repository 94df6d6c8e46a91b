import { AppError, raise } from '../../../shared/errors.ts';
import { LIMITS } from '../tables/table.ts';
import { forwardedIn, type Forwarded } from './forwarded.ts';
import { letterOf, type MailFile } from './letter.ts';
import type { MailAttachment } from './mailContents.ts';
import { type MimePart, readMimeTree } from './mimeTree.ts';

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
