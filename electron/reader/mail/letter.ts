import { addressParser } from 'postal-mime';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { recoverText } from '../../../shared/domain/text/legacyEncodings.ts';
import { rawField, textOfField, wordsInUtf8 } from './headerFields.ts';
import { contentsOf, type MailAttachment } from './mailContents.ts';
import type { MimePart } from './mimeTree.ts';

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
/** Signs of one field of the header that are read; programs write hundreds. */
const MOST_OF_A_FIELD = 4_000;

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
