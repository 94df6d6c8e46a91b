import { LEVELS } from '../../../shared/domain/secrecy/markRules.ts';
import { findMarkInName, type Mark, searchMarks } from '../../../shared/domain/secrecy/marks.ts';
import { MarkWork, STEPS_OF_FILE } from '../../../shared/domain/secrecy/markWork.ts';
import type { Secrecy } from '../../../shared/domain/secrecy/secrecy.ts';
import type { ScreenRule } from '../../../shared/domain/secrecy/screenRule.ts';
import { endingOf } from '../../../shared/domain/text/fileName.ts';
import { AppError } from '../../../shared/errors.ts';
import { detectKind, HEAD_BYTES } from '../kinds.ts';
import { readLetter } from '../mail/mailFile.ts';
import { isOle, officeWords, oldOfficeWords } from './officeWords.ts';
import { pdfWords } from './pdfWords.ts';
import { isMostlyText, isWide, plainWords } from './plainWords.ts';
import { unzip } from './unzipped.ts';
import { fullBudget, joined, type Left, MOST, NO_WORDS, unread, type Words } from './words.ts';

/**
 * Searches the name and all the words of a file for marks of secrecy: every page, sheet, header, note, and every file
 * in it down to the depth and within the budget of `MOST`. What cannot be read is said, never taken for clear; a mark
 * outweighs it.
 * @param rules the screening pack in force
 * @throws AppError `file-type-refused` for programs and scripts
 */
export async function secrecyOfFile(
  name: string,
  bytes: Buffer,
  rules: readonly ScreenRule[],
): Promise<Secrecy> {
  const words = await wordsOfFile(name, bytes, fullBudget(), 0);
  const work = new MarkWork(STEPS_OF_FILE);
  const found = words.texts.map((text) => searchMarks(text, rules, work));
  const marks = [
    ...[name, ...words.names].map((one) => findMarkInName(one, rules)),
    ...found.map(({ mark }) => mark),
  ].filter((mark): mark is Mark => mark !== null);
  const mark = LEVELS.flatMap((level) => marks.find((one) => one.level === level) ?? [])[0];
  if (mark !== undefined) return { state: 'marked', level: mark.level, rule: mark.rule };
  const why = words.unread ?? (found.every(({ isWhole }) => isWhole) ? null : 'too-large');
  return why === null ? { state: 'clear' } : { state: 'unread', why };
}

const MARKUP = new Set(['htm', 'html', 'xhtml', 'svg', 'mht', 'mhtml']);

/** @throws AppError `file-type-refused` */
async function wordsOfFile(name: string, bytes: Buffer, left: Left, depth: number): Promise<Words> {
  if (bytes.length === 0) return NO_WORDS;
  if (bytes.length > MOST.fileBytes) return unread('too-large');
  const { kind, mime } = await detectKind(name, bytes.subarray(0, HEAD_BYTES));
  const nested = (inner: string, data: Buffer): Promise<Words> => nestedWords(inner, data, left, depth + 1);
  if (kind === 'pdf') return pdfWords(bytes, left);
  if (kind === 'image') return unread('picture');
  if (isOle(bytes)) return oldOfficeWords(bytes, left);
  if (kind === 'office' && mime.endsWith('/rtf')) return oldOfficeWords(bytes, left);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK')
    return kind === 'office' ? officeWords(bytes, left, nested) : archiveWords(bytes, left, nested);
  if (kind === 'archive') return unread('archive');
  if (endingOf(name) === 'eml' || isLetter(bytes)) return mailWords(bytes, left, nested);
  if (kind === 'text' || isWide(bytes) || isMostlyText(bytes)) return plainWords(bytes, left);
  return unread('other-kind');
}

/** What lies in another file; a program there is none of our words, and a page of a web site is read as text. */
async function nestedWords(name: string, bytes: Buffer, left: Left, depth: number): Promise<Words> {
  const named: Words = { ...NO_WORDS, names: [name] };
  if (depth > MOST.depth) return { ...named, unread: 'archive' };
  if (MARKUP.has(endingOf(name))) return joined([named, plainWords(bytes, left)]);
  try {
    return joined([named, await wordsOfFile(name, bytes, left, depth)]);
  } catch (cause) {
    if (cause instanceof AppError) return { ...named, unread: 'other-kind' };
    throw cause;
  }
}

type Nested = (name: string, bytes: Buffer) => Promise<Words>;

async function archiveWords(bytes: Buffer, left: Left, nested: Nested): Promise<Words> {
  const { parts, stopped } = await unzip(bytes, left, () => true);
  const inner: Words[] = [
    { ...NO_WORDS, names: parts.flatMap(({ name }) => name.split(/[/\\]/)), unread: stopped },
  ];
  for (const { name, bytes: part } of parts)
    if (part !== null) inner.push(await nested(name.split('/').at(-1) ?? '', part));
  return joined(inner);
}

/** Lines of a header (RFC 5322, 2.2) that a letter has. */
const LETTER =
  /^(?:[!-9;-~]{1,60}:[^\n]{0,998}\r?\n(?:[ \t][^\n]{0,998}\r?\n){0,60}){0,60}(?:From|Subject|MIME-Version|Received):/i;
const isLetter = (bytes: Buffer): boolean => {
  const head = bytes.subarray(0, 8_192).toString('latin1');
  return LETTER.test(head) && /^(?:Date|Message-ID|MIME-Version|Received):/im.test(head);
};

async function mailWords(bytes: Buffer, left: Left, nested: Nested): Promise<Words> {
  try {
    const { subject, body, htmlWords, isWhole, attachments } = readLetter(bytes);
    left.text -= subject.length + body.length + htmlWords.length;
    const inner: Words[] = [{ ...NO_WORDS, texts: [subject, body, htmlWords] }];
    for (const { name, mime, bytes: part } of attachments) {
      const data = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
      const isMail = mime === 'message/rfc822' && endingOf(name) !== 'eml';
      inner.push(await nested(isMail ? `${name}.eml` : name, data));
    }
    return joined(left.text < 0 || !isWhole ? [...inner, unread('too-large')] : inner);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return unread(cause.code === 'too-large' ? 'too-large' : 'damaged');
  }
}
