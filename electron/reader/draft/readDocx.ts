import yauzl, { type ZipFile } from 'yauzl';
import type { DraftLayout } from '../../../shared/domain/layout/check.ts';
import { DOCX_LIMITS } from './docxLimits.ts';
import { readBody } from './docxBody.ts';
import { readStyles, readTheme } from './docxStyles.ts';

const PARTS = ['word/document.xml', 'word/styles.xml', 'word/theme/theme1.xml'] as const;

/**
 * Page, fonts, sizes and paragraphs of a Word file (ECMA-376, transitional). Nothing is evaluated, no address is
 * followed, no declaration of a document type is read.
 * @returns null for what is no such file, or unpacks to too much
 */
export async function readDocx(bytes: Buffer): Promise<DraftLayout | null> {
  const parts = await partsOf(bytes);
  const body = parts?.get('word/document.xml');
  if (parts == null || body === undefined) return null;
  try {
    const theme = readTheme(parts.get('word/theme/theme1.xml') ?? '');
    const styles = readStyles(parts.get('word/styles.xml') ?? '', theme);
    return readBody(body, styles, theme);
  } catch {
    return null; // not well-formed, too deep, or too much
  }
}

async function partsOf(bytes: Buffer): Promise<Map<string, string> | null> {
  let zip: ZipFile;
  try {
    zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  } catch {
    return null;
  }
  const found = new Map<string, string>();
  let unpacked = 0;
  try {
    if (zip.entryCount > DOCX_LIMITS.entries) return null;
    for await (const entry of zip.eachEntry()) {
      if (!PARTS.some((part) => part === entry.fileName)) continue;
      if (found.has(entry.fileName)) return null;
      const pieces: Uint8Array[] = [];
      let size = 0;
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        size += piece.length;
        unpacked += piece.length;
        if (size > DOCX_LIMITS.partBytes || unpacked > DOCX_LIMITS.unpackedBytes) return null;
        pieces.push(piece);
      }
      found.set(entry.fileName, Buffer.concat(pieces, size).toString('utf8'));
    }
    return found;
  } catch {
    return null;
  } finally {
    zip.close();
  }
}
