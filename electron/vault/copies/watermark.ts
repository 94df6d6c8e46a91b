import type { PDFDocument as PdfLib, PDFPage } from '@cantoo/pdf-lib';
import { AppError, raise } from '../../../shared/errors.ts';
import { finish, line, mm, newDocument, trainingMark } from '../reports/page.ts';
import { MARK_TEXT } from './markText.ts';

/** What stands visibly on every page of a copy, so that a sheet found anywhere names its copy. */
export interface CopyMark {
  /** "02" */
  readonly number: string;
  readonly code: string;
  readonly person: string;
  /** "20:14 24/11/2026" */
  readonly at: string;
  /** the block of the last sheet: label and value (dấu "BẢN SAO BÍ MẬT NHÀ NƯỚC", TT 24/2020 mẫu 09–11) */
  readonly block: readonly (readonly [label: string, value: string])[];
  readonly training: boolean;
}

export type SourceKind = 'pdf' | 'png' | 'jpeg';

/** Larger files are not held in memory to be marked. */
export const MAX_MARKED_BYTES = 128 * 1024 * 1024;

/**
 * A PDF of the source with the mark of a copy on every page and a last sheet that records the copying. Pictures
 * become an A4 page. A signature inside a PDF does not survive: a copy is not the signed file.
 * @throws AppError `copy-not-markable` for an encrypted or damaged PDF
 */
export async function markCopy(source: Uint8Array, kind: SourceKind, mark: CopyMark): Promise<Buffer> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const target =
    kind === 'pdf' ? await openPdf(PDFDocument, source) : await picturePdf(PDFDocument, source, kind);
  const pages = target.getPages();
  const overlay = await overlayFor(
    pages.map((page) => visibleSize(page)),
    mark,
  );
  const marks = await target.embedPdf(
    overlay,
    pages.map((_page, index) => index),
  );
  for (const [index, page] of pages.entries()) {
    const embedded = marks[index];
    if (embedded !== undefined) await drawUpright(page, embedded);
  }
  const sheet = await PDFDocument.load(await lastSheet(mark));
  for (const page of await target.copyPages(sheet, [0])) target.addPage(page);
  target.setKeywords([mark.code]);
  return Buffer.from(await target.save({ useObjectStreams: false }));
}

/** One job of several copies, each with its own marks. */
export async function joinPdfs(pdfs: readonly Uint8Array[]): Promise<Buffer> {
  if (pdfs.length === 1 && pdfs[0] !== undefined) return Buffer.from(pdfs[0]);
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const all = await PDFDocument.create();
  for (const pdf of pdfs) {
    const one = await PDFDocument.load(pdf);
    for (const page of await all.copyPages(one, one.getPageIndices())) all.addPage(page);
  }
  return Buffer.from(await all.save({ useObjectStreams: false }));
}

async function openPdf(PDFDocument: typeof PdfLib, source: Uint8Array): Promise<PdfLib> {
  try {
    const document = await PDFDocument.load(source, { updateMetadata: false });
    if (document.getPageCount() === 0) raise('copy-not-markable', { why: 'no-pages' });
    return document;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const encrypted = cause instanceof Error && cause.message.includes('encrypted');
    throw new AppError('copy-not-markable', { why: encrypted ? 'encrypted' : 'damaged' }, { cause });
  }
}

