import { finish, mm, newDocument } from '../reports/page.ts';
import { MARK_TEXT } from './markText.ts';
import { type CopyMark, markCopy } from './watermark.ts';

/** A file that takes no marks (sound, pictures of other kinds, office files), to go inside its front sheet. */
export interface CarriedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mime: string;
  readonly sha256: string;
}

/**
 * A registered copy of a file that cannot be marked: one PDF whose front sheet carries the marks of the copy, the name
 * and the SHA-256 of the file, and in which the file itself is embedded, so that neither goes without the other.
 */
export async function copyWithFrontSheet(file: CarriedFile, mark: CopyMark): Promise<Buffer> {
  const marked = await markCopy(await frontSheet(file), 'pdf', mark);
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const target = await PDFDocument.load(marked, { updateMetadata: false });
  await target.attach(file.bytes, file.name, { mimeType: file.mime, description: mark.code });
  return Buffer.from(await target.save({ useObjectStreams: false }));
}

async function frontSheet({ name, bytes, sha256 }: CarriedFile): Promise<Buffer> {
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
    [words.size, words.bytes(bytes.length)],
    [words.hash, sha256],
  ];
  for (const [label, value] of lines) {
    document.font('bold', 13).text(`${label}:`, left, y, { width: mm(42) });
    document.font('regular', 13).text(value, left + mm(44), y, { width: width - mm(44) });
    y += Math.max(18, document.heightOfString(value, { width: width - mm(44) })) + 6;
  }
  return finish(document);
}
