import { finish, line, mm, newDocument, trainingMark } from '../printing/page.ts';
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

/** A file that takes no marks (sound, pictures of other kinds, office files), to go inside its front sheet. */
export interface CarriedFile {
  readonly name: string;
  readonly mime: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

type Document = Awaited<ReturnType<typeof newDocument>>;

/** One PDF with the last sheet of each copy. */
export async function lastSheets(marks: readonly CopyMark[]): Promise<Buffer> {
  const document = await newDocument({ title: '', author: '', createdMs: 0, layout: 'portrait' });
  for (const mark of marks) lastSheet(document, mark);
  return finish(document);
}

/** Recorded on a sheet of its own: where the signature block of the source leaves room is not for a program to guess. */
function lastSheet(document: Document, mark: CopyMark): void {
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
    .text(MARK_TEXT.foot(mark) + MARK_TEXT.lastSheet, 0, document.page.height - 16.5, {
      width,
      align: 'center',
      lineBreak: false,
    });
  if (mark.training) trainingMark(document, MARK_TEXT.training);
}

/** In place of pages that could carry marks: name and SHA-256 of the file that goes inside. */
export async function frontSheet({ name, sizeBytes, sha256 }: CarriedFile): Promise<Buffer> {
  const words = MARK_TEXT.carried;
  const document = await newDocument({ title: words.title, author: '', createdMs: 0, layout: 'portrait' });
  document.addPage();
  const left = mm(30);
  const width = mm(160);
  let y = mm(50);
  document.font('bold', 15).text(words.title, left, y, { width, align: 'center' });
  y += 28;
  document.font('italic', 12).text(words.why, left, y, { width, align: 'center' });
  y += document.heightOfString(words.why, { width }) + 20;
  const lines: readonly (readonly [string, string])[] = [
    [words.file, name],
    [words.size, words.bytes(sizeBytes)],
    [words.hash, sha256],
  ];
  for (const [label, value] of lines) {
    document.font('bold', 13).text(`${label}:`, left, y, { width: mm(42) });
    document.font('regular', 13).text(value, left + mm(44), y, { width: width - mm(44) });
    y += Math.max(18, document.heightOfString(value, { width: width - mm(44) })) + 6;
  }
  return finish(document);
}
