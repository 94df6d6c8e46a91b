import type { DraftLayout } from '../../../shared/domain/layout/check.ts';
import { unpackBudget, ZipParts } from '../zip/zipParts.ts';
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
  const found = new Map<string, string>();
  try {
    const unpackedBytes = unpackBudget(bytes.length, DOCX_LIMITS.unpackedBytes);
    const zip = await ZipParts.open(bytes, {
      entries: DOCX_LIMITS.entries,
      partBytes: DOCX_LIMITS.partBytes,
      unpackedBytes,
    });
    for (const part of PARTS) {
      const text = await zip.text(part);
      if (text !== null) found.set(part, text);
    }
    return found;
  } catch {
    return null;
  }
}
