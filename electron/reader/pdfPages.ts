import { inflateSync } from 'node:zlib';

/** Larger files are not held in memory to be counted. */
export const MAX_COUNTED_BYTES = 32 * 1024 * 1024;
const MAX_OBJECT_STREAM_BYTES = 16 * 1024 * 1024;
const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;
const OBJECT_STREAM = /\/Type\s*\/ObjStm/g;

/** The mark may stand behind some bytes of rubbish (ISO 32000-1, annex H.3.4.1). */
export const startsLikePdf = (head: Buffer): boolean => head.subarray(0, 1024).includes('%PDF-');

/**
 * Number of pages of a PDF, cheaply: page objects written plainly and those inside compressed object streams are
 * counted. An encrypted or damaged file gives null: the person types the number then.
 */
export function countPdfPages(pdf: Buffer): number | null {
  if (pdf.length > MAX_COUNTED_BYTES || !startsLikePdf(pdf)) return null;
  const text = pdf.toString('latin1');
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) return null;
  let pages = text.match(PAGE)?.length ?? 0;
  for (const found of text.matchAll(OBJECT_STREAM)) pages += pagesInStream(pdf, text, found.index);
  return pages > 0 ? pages : null;
}

function pagesInStream(pdf: Buffer, text: string, at: number): number {
  const keyword = text.indexOf('stream', at);
  if (keyword < 0) return 0;
  const start = keyword + 6 + (text[keyword + 6] === '\r' ? 2 : 1);
  const end = text.indexOf('endstream', start);
  if (end < 0) return 0;
  try {
    const body = inflateSync(pdf.subarray(start, end), {
      maxOutputLength: MAX_OBJECT_STREAM_BYTES,
      finishFlush: 2,
    });
    return body.toString('latin1').match(PAGE)?.length ?? 0;
  } catch {
    return 0; // another filter, or damage: the count is a proposal
  }
}
