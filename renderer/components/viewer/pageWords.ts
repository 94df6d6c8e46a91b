import type { PDFPageProxy } from 'pdfjs-dist';
import type { PageItem, PageText } from '../../../shared/domain/document/readPage.ts';
import { isStamp } from '../../../shared/domain/document/reading/stamp.ts';
import { type Operators, widgetWords } from './widgetWords.ts';

const MOST_ITEMS = 4_000;
const LONGEST_ITEM = 400;

/**
 * The words of a page and where they stand: those of the page itself, and those that the registry set as appearances
 * of signature fields, but for the stamps of the signatures. Null where the page itself has none (a scan). Runs
 * wherever pdf.js does; `ops` is its `OPS`.
 */
export async function wordsOfPage(page: PDFPageProxy, ops: Operators): Promise<PageText | null> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const [a = 1, b = 0, c = 0, d = -1, e = 0, f = height] = transform as number[];
  const placed = (text: string, x: number, y: number, size: { width: number; height: number }): PageItem => ({
    text: text.slice(0, LONGEST_ITEM),
    x: a * x + c * y + e,
    y: b * x + d * y + f,
    width: size.width,
    height: size.height,
  });
  const { items } = await page.getTextContent();
  const own = items
    .slice(0, MOST_ITEMS)
    .flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [placed(item.str, Number(item.transform[4]), Number(item.transform[5]), item)]
        : [],
    );
  if (own.length === 0) return null;
  const set = (await setByRegistry(page, ops)).map((word) => placed(word.text, word.x, word.y, word));
  return { width, height, items: [...own, ...set].slice(0, MOST_ITEMS) };
}

/** The words of fields with an appearance, without those fields that are the stamp of a signature. */
async function setByRegistry(page: PDFPageProxy, ops: Operators): ReturnType<typeof wordsIn> {
  try {
    return await wordsIn(page, ops);
  } catch {
    return []; // what can't be drawn has said nothing; the page's own words stand
  }
}

async function wordsIn(page: PDFPageProxy, ops: Operators) {
  const annotations = (await page.getAnnotations()) as {
    id: string;
    subtype?: string;
    hasAppearance?: boolean;
  }[];
  const widgets = annotations.filter((one) => one.subtype === 'Widget' && one.hasAppearance === true);
  if (widgets.length === 0) return [];
  const words = widgetWords(await page.getOperatorList(), ops, new Set(widgets.map(({ id }) => id)));
  const stamps = widgets.filter(({ id }) =>
    isStamp(words.flatMap(({ widget, text }) => (widget === id ? [text] : [])).join(' ')),
  );
  return words.filter(({ widget }) => !stamps.some(({ id }) => id === widget));
}
