import { readFileSync } from 'node:fs';
import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { wordsOfPage } from '../../renderer/components/viewer/pageWords.ts';
import type { PageText } from '../../shared/domain/document/readPage.ts';

let loaded: Promise<typeof PdfJs> | null = null;

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
  loaded ??= import('pdfjs-dist/legacy/build/pdf.mjs');
  return loaded;
}

/** The words of a PDF's first page as the viewer's reader gives them; null for a scan. */
export async function firstPageOf(file: string | Uint8Array): Promise<PageText | null> {
  const { getDocument, OPS, VerbosityLevel } = await pdfJs();
  const data = typeof file === 'string' ? new Uint8Array(readFileSync(file)) : file;
  const task = getDocument({ data, verbosity: VerbosityLevel.ERRORS, useWasm: false });
  try {
    return await wordsOfPage(await (await task.promise).getPage(1), OPS);
  } finally {
    await task.destroy();
  }
}
