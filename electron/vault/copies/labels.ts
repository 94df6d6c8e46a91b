import { encode } from 'uqr';
import { copyNumber } from '../../../shared/domain/copies/kinds.ts';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import { raise } from '../../../shared/errors.ts';
import { type Ports, handlers, preparedCommand } from '../ports.ts';
import { finish, mm, newDocument, trainingMark } from '../printing/page.ts';
import { keepReport } from '../printing/reportMemory.ts';
import { MARK_TEXT } from './markText.ts';
import { visibleCopy } from './rows.ts';

/** A4 sheets of 3 × 8 labels, 63.5 × 33.9 mm, as sold. */
const SHEET = {
  columns: 3,
  rows: 8,
  width: mm(63.5),
  height: mm(33.9),
  left: mm(7.2),
  top: mm(12.9),
  gap: mm(2.5),
};

/** Labels of copies: QR and code, copy number, number of the document, letter of the level. Never a trích yếu. */
export const labelHandlers = handlers({
  'copies.labels': preparedCommand({
    prepare: async (ports, { ids }) => {
      const copies = visible(ports, ids);
      const perSheet = SHEET.columns * SHEET.rows;
      const pages = Math.ceil(copies.length / perSheet);
      const document = await newDocument({
        title: MARK_TEXT.labelSheet,
        author: ports.station.office.name,
        createdMs: ports.nowMs(),
        layout: 'portrait',
      });
      const marks = new Map(ports.rules.asOf(ports.today()).levels.map((rule) => [rule.level, rule.mark]));
      for (const [index, copy] of copies.entries()) {
        if (index % perSheet === 0) document.addPage();
        const place = index % perSheet;
        const x = SHEET.left + (place % SHEET.columns) * (SHEET.width + SHEET.gap);
        const y = SHEET.top + Math.floor(place / SHEET.columns) * SHEET.height;
        drawLabel(document, copy, marks.get(copy.subject.level) ?? '', x, y);
        if (ports.station.training && (place === perSheet - 1 || index === copies.length - 1))
          trainingMark(document, MARK_TEXT.training);
      }
      return { reportId: ports.newId(), pdf: await finish(document), pages };
    },
    apply: (ports, { ids }, { reportId, pdf, pages }) => {
      visible(ports, ids);
      keepReport(ports, reportId, pdf);
      const subject = { subjectKind: 'labels', subjectId: reportId };
      ports.append({ act: 'copy.labels-printed', ...subject, facts: { count: ids.length } });
      return { reportId, pages, sizeBytes: pdf.length };
    },
  }),
});

function visible(ports: Ports, ids: readonly string[]): Copy[] {
  return [...new Set(ids)].map((id) => visibleCopy(ports, id) ?? raise('not-found', { id }));
}

function drawLabel(
  document: Awaited<ReturnType<typeof newDocument>>,
  copy: Copy,
  letter: string,
  x: number,
  y: number,
): void {
  const side = mm(24);
  drawQr(document, copy.code, x + mm(3), y + (SHEET.height - side) / 2, side);
  const textX = x + mm(29);
  const width = SHEET.width - mm(31);
  const title = `${copy.series === 'original' ? MARK_TEXT.original : MARK_TEXT.copy} ${copyNumber(copy.number)}`;
  document
    .fillColor('#000000', 1)
    .font('bold', 9)
    .text(title, textX, y + mm(4), { width, lineBreak: false });
  document.font('bold', 13).text(copy.code, textX, y + mm(9), { width, lineBreak: false });
  const entry = `${copy.subject.number ?? ''}/${copy.subject.year}`;
  document
    .font('regular', 8)
    .text(copy.subject.code || MARK_TEXT.books[copy.subject.book] || '', textX, y + mm(16), {
      width,
      height: mm(8),
      ellipsis: true,
    });
  document.text(entry, textX, y + mm(25), { width, lineBreak: false });
  if (letter) {
    document
      .lineWidth(1)
      .rect(textX + width - mm(7), y + mm(23), mm(6), mm(6))
      .stroke('#000000');
    document
      .font('bold', 11)
      .text(letter, textX + width - mm(7), y + mm(24), { width: mm(6), align: 'center' });
  }
}

/** Dark modules as rectangles, runs of a row together; a quiet zone of two modules lies in the label's margin. */
function drawQr(
  document: Awaited<ReturnType<typeof newDocument>>,
  text: string,
  x: number,
  y: number,
  side: number,
): void {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const module = side / size;
  for (const [row, line] of data.entries()) {
    for (let start = 0; start < size; start += 1) {
      if (!line[start]) continue;
      let end = start;
      while (end < size && line[end]) end += 1;
      document.rect(x + start * module, y + row * module, (end - start) * module, module);
      start = end;
    }
  }
  document.fill('#000000');
}
