import type PDFDocument from 'pdfkit';
import type { OfficeKind } from '../../../shared/ipc/schemas.ts';
import { BOOK_TEXT } from './bookText.ts';
import { line, mm } from './page.ts';

export interface PaperOffice {
  readonly kind: OfficeKind;
  readonly superior: string;
  readonly name: string;
  readonly place: string;
}

interface Box {
  readonly x: number;
  readonly width: number;
}

/**
 * The head of a paper on an upright page: issuer and number on the left, Party or State on the right, place and
 * date below it (Quy định 399-QĐ/TW; NĐ 30/2020 Phụ lục I). @returns the y below the head, in points
 */
export function paperHead(
  document: PDFDocument,
  office: PaperOffice,
  text: { number: string; dateInWords: string },
): number {
  const { width } = document.page;
  const inner = width - mm(30) - mm(15);
  const left: Box = { x: mm(26), width: inner * 0.45 };
  const right: Box = { x: mm(30) + inner * 0.46, width: inner * 0.56 };
  const top = mm(20);
  const leftEnd = issuer(document, office, left, top);
  const rightEnd = state(document, office.kind, right, top);
  const y = Math.max(leftEnd, rightEnd) + 8;
  const mark = office.kind === 'party' ? 'Số' : 'Số:';
  document.font('regular', 13).fillColor('#000000');
  document.text(`${mark} ${text.number === '' ? '……………' : text.number}`, left.x, y, centred(left));
  document
    .font('italic', 13)
    .text(BOOK_TEXT.placeAndDate(office.place, text.dateInWords), right.x - mm(3), y, {
      width: right.width + mm(6),
      align: 'center',
    });
  return y + document.heightOfString('Số', { width: left.width }) + 10;
}

const centred = ({ width }: Box) => ({ width, align: 'center' as const });

function issuer(document: PDFDocument, office: PaperOffice, box: Box, top: number): number {
  let y = top;
  document.fillColor('#000000');
  if (office.superior !== '') {
    const superior = office.superior.toLocaleUpperCase('vi');
    document.font('regular', 12.5).text(superior, box.x, y, centred(box));
    y += document.heightOfString(superior, { width: box.width });
  }
  const name = office.name.toLocaleUpperCase('vi');
  document.font('bold', 12.5).text(name, box.x, y, centred(box));
  y += document.heightOfString(name, { width: box.width });
  if (office.kind === 'party') {
    document.font('regular', 13).text('*', box.x, y, centred(box));
    return y + 15;
  }
  const length = Math.min(document.widthOfString(name), box.width) * 0.4;
  line(document, box.x + (box.width - length) / 2, y + 3, box.x + (box.width + length) / 2, y + 3, 0.8);
  return y + 8;
}

function state(document: PDFDocument, kind: OfficeKind, box: Box, top: number): number {
  const words = kind === 'party' ? BOOK_TEXT.partyHead : BOOK_TEXT.stateHead[1];
  let y = top;
  if (kind === 'state') {
    document.font('bold', 12).text(BOOK_TEXT.stateHead[0], box.x - mm(4), y, {
      width: box.width + mm(8),
      align: 'center',
    });
    y += 16;
  }
  document.font('bold', kind === 'party' ? 14 : 13).text(words, box.x, y, centred(box));
  const length = Math.min(document.widthOfString(words), box.width);
  y += kind === 'party' ? 18 : 17;
  line(document, box.x + (box.width - length) / 2, y, box.x + (box.width + length) / 2, y, 0.8);
  return y + 4;
}
