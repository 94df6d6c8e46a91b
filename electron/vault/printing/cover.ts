import type PDFDocument from 'pdfkit';
import type { BookForm } from '../../../shared/domain/rules/schema.ts';
import type { OfficeKind } from '../../../shared/ipc/schemas.ts';
import { BOOK_TEXT } from './bookText.ts';
import { line, mm } from './page.ts';

export type CoverField = BookForm['cover'][number]['field'];

/** The head of every official paper: the issuer on the left; Party or State on the right. */
export function officialHead(
  document: PDFDocument,
  office: { kind: OfficeKind; superior: string; name: string },
): void {
  const left = { x: mm(25), width: mm(105) };
  const right = { x: document.page.width - mm(125), width: mm(105) };
  const top = mm(22);
  const issuer = office.name.toLocaleUpperCase('vi');
  document.fillColor('#000000').font('regular', 13);
  if (office.superior !== '')
    document.text(office.superior.toLocaleUpperCase('vi'), left.x, top, {
      width: left.width,
      align: 'center',
    });
  const issuerY = office.superior === '' ? top : top + 17;
  document.font('bold', 13).text(issuer, left.x, issuerY, { width: left.width, align: 'center' });
  const below = issuerY + document.heightOfString(issuer, { width: left.width });
  if (office.kind === 'party') {
    document.font('regular', 13).text('*', left.x, below, { width: left.width, align: 'center' });
    document
      .font('bold', 14)
      .text(BOOK_TEXT.partyHead, right.x, top, { width: right.width, align: 'center' });
    ruleUnder(document, BOOK_TEXT.partyHead, right, top + 18, 1);
    return;
  }
  ruleUnder(document, issuer, left, below + 3, 0.4);
  const [country, motto] = BOOK_TEXT.stateHead;
  document
    .font('bold', 12.5)
    .text(country, right.x - mm(5), top, { width: right.width + mm(10), align: 'center' });
  document.font('bold', 13.5).text(motto, right.x, top + 17, { width: right.width, align: 'center' });
  ruleUnder(document, motto, right, top + 36, 1);
}

/** A rule as long as the words above it, or a part of that (State: a third to a half under the issuer). */
function ruleUnder(
  document: PDFDocument,
  words: string,
  box: { x: number; width: number },
  y: number,
  part: number,
): void {
  const length = Math.min(document.widthOfString(words), box.width) * part;
  const start = box.x + (box.width - length) / 2;
  line(document, start, y, start + length, y, 0.8);
}

/** The cover: head, title, then the labelled lines of the form, neighbours (từ … đến …) on one line. */
export function drawCover(
  document: PDFDocument,
  form: BookForm,
  office: { kind: OfficeKind; superior: string; name: string },
  values: Readonly<Record<CoverField, string>>,
): void {
  document.addPage();
  const { width, height } = document.page;
  document
    .lineWidth(1.6)
    .rect(mm(15), mm(12), width - mm(30), height - mm(24))
    .stroke('#000000');
  document
    .lineWidth(0.5)
    .rect(mm(16.4), mm(13.4), width - mm(32.8), height - mm(26.8))
    .stroke('#000000');
  officialHead(document, office);
  const title = { x: mm(35), width: width - mm(70) };
  document
    .font('bold', 30)
    .text(values.title, title.x, mm(78), { width: title.width, align: 'center', characterSpacing: 0.4 });
  const lines = labelledLines(form, values);
  let y = mm(112);
  document.font('regular', 16);
  for (const text of lines) {
    document.text(text, title.x, y, { width: title.width, align: 'center' });
    y += 27;
  }
}

const OWN_PLACE: ReadonlySet<CoverField> = new Set(['superior', 'office', 'title']);
/** The second half of a span stands behind its first half. */
const SECOND_HALF: ReadonlySet<CoverField> = new Set(['toOn', 'toNumber']);

function labelledLines(form: BookForm, values: Readonly<Record<CoverField, string>>): string[] {
  const lines: string[] = [];
  for (const { label, field } of form.cover.filter((item) => !OWN_PLACE.has(item.field))) {
    const text = `${label}${SECOND_HALF.has(field) || label.startsWith('Từ') ? '' : ':'} ${values[field]}`;
    const last = lines.pop();
    if (last === undefined) lines.push(text);
    else if (SECOND_HALF.has(field)) lines.push(`${last} ${text}`);
    else lines.push(last, text);
  }
  return lines;
}
