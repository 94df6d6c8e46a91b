import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { bytesSource, type Reader } from '../../electron/vault/reader/index.ts';
import { turnGrey, type GreyPage } from '../../renderer/components/viewer/greyPage.ts';
import {
  NOTHING_READ,
  type PageReading,
  type PageText,
  readPage,
} from '../../shared/domain/document/readPage.ts';
import { readParagraphs } from '../../shared/domain/document/readParagraphs.ts';
import { MOST_RECOGNISED_PAGES, withWholePages } from '../../shared/domain/document/readRecognised.ts';
import { HEAD } from '../../shared/domain/document/reading/head.ts';
import { pageOfWords } from '../../shared/domain/document/reading/recognised.ts';
import { firstPageOf, furtherPagesOf, greyFirstPageOf, greyPagesOf } from '../support/pdfjs.ts';
import { tellUnread } from './unread.ts';

export interface ReadHow {
  readonly typeNames: readonly string[];
  readonly reader: Reader;
  /** false where the deadlines of scans don't matter: then only the heads of their first pages are recognised */
  readonly isWhole: boolean;
}

/**
 * Reads a file as the form for incoming documents does: the words of a PDF or a Word file; of a PDF without true words
 * what the product's own reader recognises in the head of the first page, and then in the pages.
 */
export async function readAsForm(file: string, how: ReadHow): Promise<PageReading> {
  const { typeNames, reader, isWhole } = how;
  const bytes = readFileSync(file);
  if (extname(file).toLowerCase() === '.docx') {
    const { items } = await reader.read({ op: 'paragraphs', name: file }, bytesSource(bytes));
    return readParagraphs(items, typeNames);
  }
  const page = await firstPageOf(bytes);
  const further = page === null || !isWhole ? [] : await furtherPagesOf(bytes);
  const read = page === null ? NOTHING_READ : readPage(page, typeNames, false, further);
  if (read.marked || read.health === 'true') return read;
  const head = await wordsIn(await greyFirstPageOf(bytes, HEAD), reader, HEAD.share);
  const ofHead = readPage(head, typeNames);
  if (!isWhole || ofHead.marked) return ofHead;
  const pages: PageText[] = [];
  for await (const drawn of greyPagesOf(bytes, { dpi: HEAD.dpi, share: 1 }, turnGrey)) {
    if (pages.length >= MOST_RECOGNISED_PAGES) break;
    pages.push(await wordsIn(drawn, reader, 1));
  }
  return withWholePages(ofHead, pages);
}

async function wordsIn(
  { grey, width, height, dpi }: GreyPage,
  reader: Reader,
  share: number,
): Promise<PageText> {
  const { items } = await reader.read(
    { op: 'recognise', rules: [], width, height, dpi },
    bytesSource(Buffer.from(grey)),
  );
  return pageOfWords(items, { width, dpi, pageHeight: height / share });
}

/** What was read of a file; null, with a line on standard error, for one that can't be read: the others go on. */
export const readOrTell = (file: string, how: ReadHow): Promise<PageReading | null> =>
  readAsForm(file, how).catch((cause: unknown) => {
    tellUnread(file, cause);
    return null;
  });
