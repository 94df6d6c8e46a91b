import type { PDFDocumentProxy } from 'pdfjs-dist';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { wordsOfWholePage } from '../../../shared/domain/document/reading/wholePage.ts';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { breath } from '../../components/viewer/breath.ts';
import { greyOfImage, ownCanvas } from '../../components/viewer/drawnHead.ts';
import { type GreyPage, greyOfPage } from '../../components/viewer/greyPage.ts';
import { wordsOfPage } from '../../components/viewer/pageWords.ts';
import { openPdf } from '../../components/viewer/pdfDocument.ts';
import { attachmentSource } from '../../data/attachmentSource.ts';
import { call } from '../../data/bridge.ts';
import { sentPicture } from '../../data/recognise.ts';

type Due = NonNullable<Output<'pages.due'>['next']>;
type Found = Input<'pages.keep'>['found'];

/** Coarser than the head that a form is filled from: words are found as well, in two thirds of the time. */
const WHOLE = { dpi: 150, share: 1 } as const;
const LONGEST_PAGE = 40_000;
const UNREADABLE: Found = { kind: 'unreadable' };

/**
 * Reads a file of a record page by page, from the one that is due, and gives the vault what each says. One that can't be
 * opened is told as unreadable, so that the next file has its turn.
 * @param goesOn asked before each page; where it says no the rest waits
 * @returns whether the vault took anything of it
 */
export async function readDueFile(
  { attachmentId, mime, sizeBytes, page }: Due,
  goesOn: () => boolean,
): Promise<boolean> {
  let kept = false;
  const source = attachmentSource('record', attachmentId, sizeBytes);
  const keep = async (at: number, pages: number, found: Found): Promise<boolean> => {
    const reply = await call('pages.keep', { attachmentId, page: at, pages, found });
    // a page that costs too much, or that no reader understands, is told and passed over
    if (!reply.ok && found.kind === 'picture' && reply.error.code.startsWith('file-'))
      return keep(at, pages, UNREADABLE);
    kept ||= reply.ok;
    return reply.ok && reply.value.nextPage !== null;
  };
  if (mime !== 'application/pdf') {
    const found = await greyOfImage(source, mime, { share: 1 }).then(asPicture, () => UNREADABLE);
    await keep(1, 1, found);
    return kept;
  }
  const opened = await openPdf(source, () => undefined);
  try {
    const pdf = await opened.task.promise.catch(() => null);
    if (pdf === null) await keep(page, page, UNREADABLE);
    for (let at = page; pdf !== null && goesOn(); at += 1)
      if (!(await keep(at, pdf.numPages, await foundOn(pdf, at)))) break;
    return kept;
  } finally {
    opened.close();
  }
}

async function asPicture(grey: GreyPage): Promise<Found> {
  const picture = await sentPicture(grey);
  return picture === null ? UNREADABLE : { kind: 'picture', ...picture };
}

async function foundOn(pdf: PDFDocumentProxy, at: number): Promise<Found> {
  try {
    const page = await pdf.getPage(at);
    const text = await wordsOfPage(pdf, page, OPS);
    const own = text === null ? null : wordsOfWholePage(text);
    await breath();
    if (own?.health === 'true') return { kind: 'words', words: own.words.slice(0, LONGEST_PAGE) };
    return await asPicture(await greyOfPage(page, WHOLE, ownCanvas, breath));
  } catch {
    return UNREADABLE;
  }
}
