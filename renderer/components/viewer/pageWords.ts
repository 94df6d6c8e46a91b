import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { PageItem, PageText } from '../../../shared/domain/document/readPage.ts';
import { isStamp } from '../../../shared/domain/document/reading/stamp.ts';
import { breath } from './breath.ts';
import type { OperatorList, Operators } from './pen.ts';
import { seenWords } from './seenWords.ts';
import { widgetWords } from './widgetWords.ts';

const MOST_ITEMS = 4_000;
const LONGEST_ITEM = 400;

/**
 * The words of a page that an eye sees and where they stand: those of the page itself, and those that the registry set
 * as appearances of signature fields, but for the stamps of the signatures. Null where the page itself has none (a scan,
 * also one with a reading under it), or can't be drawn. Runs wherever pdf.js does; `ops` is its `OPS`.
 */
export async function wordsOfPage(
  pdf: PDFDocumentProxy,
  page: PDFPageProxy,
  ops: Operators,
): Promise<PageText | null> {
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
  if (!items.some((item) => 'str' in item && item.str.trim() !== '')) return null;
  const [drawn, layers] = await Promise.all([page.getOperatorList(), pdf.getOptionalContentConfig()]).catch(
    () => [null, null] as const,
  );
  if (drawn === null) return null;
  const [left = 0, bottom = 0, right = width, top = height] = page.view;
  const isOn = (layer: unknown): boolean => layers.isVisible(layer as never);
  const how = { ops, page: [left, bottom, right, top], isOn } as const;
  const { seen, hides } = await seenWords(drawn, how, breath);
  // the library joins a page's runs better than their places alone say; but it takes in those that nobody sees
  const own = hides
    ? seen.slice(0, MOST_ITEMS).map((run) => placed(run.text, run.x, run.y, run))
    : items
        .slice(0, MOST_ITEMS)
        .flatMap((item) =>
          'str' in item && item.str.trim() !== ''
            ? [placed(item.str, Number(item.transform[4]), Number(item.transform[5]), item)]
            : [],
        );
  if (own.length === 0) return null;
  const set = (await setByRegistry(page, drawn, ops)).map((word) => placed(word.text, word.x, word.y, word));
  return { width, height, items: [...own, ...set].slice(0, MOST_ITEMS) };
}

/** So many pages behind the first are read for what they ask; more say nothing that the first ones don't. */
const MOST_FURTHER = 15;

/** The words of the pages behind the first one, in order, without those that have none; as far as `until` lets it. */
export async function furtherWords(
  pdf: PDFDocumentProxy,
  ops: Operators,
  until: () => boolean,
): Promise<readonly PageText[]> {
  const found: PageText[] = [];
  const last = Math.min(pdf.numPages, 1 + MOST_FURTHER);
  for (let number = 2; number <= last && until(); number += 1) {
    const page = await pdf.getPage(number);
    const words = await wordsOfPage(pdf, page, ops).catch(() => null);
    page.cleanup();
    if (words !== null) found.push(words);
    await breath();
  }
  return found;
}

/** The words of fields with an appearance, without those fields that are the stamp of a signature. */
async function setByRegistry(
  page: PDFPageProxy,
  drawn: OperatorList,
  ops: Operators,
): ReturnType<typeof wordsIn> {
  try {
    return await wordsIn(page, drawn, ops);
  } catch {
    return []; // what can't be drawn has said nothing; the page's own words stand
  }
}

async function wordsIn(page: PDFPageProxy, drawn: OperatorList, ops: Operators) {
  const annotations = (await page.getAnnotations()) as {
    id: string;
    subtype?: string;
    hasAppearance?: boolean;
  }[];
  const widgets = annotations.filter((one) => one.subtype === 'Widget' && one.hasAppearance === true);
  if (widgets.length === 0) return [];
  const words = widgetWords(drawn, ops, new Set(widgets.map(({ id }) => id)));
  const stamps = widgets.filter(({ id }) =>
    isStamp(words.flatMap(({ widget, text }) => (widget === id ? [text] : [])).join(' ')),
  );
  return words.filter(({ widget }) => !stamps.some(({ id }) => id === widget));
}
