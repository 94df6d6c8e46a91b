import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageText } from '../../../shared/domain/document/readPage.ts';
import type { FileSource } from './fileSource.ts';
import { wordsOfPage } from './pageWords.ts';
import { openPdf } from './pdfDocument.ts';

/** Longer than this nobody waits for a proposal; the file is read on by the viewer alone. */
const WAIT_MS = 8_000;

/**
 * The words of a PDF's first page and where they stand, by the same sandboxed reader that draws it; null where the
 * file has none (a scan), is damaged, asks for a password or takes too long.
 */
export async function textOfFirstPage(source: FileSource): Promise<PageText | null> {
  const opened = await openPdf(source, () => undefined);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), WAIT_MS));
  const read = async (): Promise<PageText | null> =>
    wordsOfPage(await (await opened.task.promise).getPage(1), OPS);
  try {
    return await Promise.race([read(), late]);
  } catch {
    return null;
  } finally {
    opened.close();
  }
}