async function picturePdf(
  PDFDocument: typeof PdfLib,
  source: Uint8Array,
  kind: 'png' | 'jpeg',
): Promise<PdfLib> {
  const document = await PDFDocument.create();
  const image = await (kind === 'png' ? document.embedPng(source) : document.embedJpg(source)).catch(
    (cause: unknown) => {
      throw new AppError('copy-not-markable', { why: 'damaged' }, { cause });
    },
  );
  const landscape = image.width > image.height;
  const [width, height] = landscape ? [mm(297), mm(210)] : [mm(210), mm(297)];
  const page = document.addPage([width, height]);
  const scale = Math.min((width - mm(20)) / image.width, (height - mm(30)) / image.height);
  const size = { width: image.width * scale, height: image.height * scale };
  page.drawImage(image, { x: (width - size.width) / 2, y: (height - size.height) / 2, ...size });
  return document;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const turned = (page: PDFPage): number => ((page.getRotation().angle % 360) + 360) % 360;

function visibleSize(page: PDFPage): Size {
  const { width, height } = page.getCropBox();
  return turned(page) % 180 === 90 ? { width: height, height: width } : { width, height };
}

/** Upright as the reader sees the page, whatever its rotation and its crop. */
async function drawUpright(page: PDFPage, overlay: Parameters<PDFPage['drawPage']>[0]): Promise<void> {
  const { degrees } = await import('@cantoo/pdf-lib');
  const { x, y, width, height } = page.getCropBox();
  const angle = turned(page);
  const corner =
    angle === 90
      ? { x: x + width, y }
      : angle === 180
        ? { x: x + width, y: y + height }
        : angle === 270
          ? { x, y: y + height }
          : { x, y };
  const size = visibleSize(page);
  page.drawPage(overlay, { ...corner, width: size.width, height: size.height, rotate: degrees(angle) });
}

/** Transparent pages with the marks, one per page of the source: ours are set in fonts with Vietnamese letters. */
async function overlayFor(sizes: readonly Size[], mark: CopyMark): Promise<Buffer> {
  const document = await newDocument({ title: mark.code, author: '', createdMs: 0, layout: 'portrait' });
  for (const [index, { width, height }] of sizes.entries()) {
    document.addPage({ size: [width, height], margin: 0 });
    const across = Math.min(width, height);
    const words = MARK_TEXT.across(mark.number, mark.code);
    const size = Math.min(44, (across / 10) * 0.9);
    document.save().rotate(-35, { origin: [width / 2, height / 2] });
    document.font('bold', size).fillColor('#000000', 0.11);
    document.text(words, width / 2 - across, height / 2 - size, {
      width: across * 2,
      align: 'center',
      lineBreak: false,
    });
    document.restore();
    const foot = MARK_TEXT.foot({ ...mark, page: index + 1, of: sizes.length });
    document.font('bold', 7.5);
    const footWidth = Math.min(document.widthOfString(foot) + 8, width - 12);
    const footX = (width - footWidth) / 2;
    document
      .fillColor('#FFFFFF', 0.82)
      .rect(footX, height - 19, footWidth, 13)
      .fill('#FFFFFF');
    document.fillColor('#000000', 1).font('bold', 7.5);
    document.text(foot, footX, height - 16.5, {
      width: footWidth,
      align: 'center',
      lineBreak: false,
      ellipsis: true,
    });
    if (index === 0) firstPageStamp(document, width, mark);
    if (mark.training) trainingMark(document, MARK_TEXT.training);
  }
  return finish(document);
}

/** Dấu "BẢN SAO SỐ" on the first page. */
function firstPageStamp(
  document: Awaited<ReturnType<typeof newDocument>>,
  width: number,
  mark: CopyMark,
): void {
  const words = MARK_TEXT.stamp(mark.number);
  document.font('bold', 11);
  const boxWidth = document.widthOfString(words) + 16;
  const x = width - boxWidth - 14;
  document.fillColor('#FFFFFF', 0.85).rect(x, 9, boxWidth, 20).fill('#FFFFFF');
  document.lineWidth(1.1).rect(x, 9, boxWidth, 20).stroke('#000000');
  document.fillColor('#000000', 1).text(words, x, 13, { width: boxWidth, align: 'center', lineBreak: false });
}

/** Recorded on a sheet of its own: where the signature block of the source leaves room is not for a program to guess. */
async function lastSheet(mark: CopyMark): Promise<Buffer> {
  const document = await newDocument({ title: mark.code, author: '', createdMs: 0, layout: 'portrait' });
  document.addPage();
  const { width } = document.page;
  const box = { x: mm(30), y: mm(40), width: width - mm(60) };
  document.font('bold', 14).fillColor('#000000', 1);
  document.text(MARK_TEXT.sheet, box.x, box.y + 14, { width: box.width, align: 'center' });
  let y = box.y + 48;
  for (const [label, value] of mark.block) {
    document.font('regular', 12).text(label, box.x + 14, y, { width: mm(52) });
    const options = { width: box.width - mm(52) - 28 };
    document.font('bold', 12).text(value === '' ? '…' : value, box.x + mm(52) + 14, y, options);
    y += Math.max(22, document.heightOfString(value, options) + 7);
  }
  document.font('regular', 11).text(MARK_TEXT.sign, box.x + box.width / 2, y + 12, {
    width: box.width / 2,
    align: 'center',
  });
  y += 110;
  document
    .lineWidth(1.4)
    .rect(box.x, box.y, box.width, y - box.y)
    .stroke('#000000');
  line(document, box.x + 14, box.y + 38, box.x + box.width - 14, box.y + 38);
  document
    .font('bold', 7.5)
    .text(MARK_TEXT.foot({ ...mark, page: 0, of: 0 }), 0, document.page.height - 16.5, {
      width,
      align: 'center',
      lineBreak: false,
    });
  if (mark.training) trainingMark(document, MARK_TEXT.training);
  return finish(document);
}
