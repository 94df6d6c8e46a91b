import yauzl, { type ZipFile } from 'yauzl';
import { markupText } from './markupText.ts';

const MOST = { entries: 3_000, partBytes: 24 * 1024 * 1024, unpackedBytes: 64 * 1024 * 1024 } as const;

/** Parts with words that a reader sees; styles, themes and relations have none. */
const PARTS =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|xl\/(?:sharedStrings|comments\d*)\.xml|xl\/worksheets\/[^/]+\.xml|xl\/drawings\/[^/]+\.xml|ppt\/(?:slides|notesSlides|comments)\/[^/]+\.xml|content\.xml|styles\.xml)$/i;

/**
 * The words of a Word, Excel or PowerPoint file or of an OpenDocument one. Nothing is evaluated, no address is followed.
 * @returns null where it cannot be read, has a password, or unpacks to too much
 */
export async function officeText(bytes: Buffer, most: number): Promise<string | null> {
  let zip: ZipFile;
  try {
    zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  } catch {
    return null;
  }
  const texts: string[] = [];
  let unpacked = 0;
  try {
    if (zip.entryCount > MOST.entries) return null;
    for await (const entry of zip.eachEntry()) {
      if (!PARTS.test(entry.fileName)) continue;
      const pieces: Uint8Array[] = [];
      let size = 0;
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        size += piece.length;
        unpacked += piece.length;
        if (size > MOST.partBytes || unpacked > MOST.unpackedBytes) return null;
        pieces.push(piece);
      }
      texts.push(markupText(Buffer.concat(pieces, size).toString('utf8'), most));
    }
  } catch {
    return null;
  } finally {
    zip.close();
  }
  const text = texts.join('\n').slice(0, most);
  return text.trim() === '' ? null : text;
}
