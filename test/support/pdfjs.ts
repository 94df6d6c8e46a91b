import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type GreyPage, greyOfPage, type Turn } from '../../renderer/components/viewer/greyPage.ts';
import { furtherWords, wordsOfPage } from '../../renderer/components/viewer/pageWords.ts';
import type { PageText } from '../../shared/domain/document/readPage.ts';

let loaded: Promise<typeof PdfJs> | null = null;

const PACKAGE = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const assets = (folder: string): string => `${path.join(PACKAGE, folder)}/`;

/** pdf.js in Node; it expects a younger one than 20, the window has what is missing. */
function pdfJs(): Promise<typeof PdfJs> {
  if (!('withResolvers' in Promise))
    Object.assign(Promise, {
      withResolvers: () => {
        let settle = {};
        const promise = new Promise((resolve, reject) => (settle = { resolve, reject }));
        return Object.assign({ promise }, settle);
      },
    });
  if (!('transferToFixedLength' in ArrayBuffer.prototype))
    Object.assign(ArrayBuffer.prototype, {
      transferToFixedLength(this: ArrayBuffer, length = this.byteLength) {
        const fixed = new Uint8Array(length);
        fixed.set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
        return fixed.buffer;
      },
    });
  loaded ??= import('pdfjs-dist/legacy/build/pdf.mjs').then((library) => {
    // a bundle doesn't have the worker beside itself
    const worker = path.join(PACKAGE, 'legacy/build/pdf.worker.mjs');
    library.GlobalWorkerOptions.workerSrc = pathToFileURL(worker).href;
    return library;
  });
  return loaded;
}

/** The words of a PDF's first page as the viewer's reader gives them; null for a scan. */
export const firstPageOf = (file: string | Uint8Array): Promise<PageText | null> =>
  onFirstPage(file, (page, ops, pdf) => wordsOfPage(pdf, page, ops));

/** The words of the pages behind it, as many as the window reads for the form. */
export const furtherPagesOf = (file: string | Uint8Array): Promise<readonly PageText[]> =>
  onFirstPage(file, (_page, ops, pdf) => furtherWords(pdf, ops, () => true));

/** The upper `share` of a PDF's first page, drawn as the window draws it for the recogniser. */
export const greyFirstPageOf = (
  file: string | Uint8Array,
  how: { readonly dpi: number; readonly share: number },
): Promise<GreyPage> =>
  onFirstPage(file, (page) => greyOfPage(page, how, (width, height) => createCanvas(width, height) as never));

/** Each page of a PDF, drawn as the window draws it. */
export async function* greyPagesOf(
  file: Uint8Array,
  how: { readonly dpi: number; readonly share: number },
  turn: Turn,
): AsyncGenerator<GreyPage> {
  const task = await opened(file);
  try {
    const pdf = await task.promise;
    for (let at = 1; at <= pdf.numPages; at += 1)
      yield await greyOfPage(
        await pdf.getPage(at),
        how,
        (width, height) => createCanvas(width, height) as never,
        undefined,
        turn,
      );
  } finally {
    await task.destroy();
  }
}

/** The words of each page, by themselves and with every operator that draws the page and what lies over it. */
export async function drawnPages(
  bytes: Uint8Array,
): Promise<{ readonly own: readonly string[]; readonly all: readonly string[] }> {
  const { getDocument, VerbosityLevel } = await pdfJs();
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useWasm: false,
    useSystemFonts: true, // the letters themselves are not drawn
  });
  try {
    const document = await task.promise;
    const [own, all]: [string[], string[]] = [[], []];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      own.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
      const { fnArray, argsArray } = await page.getOperatorList();
      // fonts and pictures are called after the document, which has another number each time
      all.push(JSON.stringify([own.at(-1), fnArray, argsArray]).replaceAll(/g_d\d+_/g, ''));
    }
    return { own, all };
  } finally {
    await task.destroy();
  }
}

async function onFirstPage<T>(
  file: string | Uint8Array,
  use: (page: PdfJs.PDFPageProxy, ops: typeof PdfJs.OPS, pdf: PdfJs.PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  const { OPS } = await pdfJs();
  const task = await opened(file);
  try {
    const pdf = await task.promise;
    return await use(await pdf.getPage(1), OPS, pdf);
  } finally {
    await task.destroy();
  }
}

async function opened(file: string | Uint8Array): Promise<PdfJs.PDFDocumentLoadingTask> {
  const { getDocument, VerbosityLevel } = await pdfJs();
  const data = typeof file === 'string' ? new Uint8Array(readFileSync(file)) : new Uint8Array(file);
  return getDocument({
    data,
    verbosity: VerbosityLevel.ERRORS,
    useWasm: false,
    cMapUrl: assets('cmaps'),
    standardFontDataUrl: assets('standard_fonts'), // without them pdf.js drops the words of a font that isn't embedded
    wasmUrl: assets('wasm'),
  });
}
