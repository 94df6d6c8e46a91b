import PostalMime from 'postal-mime';
import { AppError, raise } from '../../../shared/errors.ts';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { recoverText } from '../../../shared/domain/text/legacyEncodings.ts';
import { markupText } from '../text/markupText.ts';
import { LIMITS } from '../tables/table.ts';

/** A letter that came as an e-mail file. Its HTML is never shown: the plain part is, or the text taken out of it. */
export interface MailFile {
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
  readonly body: string;
  /** words of its HTML, to be searched only; '' without one */
  readonly htmlWords: string;
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

const MAIL_LIMITS = { depth: 12, headers: 256 * 1024, attachments: 50 } as const;

/** @throws AppError `too-large`, `mail-not-readable` */
export async function readMail(bytes: Uint8Array): Promise<MailFile> {
  if (bytes.length > LIMITS.fileBytes) raise('too-large', { most: LIMITS.fileBytes });
  try {
    const mail = await PostalMime.parse(bytes, {
      attachmentEncoding: 'arraybuffer',
      maxNestingDepth: MAIL_LIMITS.depth,
      maxHeadersSize: MAIL_LIMITS.headers,
    });
    const names = namesInHeaders(bytes);
    const at = mail.date === undefined ? Number.NaN : Date.parse(mail.date);
    return {
      fromName: clean(mail.from?.name ?? ''),
      fromAddress: clean(mail.from?.address ?? ''),
      subject: clean(mail.subject ?? ''),
      body: clean(plainText(mail.text, mail.html)),
      htmlWords: clean(markupText(mail.html ?? '', LIMITS_OF_TEXT)),
      sentOn: Number.isNaN(at) ? null : civilDateAt(at),
      messageId: clean(mail.messageId ?? ''),
      attachments: mail.attachments.slice(0, MAIL_LIMITS.attachments).map((attachment, index) => ({
        name: clean(nameOf(attachment.filename, names) ?? `tep-${index + 1}`),
        mime: attachment.mimeType,
        bytes: bytesOf(attachment.content),
      })),
    };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('mail-not-readable', {}, { cause });
  }
}

const BROKEN = '\ufffd';
const EXTENDED_NAME = /filename\*=UTF-8''([^;\r\n]{1,1000})/gi;

/**
 * Names of attachments as RFC 5987 writes them, but half of the bytes left unescaped: what some mail programs of
 * portals produce, and what a strict reader turns into question marks.
 */
function namesInHeaders(bytes: Uint8Array): string[] {
  const text = new TextDecoder('utf-8').decode(bytes);
  return [...text.matchAll(EXTENDED_NAME)].flatMap(([, value = '']) => {
    const raw = value.replaceAll(/%([0-9a-f]{2})/gi, (_whole, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if ([...raw].some((sign) => sign.charCodeAt(0) > 0xff)) return [raw];
    try {
      return [new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(raw, 'latin1'))];
    } catch {
      return [];
    }
  });
}

/** A name that came out broken is looked for among the tolerant readings: the same letters around the holes. */
function nameOf(name: string | null | undefined, tolerant: readonly string[]): string | undefined {
  if (name === null || name === undefined) return undefined;
  if (!name.includes(BROKEN)) return name;
  const end = name.slice(name.lastIndexOf('.'));
  return tolerant.find((candidate) => candidate.endsWith(end)) ?? name.replaceAll(BROKEN, '_');
}

const clean = (text: string): string => recoverText(text).text;
const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content, 'utf8') : new Uint8Array(content);

function plainText(text: string | undefined, html: string | undefined): string {
  if (text !== undefined && text.trim() !== '') return text;
  return markupText(html ?? '', LIMITS_OF_TEXT).trim();
}
const LIMITS_OF_TEXT = 400_000;
