import { MOST_RECOGNISED_PAGES } from '../../../../shared/domain/document/readRecognised.ts';
import { HEAD } from '../../../../shared/domain/document/reading/head.ts';
import type { PageText } from '../../../../shared/domain/document/readPage.ts';
import type { Secrecy } from '../../../../shared/domain/secrecy/secrecy.ts';
import { breath } from '../../../components/viewer/breath.ts';
import { greyOfImage, ownCanvas } from '../../../components/viewer/drawnHead.ts';
import { type GreyPage, greyOfPage } from '../../../components/viewer/greyPage.ts';
import { openPdf } from '../../../components/viewer/pdfDocument.ts';
import { attachmentSource } from '../../../data/attachmentSource.ts';
import { recognisedPage } from '../../../data/recognise.ts';
import type { WaitingFile } from './form.ts';

/** Words are read for what they ask, not for names and digits of a head. */
const WHOLE = { dpi: HEAD.dpi, share: 1 } as const;

export interface WholePages {
  readonly pages: readonly PageText[];
  /** a mark that was found on one of them: nothing behind it is read */
  readonly secrecy: Secrecy | null;
}

/**
 * The pages of a waiting scan, recognised one after the other while nobody waits for them; null where the file went away
 * meanwhile. A page that can't be drawn or read says nothing.
 * @param isWaiting asked before each page
 */
export async function wholePagesOf(
  { stageId, mime, sizeBytes }: Pick<WaitingFile, 'stageId' | 'mime' | 'sizeBytes'>,
  isWaiting: () => boolean,
): Promise<WholePages | null> {
  const pages: PageText[] = [];
  for await (const drawn of drawnPages(attachmentSource('stage', stageId, sizeBytes), mime, isWaiting)) {
    const { text, secrecy } = await recognisedPage(stageId, drawn);
    if (secrecy?.state === 'marked') return { pages, secrecy };
    if (text !== null) pages.push(text);
  }
  return isWaiting() ? { pages, secrecy: null } : null;
}

async function* drawnPages(
  source: ReturnType<typeof attachmentSource>,
  mime: string,
  goesOn: () => boolean,
): AsyncGenerator<GreyPage> {
  if (!goesOn()) return;
  if (mime !== 'application/pdf') return yield await greyOfImage(source, mime, { share: 1 });
  const opened = await openPdf(source, () => undefined);
  try {
    const pdf = await opened.task.promise;
    for (let at = 1; at <= Math.min(pdf.numPages, MOST_RECOGNISED_PAGES) && goesOn(); at += 1) {
      const page = await pdf.getPage(at);
      const drawn = await greyOfPage(page, WHOLE, ownCanvas, breath).catch(() => null);
      page.cleanup();
      if (drawn !== null) yield drawn;
    }
  } finally {
    opened.close();
  }
}
