import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageText } from '../../../shared/domain/document/readPage.ts';
import type { FileSource } from './fileSource.ts';
import { wordsOfPage } from './pageWords.ts';
import { openPdf } from './pdfDocument.ts';

/** Longer than this nobody waits for a proposal; the file is read on by the viewer alone. */
const WAIT_MS = 8_000;

/** A PDF's first page and how many it has. */
export interface PdfBeginning {
  /** null where the file can't be opened */
  readonly pages: number | null;
  /** null where the page has no words of its own (a scan) */
  readonly text: PageText | null;
}

/**
 * How many pages a PDF has, and the words of the first one and where they stand, by the same sandboxed reader that
 * draws it; nothing where the file is damaged, asks for a password or takes too long.
 * @param words false where only the pages are counted
 */
export async function beginningOfPdf(source: FileSource, words: boolean): Promise<PdfBeginning> {
  let pages: number | null = null;
  const opened = await openPdf(source, () => undefined);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), WAIT_MS));
  const read = async (): Promise<PageText | null> => {
    const pdf = await opened.task.promise;
    pages = pdf.numPages;
    return words ? wordsOfPage(pdf, await pdf.getPage(1), OPS) : null;
  };
  try {
    return { text: await Promise.race([read(), late]), pages };
  } catch {
    return { text: null, pages };
  } finally {
    opened.close();
  }
}
