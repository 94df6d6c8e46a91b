import { Inflater } from './zip/inflate.ts';
import { unpackBudget } from './zip/zipParts.ts';

/** Larger files are not held in memory to be counted. */
export const MAX_COUNTED_BYTES = 32 * 1024 * 1024;
const MOST = {
  objectStreamBytes: 16 * 1024 * 1024,
  unpackedBytes: 96 * 1024 * 1024,
  streams: 20_000,
} as const;
const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;
const OBJECT_STREAM = /\/Type\s*\/ObjStm/g;

/** The mark may stand behind some bytes of rubbish (ISO 32000-1, annex H.3.4.1). */
export const startsLikePdf = (head: Buffer): boolean => head.subarray(0, 1024).includes('%PDF-');

/**
 * Number of pages of a PDF, cheaply: page objects written plainly and those inside compressed object streams are
 * counted. An encrypted or damaged file, and one that unpacks to too much, gives null: the person types the number then.
 */
export function countPdfPages(pdf: Buffer): number | null {
  if (pdf.length > MAX_COUNTED_BYTES || !startsLikePdf(pdf)) return null;
  const text = pdf.toString('latin1');
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) return null;
  const inflater = new Inflater(unpackBudget(pdf.length, MOST.unpackedBytes), MOST.streams);
  let pages = text.match(PAGE)?.length ?? 0;
  try {
    for (const { from, to } of objectStreams(text))
      pages +=
        inflater.inflate(pdf.subarray(from, to), MOST.objectStreamBytes)?.toString('latin1').match(PAGE)
          ?.length ?? 0;
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
  return pages > 0 ? pages : null;
}

/** Where object streams lie. Each is given once, however many marks stand before it; the text is walked once. */
function* objectStreams(text: string): Generator<{ readonly from: number; readonly to: number }> {
  let [keyword, to] = [-1, -1];
  for (const { index } of text.matchAll(OBJECT_STREAM)) {
    if (keyword > index) continue; // another mark of the same stream
    keyword = text.indexOf('stream', index);
    if (keyword < 0) return;
    const from = keyword + 6 + (text[keyword + 6] === '\r' ? 2 : 1);
    if (to < from) to = text.indexOf('endstream', from);
    if (to < 0) return;
    yield { from, to };
  }
}
