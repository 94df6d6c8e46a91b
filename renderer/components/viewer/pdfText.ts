import type { PageText } from '../../../shared/domain/document/readPage.ts';
import type { FileSource } from './fileSource.ts';
import { openPdf } from './pdfDocument.ts';

/** Longer than this nobody waits for a proposal; the file is read on by the viewer alone. */
const WAIT_MS = 8_000;
const MOST_ITEMS = 4_000;
const LONGEST_ITEM = 400;

/**
 * The words of a PDF's first page and where they stand, by the same sandboxed reader that draws it; null where the
 * file has none (a scan), is damaged, asks for a password or takes too long.
 */
export async function textOfFirstPage(source: FileSource): Promise<PageText | null> {
  const opened = await openPdf(source, () => undefined);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), WAIT_MS));
  const read = async (): Promise<PageText | null> => {
    const page = await (await opened.task.promise).getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const texts = items.slice(0, MOST_ITEMS).flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [
            {
              text: item.str.slice(0, LONGEST_ITEM),
              x: Number(item.transform[4]),
              y: height - Number(item.transform[5]),
              width: item.width,
              height: item.height,
              font: item.fontName,
            },
          ]
        : [],
    );
    return texts.length === 0 ? null : { width, height, items: texts };
  };
  try {
    return await Promise.race([read(), late]);
  } catch {
    return null;
  } finally {
    opened.close();
  }
}
