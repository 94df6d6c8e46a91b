import type PDFDocument from 'pdfkit';
import { fillText } from '../../../shared/domain/papers/paperForm.ts';
import { raise } from '../../../shared/errors.ts';
import { BOOK_TEXT } from './bookText.ts';
import { finish, mm, newDocument, trainingMark } from './page.ts';
import type { PaperPrint } from './paperPdf.ts';

/** Half an A4 sheet, as it is glued onto a C4 or C5 envelope. */
const LABEL = { width: mm(210), height: mm(148) };
const RED = '#B3001B';

/**
 * A label of an envelope. The outer one carries only the letter A, B or C and the address (a word of secrecy or a
 * trích yếu on it is refused by the form itself); the inner one of a Tuyệt mật document carries number, addressee
 * and the word, and "Chỉ người có tên mới được bóc bì" where it is meant for one person (NĐ 26/2020 Điều 4).
 */
export async function renderLabels(prints: readonly PaperPrint[]): Promise<{ bytes: Buffer; pages: number }> {
  const [first] = prints;
  if (first === undefined) raise('internal', { at: 'no-sheet' });
  const document = await newDocument({
    title: first.office.name,
    author: first.office.name,
    createdMs: first.nowMs,
    layout: 'portrait',
  });
  for (const print of prints) drawLabel(document, print);
  return { bytes: await finish(document), pages: prints.length };
}

function drawLabel(document: PDFDocument, print: PaperPrint): void {
  const { form, data } = print;
  document.addPage({ size: [LABEL.width, LABEL.height], margin: 0 });
  document
    .lineWidth(1)
    .rect(mm(6), mm(6), LABEL.width - mm(12), LABEL.height - mm(12))
    .stroke('#000000');
  sender(document, print);
  const mark = fillText(form.name, data.values);
  const under = fillText(form.under, data.values);
  if (mark !== '') stamp(document, mark, { x: LABEL.width - mm(74), y: mm(14), width: mm(60) });
  if (under !== '') stamp(document, under, { x: LABEL.width - mm(112), y: mm(38), width: mm(98) }, 12);
  address(document, print);
  if (print.training) trainingMark(document, BOOK_TEXT.training);
}

function sender(document: PDFDocument, { form, data, office }: PaperPrint): void {
  const box = { width: mm(100) };
  document
    .font('bold', 13)
    .fillColor('#000000')
    .text(office.name.toLocaleUpperCase('vi'), mm(14), mm(15), box);
  const below = mm(15) + document.heightOfString(office.name.toLocaleUpperCase('vi'), box) + 3;
  document.font('regular', 12).text(office.place, mm(14), below, box);
  const number = fillText(form.number, data.values);
  if (number !== '') document.font('regular', 12).text(`Số: ${number}`, mm(14), below + 17, box);
}

function stamp(
  document: PDFDocument,
  text: string,
  at: { x: number; y: number; width: number },
  size = 26,
): void {
  const box = { width: at.width, align: 'center' as const };
  document.font('bold', size);
  const height = document.heightOfString(text, box) + 10;
  document.lineWidth(1.6).rect(at.x, at.y, at.width, height).stroke(RED);
  document
    .fillColor(RED)
    .text(text, at.x, at.y + 6, box)
    .fillColor('#000000');
}

function address(document: PDFDocument, { form, data }: PaperPrint): void {
  let y = mm(66);
  const box = { width: LABEL.width - mm(60) };
  for (const block of form.blocks) {
    if (block.kind !== 'field' && block.kind !== 'paragraph') continue;
    const text =
      block.kind === 'field'
        ? `${block.label}: ${fillText(block.value, data.values) || '…'.repeat(30)}`
        : fillText(block.text, data.values);
    if (text === '') continue;
    document
      .font(block.kind === 'field' ? 'bold' : 'italic', 15)
      .fillColor('#000000')
      .text(text, mm(40), y, box);
    y += document.heightOfString(text, box) + 10;
  }
}
