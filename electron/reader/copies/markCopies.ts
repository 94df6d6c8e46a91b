import { PDFArray, PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import { AppError, raise } from '../../../shared/errors.ts';
import type { CopyOrder, SourceKind } from '../../../shared/ipc/readerCopies.ts';
import { markPen } from './pageMarks.ts';

export interface CopyFiles {
  readonly source: Uint8Array;
  /** none where nothing goes inside the PDF */
  readonly enclosed: Uint8Array;
  /** a PDF with the last sheet of each copy, in their order */
  readonly sheets: Uint8Array;
  /** TrueType, bold, with Vietnamese letters */
  readonly font: Uint8Array;
}

/**
 * One PDF with the copies of a file one after another: the marks of its copy on every page, and behind each its last
 * sheet. Several copies share what their pages consist of. A signature inside a PDF does not survive: a copy is not
 * the signed file.
 * @throws AppError `copy-not-markable` for an encrypted or damaged file
 */
export async function markCopies(order: CopyOrder, files: CopyFiles): Promise<Buffer> {
  try {
    return await draw(order, files);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const isEncrypted = cause instanceof Error && cause.message.includes('encrypted');
    throw new AppError('copy-not-markable', { why: isEncrypted ? 'encrypted' : 'damaged' }, { cause });
  }
}

async function draw(order: CopyOrder, files: CopyFiles): Promise<Buffer> {
  const { copies, place, training, enclosed } = order;
  const original =
    order.kind === 'pdf' ? await openPdf(files.source) : await pictured(files.source, order.kind);
  const indices = original.getPageIndices();
  const isOne = copies.length === 1;
  const target = isOne ? original : await PDFDocument.create();
  const pages = isOne
    ? [...original.getPages()]
    : await target.copyPages(
        original,
        copies.flatMap(() => indices),
      );
  const sheets = await target.copyPages(
    await PDFDocument.load(files.sheets),
    copies.map((_copy, index) => index),
  );
  const mark = await markPen(target, files.font, training);
  for (const [number, copy] of copies.entries()) {
    for (const at of indices) {
      const page = pages[number * indices.length + at] ?? raise('internal', { at: 'page' });
      if (!isOne) target.addPage(page);
      ownContents(page);
      const placed = place.replace('{page}', String(at + 1)).replace('{of}', String(indices.length));
      mark(page, { copy, foot: copy.foot + placed, isFirst: at === 0 });
    }
    target.addPage(sheets[number] ?? raise('internal', { at: 'sheet' }));
  }
  target.setKeywords(copies.map(({ code }) => code));
  if (enclosed !== null) {
    const description = copies[0]?.code ?? '';
    await target.attach(files.enclosed, enclosed.name, { mimeType: enclosed.mime, description });
  }
  const saved = await target.save({ useObjectStreams: false });
  return Buffer.from(saved.buffer, saved.byteOffset, saved.byteLength);
}

async function openPdf(source: Uint8Array): Promise<PDFDocument> {
  const document = await PDFDocument.load(source, { updateMetadata: false });
  if (document.getPageCount() === 0) raise('copy-not-markable', { why: 'no-pages' });
  return document;
}

/** A list of contents may be that of several pages, while each page gets marks of its own. */
function ownContents({ node, doc }: PDFPage): void {
  const contents = node.Contents();
  if (contents instanceof PDFArray) node.set(PDFName.of('Contents'), contents.clone(doc.context));
}

const mm = (value: number): number => (value * 72) / 25.4;

/** The picture on a page of A4, as large as its margins allow. */
async function pictured(source: Uint8Array, kind: Exclude<SourceKind, 'pdf'>): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const image = await (kind === 'png' ? document.embedPng(source) : document.embedJpg(source));
  const isWide = image.width > image.height;
  const [width, height] = isWide ? [mm(297), mm(210)] : [mm(210), mm(297)];
  const page = document.addPage([width, height]);
  const scale = Math.min((width - mm(20)) / image.width, (height - mm(30)) / image.height);
  const size = { width: image.width * scale, height: image.height * scale };
  page.drawImage(image, { x: (width - size.width) / 2, y: (height - size.height) / 2, ...size });
  return document;
}
