import { readFileSync } from 'node:fs';
import path from 'node:path';
import { forkReader } from '../../electron/cli/forkBeside.ts';
import { bytesSource, createReader } from '../../electron/vault/reader/index.ts';
import { HEAD } from '../../shared/domain/document/reading/head.ts';
import { pageOfWords } from '../../shared/domain/document/reading/recognised.ts';
import { readPage } from '../../shared/domain/document/readPage.ts';
import { firstPageOf, greyFirstPageOf } from '../support/pdfjs.ts';
import { figureOf, median, ratioOf, type Result, timed } from './measure.ts';

const ROUNDS = 7;
/** From the file to the proposals. */
const MOST_MS = 3_000;
const CODE = '47-CV/ĐU';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(path.join(process.cwd(), 'test/fixtures/dispatches', name)));

/**
 * The head of a dispatch to its proposals: one with words against pdf.js giving these words, a scan of the same against
 * pdf.js drawing it. The process that recognises is started and warm, as behind the first scan of a day.
 */
export async function pageHead(): Promise<Result[]> {
  const reader = createReader(forkReader);
  const [text, scan] = [fixture('d01.pdf'), fixture('d01-scan.pdf')];
  const recognise = async (): Promise<string | null> => {
    const { grey, width, height, dpi } = await greyFirstPageOf(scan, HEAD);
    const job = { op: 'recognise', rules: [], width, height, dpi } as const;
    const { items } = await reader.read(job, bytesSource(Buffer.from(grey)));
    return readPage(pageOfWords(items, { width, dpi, pageHeight: height / HEAD.share }), []).code;
  };
  const read = async (): Promise<string | null> => {
    const page = await firstPageOf(text);
    return page === null ? null : readPage(page, []).code;
  };
  try {
    const taken = {
      read: [] as number[],
      words: [] as number[],
      recognise: [] as number[],
      draw: [] as number[],
    };
    for (let round = -1; round < ROUNDS; round += 1) {
      const words = await timed(() => firstPageOf(text));
      const own = await timed(read);
      const draw = await timed(() => greyFirstPageOf(scan, HEAD));
      const ocr = await timed(recognise);
      if (own.value !== CODE || ocr.value !== CODE) throw new Error('the head was not read');
      if (round < 0) continue;
      taken.words.push(words.ms);
      taken.read.push(own.ms);
      taken.draw.push(draw.ms);
      taken.recognise.push(ocr.ms);
    }
    const ocr = median(taken.recognise);
    return [
      ratioOf('page-head-text', 1, { ours: median(taken.read), anchor: median(taken.words) }, 'ms', null),
      ratioOf('page-head-scan', 1, { ours: ocr, anchor: median(taken.draw) }, 'ms', null),
      figureOf('page-head-scan-time', 1, ocr, 'ms', MOST_MS),
    ];
  } finally {
    reader.close();
  }
}
