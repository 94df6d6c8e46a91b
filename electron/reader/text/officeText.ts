import { unpackBudget, ZipParts } from '../zip/zipParts.ts';
import { markupText } from './markupText.ts';

const MIB = 1024 * 1024;
const MOST = { entries: 3_000, partBytes: 24 * MIB, unpackedBytes: 64 * MIB, ofSmallFile: 6 * MIB } as const;

/** Parts with words that a reader sees; styles, themes and relations have none. */
const PARTS =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|xl\/(?:sharedStrings|comments\d*)\.xml|xl\/worksheets\/[^/]+\.xml|xl\/drawings\/[^/]+\.xml|ppt\/(?:slides|notesSlides|comments)\/[^/]+\.xml|content\.xml|styles\.xml)$/i;

/**
 * The words of a Word, Excel or PowerPoint file or of an OpenDocument one. Nothing is evaluated, no address is followed.
 * @returns null where it cannot be read, has a password, or unpacks to too much
 */
export async function officeText(bytes: Buffer, most: number): Promise<string | null> {
  const texts: string[] = [];
  try {
    const unpackedBytes = unpackBudget(bytes.length, MOST.unpackedBytes, MOST.ofSmallFile);
    const zip = await ZipParts.open(bytes, {
      entries: MOST.entries,
      partBytes: MOST.partBytes,
      unpackedBytes,
    });
    for (const [name, entry] of zip.entries) {
      if (!PARTS.test(name)) continue;
      texts.push(markupText((await zip.read(entry)).toString('utf8'), most));
    }
  } catch {
    return null;
  }
  const text = texts.join('\n').slice(0, most);
  return text.trim() === '' ? null : text;
}
