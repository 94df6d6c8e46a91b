import { markupText } from '../text/markupText.ts';
import { oleText, rtfText } from '../text/oldOfficeText.ts';
import { sharedStrings, sheetText } from './sheetText.ts';
import { countWords, isSick } from './sickText.ts';
import { unzip, type ZipPart } from './unzipped.ts';
import { joined, type Left, unread, type Words } from './words.ts';

/** Reads a file that lies in another one. */
export type ReadNested = (name: string, bytes: Buffer) => Promise<Words>;

/** Parts with words that a reader may see, of Word, PowerPoint and OpenDocument; styles of Word and themes have none. */
const TEXTS =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments|glossary\/document)\d*\.xml|word\/(?:charts|diagrams)\/[^/]+\.xml|xl\/(?:comments\d*|threadedComments\/[^/]+|drawings\/[^/]+|charts\/[^/]+)\.xml|ppt\/(?:slides|slideMasters|slideLayouts|notesSlides|notesMasters|handoutMasters|comments|diagrams|charts)\/[^/]+\.xml|docProps\/(?:core|custom)\.xml|content\.xml|styles\.xml|meta\.xml|Object [^/]+\/content\.xml)$/i;
const SHEETS = /^xl\/(?:worksheets|chartsheets|dialogsheets)\/[^/]+\.xml$/i;
const WORKBOOK = /^xl\/workbook\.xml$/i;
const STRINGS = /^xl\/sharedStrings\.xml$/i;
const NESTED = /^(?:word|xl|ppt)\/embeddings\/[^/]+$/i;
const MANIFEST = /^META-INF\/manifest\.xml$/i;
const PICTURES =
  /^(?:(?:word|xl|ppt)\/media|Pictures)\/[^/]+\.(?:png|jpe?g|tiff?|bmp|gif|emf|wmf|jp2|webp|heic)$/i;
/** A file of fewer words with pictures is a scan that was put into an office file. */
const FEWEST_WORDS = 12;

const isWanted = (name: string): boolean =>
  [TEXTS, SHEETS, WORKBOOK, STRINGS, NESTED, MANIFEST].some((pattern) => pattern.test(name));

/** The words of an office file that is a zip: every part, sheet, header, note and file in it. */
export async function officeWords(bytes: Buffer, left: Left, nested: ReadNested): Promise<Words> {
  const { parts, stopped } = await unzip(bytes, left, isWanted);
  if (
    parts.some(({ name, bytes: part }) => MANIFEST.test(name) && part?.includes('encryption-data') === true)
  )
    return unread('password');
  const strings = parts.flatMap((part) => (STRINGS.test(part.name) ? sharedStrings(xmlOf(part)) : []));
  const texts = parts.flatMap((part) => textsOf(part, strings, left));
  // strings that no cell shows are searched as well
  if (strings.length > 0) texts.push(strings.join('\n\n'));
  left.text -= texts.reduce((sum, text) => sum + text.length, 0);
  const inner: Words[] = [];
  for (const { name, bytes: part } of parts)
    if (NESTED.test(name) && part !== null) inner.push(await nested(name.split('/').at(-1) ?? '', part));
  const all = texts.join('\n');
  const hasPictures = parts.some(({ name }) => PICTURES.test(name));
  const why =
    stopped ??
    (left.text < 0
      ? 'too-large'
      : hasPictures && countWords(all) < FEWEST_WORDS
        ? 'scan'
        : isSick(all)
          ? 'sick-text'
          : null);
  return joined([{ texts, names: [], unread: why }, ...inner]);
}

function xmlOf({ bytes }: ZipPart): string {
  if (bytes === null) return '';
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(wide).decode(bytes);
}

function textsOf(part: ZipPart, strings: readonly string[], left: Left): string[] {
  const most = Math.max(0, left.text) + 1;
  if (SHEETS.test(part.name) || WORKBOOK.test(part.name)) return [sheetText(xmlOf(part), strings, most)];
  return TEXTS.test(part.name) ? [markupText(xmlOf(part), most)] : [];
}

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const PROTECTED = Buffer.from('EncryptedPackage', 'utf16le');
const WORD_97 = 0xa5ec;
const HEADER_BYTES = 512;
const FLAGS_AT = 0x0a;
const IS_ENCRYPTED = 0x0100;

export const isOle = (bytes: Buffer): boolean => bytes.subarray(0, OLE.length).equals(OLE);

/** The words of Word, Excel and PowerPoint 97 and of rich text, taken out crudely. */
export function oldOfficeWords(bytes: Buffer, left: Left): Words {
  const most = Math.max(0, left.text);
  if (!isOle(bytes)) return wordsOf(rtfText(bytes, most), most);
  if (bytes.includes(PROTECTED) || isProtectedWord(bytes)) return unread('password');
  return wordsOf(oleText(bytes, most), most);
}

/** [MS-DOC] 2.5.2: the flag of the file information block, which Word writes into the first sector. */
const isProtectedWord = (bytes: Buffer): boolean =>
  bytes.length > HEADER_BYTES + FLAGS_AT + 2 &&
  bytes.readUInt16LE(HEADER_BYTES) === WORD_97 &&
  (bytes.readUInt16LE(HEADER_BYTES + FLAGS_AT) & IS_ENCRYPTED) !== 0;

function wordsOf(text: string | null, most: number): Words {
  if (text === null || countWords(text) < 3) return { texts: [text ?? ''], names: [], unread: 'scan' };
  return { texts: [text], names: [], unread: text.length >= most ? 'too-large' : null };
}
