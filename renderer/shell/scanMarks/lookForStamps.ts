import { STAMP_DPI, turnInk } from '../../../shared/domain/document/ink.ts';
import { breath } from '../../components/viewer/breath.ts';
import { greyOfImage, ownCanvas } from '../../components/viewer/drawnHead.ts';
import { type GreyPage, greyOfPage } from '../../components/viewer/greyPage.ts';
import { openPdf } from '../../components/viewer/pdfDocument.ts';
import { attachmentSource } from '../../data/attachmentSource.ts';
import { call } from '../../data/bridge.ts';
import { sentPicture } from '../../data/recognise.ts';
import { useStampLooks } from '../../data/secrecy/stampLooks.ts';

/** So many pages of a file are looked at; the rest is said to be unchecked. */
const MOST_PAGES = 200;
const WHOLE = { dpi: STAMP_DPI, share: 1, grow: 2 } as const;
/** The highest first. */
const URGENCIES = ['hoa-toc', 'thuong-khan', 'khan'] as const;

interface LookedFile {
  readonly stageId: string;
  readonly mime: string;
  readonly sizeBytes: number;
}

/**
 * Looks through every page of a waiting file for stamps of secrecy and urgency, one after the other, and tells how far
 * it is after each. It ends at the first mark, and where a page can't be drawn or costs too much.
 */
export async function lookForStamps({ stageId, mime, sizeBytes }: LookedFile): Promise<void> {
  const { tell } = useStampLooks.getState();
  const source = attachmentSource('stage', stageId, sizeBytes);
  try {
    if (mime !== 'application/pdf') {
      tell(stageId, { pages: 1 });
      await lookAt(stageId, await greyOfImage(source, mime, WHOLE, turnInk));
      return;
    }
    const opened = await openPdf(source, () => undefined);
    try {
      const pdf = await opened.task.promise;
      tell(stageId, { pages: pdf.numPages });
      for (let at = 1; at <= Math.min(pdf.numPages, MOST_PAGES); at += 1) {
        const page = await greyOfPage(await pdf.getPage(at), WHOLE, ownCanvas, breath, turnInk);
        if (!(await lookAt(stageId, page))) return;
      }
    } finally {
      opened.close();
    }
  } catch {
    // it could not be drawn, or waits no longer
  } finally {
    tell(stageId, { isOver: true });
  }
}

/** @returns whether the next page is to be looked at */
async function lookAt(stageId: string, page: GreyPage): Promise<boolean> {
  const picture = await sentPicture(page);
  const reply = picture === null ? null : await call('pages.stamps', { stageId, ...picture });
  if (reply === null || !reply.ok) return false;
  const { looks, tell } = useStampLooks.getState();
  const before = looks.get(stageId);
  const { secrecy, urgency } = reply.value;
  const seen = [urgency, before?.urgency ?? null];
  tell(stageId, {
    seen: (before?.seen ?? 0) + 1,
    mark: secrecy.state === 'marked' ? secrecy : null,
    urgency: URGENCIES.find((each) => seen.includes(each)) ?? null,
  });
  return secrecy.state !== 'marked';
}
