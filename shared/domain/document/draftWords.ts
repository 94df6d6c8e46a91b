import { foldBase, foldExact } from '../text/fold.ts';
import { outsideRecipients } from './recipients.ts';

/** What a draft says of itself, for the form that it goes with; a proposal, never a value. */
export interface DraftWords {
  /** name of the type in small letters */
  readonly typeName: string | null;
  readonly subject: string | null;
  readonly signer: string | null;
  /** whom it goes to, without the copy that stays */
  readonly recipients: readonly string[];
}

export const NO_DRAFT_WORDS: DraftWords = { typeName: null, subject: null, signer: null, recipients: [] };

const LETTER = 'công văn';
const MOST_LINES = 2_000;
const MOST_RECIPIENTS = 60;
const HEAD_LINES = 30;
const SUBJECT_LINES = 6;
const ABOUT = /^(?:v\/v|về việc)\s+(?=\S)/iu;
const ADDRESSED = /^kính (?:gửi|trình|chuyển)\s*:?\s*/iu;
const ENDS = /^(?:kính |căn cứ|[-–_*]{2,}|\d+[.)]|[IVX]+[-.])/u;
/** "- Như trên," and, in a PDF, what stands beside it at the right. */
const ITEM =
  /^[-–•]\s*(?<name>.+?)\s*(?:[;,.]?\s*$|;\s|[,.]\s+(?=\p{Lu}[\p{Lu}/.])|[,.]\s+(?=(?:\p{Lu}\p{Ll}*\s?){2,6}$))/u;
const AS_ABOVE = /^như (?:trên|điều|kính gửi)/iu;
/** Two to six words with a capital each: a person, where a signature stands. */
const NAME = /(?:^|\s)(?<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*){1,5})$/u;
const isCapitals = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

/**
 * Reads the paragraphs of a Word file, or the lines of a PDF, in their order.
 * @param typeNames types of the office's own rules
 */
export function draftWords(paragraphs: readonly string[], typeNames: readonly string[]): DraftWords {
  const lines = paragraphs
    .slice(0, MOST_LINES)
    .flatMap((text) => text.normalize('NFC').split('\n'))
    .map((text) => text.replaceAll(/\s+/gu, ' ').trim())
    .filter((text) => text !== '');
  const foot = lines.findLastIndex((text) => foldExact(text).startsWith('nơi nhận'));
  const { typeName, subject } = headOf(
    lines.slice(0, Math.min(HEAD_LINES, foot < 0 ? HEAD_LINES : foot)),
    typeNames,
  );
  const after = foot < 0 ? [] : lines.slice(foot, foot + MOST_RECIPIENTS);
  return { typeName, subject, signer: signerIn(after), recipients: recipientsIn(lines, after) };
}

function headOf(
  head: readonly string[],
  typeNames: readonly string[],
): Pick<DraftWords, 'typeName' | 'subject'> {
  const types = typeNames.toSorted((a, b) => b.length - a.length);
  for (const [at, line] of head.entries()) {
    const about = ABOUT.exec(line);
    if (about !== null)
      return { typeName: LETTER, subject: joined([line.slice(about[0].length), ...head.slice(at + 1)]) };
    if (!isCapitals(line)) continue;
    const type = types.find((name) => foldExact(line) === foldExact(name));
    if (type === undefined) continue;
    const [first = '', ...rest] = head.slice(at + 1);
    const subject = joined([first.replace(ABOUT, ''), ...rest]);
    return { typeName: type.toLocaleLowerCase('vi'), subject };
  }
  return { typeName: null, subject: null };
}

/** A subject of one or several lines, up to what begins something else; a long first line stands for itself. */
function joined([first = '', ...rest]: readonly string[]): string | null {
  const parts: string[] = [];
  for (const line of [first, ...rest.slice(0, SUBJECT_LINES)]) {
    const isOther = parts.length > 0 && (ENDS.test(line.toLocaleLowerCase('vi')) || /^\p{Lu}/u.test(line));
    if (isOther || ENDS.test(line)) break;
    parts.push(line);
  }
  const subject = parts.join(' ').replace(/[.;,\s]+$/u, '');
  return subject === '' ? null : subject;
}

/** Addressees, then those under Nơi nhận; "như trên" are the addressees again. */
function recipientsIn(lines: readonly string[], after: readonly string[]): readonly string[] {
  const at = lines.findIndex((line) => ADDRESSED.test(line));
  const addressed: string[] = [];
  if (at >= 0) {
    const first = (lines[at] ?? '').replace(ADDRESSED, '').replace(/[.;,:]+$/u, '');
    if (first !== '') addressed.push(first);
    for (const line of lines.slice(at + 1)) {
      const name = first === '' ? ITEM.exec(line)?.groups?.['name'] : undefined;
      if (name === undefined) break;
      addressed.push(name);
    }
  }
  const under = after.flatMap((line) => {
    const name = ITEM.exec(line)?.groups?.['name'];
    return name === undefined || AS_ABOVE.test(name) ? [] : [name];
  });
  return outsideRecipients([...addressed, ...under]).slice(0, MOST_RECIPIENTS);
}

/** The first name of a person beside or under Nơi nhận; what stands in its list is none. */
function signerIn(after: readonly string[]): string | null {
  for (const line of after) {
    const rest = line.replace(ITEM, '').trim();
    const text = /^[-–•]/u.test(line) ? rest : line;
    const name = NAME.exec(text)?.groups?.['name'];
    if (name !== undefined && !foldBase(name).startsWith('noi nhan')) return name;
  }
  return null;
}
