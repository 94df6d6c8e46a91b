import type { PDFDocumentProxy } from 'pdfjs-dist';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageText } from '../../../shared/domain/document/readPage.ts';
import type { FileSource } from './fileSource.ts';
import { furtherWords, wordsOfPage } from './pageWords.ts';
import { openPdf } from './pdfDocument.ts';

/** Longer than this nobody waits for a proposal; the file is read on by the viewer alone. */
const WAIT_MS = 8_000;
/** The pages behind the first one may hold the form up for so long, and what was read until then is used. */
const FURTHER_MS = 2_000;

/** A PDF's first page and how many it has. */
export interface PdfBeginning {
  /** null where the file can't be opened */
  readonly pages: number | null;
  /** null where the page has no words of its own (a scan) */
  readonly text: PageText | null;
  /** the pages behind it */
  readonly further: readonly PageText[];
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
  let pdf: PDFDocumentProxy | null = null;
  const read = async (): Promise<PageText | null> => {
    pdf = await opened.task.promise;
    pages = pdf.numPages;
    return words ? wordsOfPage(pdf, await pdf.getPage(1), OPS) : null;
  };
  try {
    const text = await Promise.race([read(), late]);
    return { text, further: pdf === null || text === null ? NONE : await furtherOf(pdf), pages };
  } catch {
    return { text: null, further: NONE, pages };
  } finally {
    opened.close();
  }
}

const NONE: readonly PageText[] = [];

async function furtherOf(pdf: PDFDocumentProxy): Promise<readonly PageText[]> {
  const end = performance.now() + FURTHER_MS;
  const late = new Promise<typeof NONE>((resolve) => setTimeout(() => resolve(NONE), 2 * FURTHER_MS));
  return Promise.race([furtherWords(pdf, OPS, () => performance.now() < end).catch(() => NONE), late]);
}
