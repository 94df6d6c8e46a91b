import { civilDateAt, formatDate } from '../../../../shared/domain/calendar/civilDate.ts';
import { maxLevel } from '../../../../shared/domain/levels/level.ts';
import type { PaperData } from '../../../../shared/domain/papers/paperForm.ts';
import { openText } from '../../knowing/recordKeys.ts';
import { loadClosing } from '../../dossiers/commands.ts';
import { type ClosingRow, itemsOfClosing } from '../../dossiers/store.ts';
import { dossierOf } from '../../documents/dossierStore.ts';
import { linesOf } from '../../documents/listStore.ts';
import { lineScope, seesAllLines } from '../../knowing/needToKnow.ts';
import { rowMaker } from '../../documents/rows.ts';
import type { Ports } from '../../ports.ts';
import { BOOK_TEXT, printedNumber } from '../../printing/bookText.ts';
import { levelOfLine, PAPER_TEXT } from '../../printing/paperText.ts';
import type { PaperSource } from '../../printing/source.ts';

/** Mục lục văn bản with the chứng từ kết thúc, of a dossier that was closed; for those who see every line of the books. */
export const dossierSource: PaperSource = {
  shownBy: 'dossiers.list',
  offered: (ports, id) => {
    loadClosing(ports, id);
    return seesAllLines(ports.actor) ? [{ paper: 'dossier-contents', recipients: [] }] : [];
  },
  data: (ports, id) => [contentsOf(ports, loadClosing(ports, id))],
  level: (ports, id) =>
    maxLevel(linesIn(ports, loadClosing(ports, id)).map(({ level }) => levelOfLine(level))),
  toldOf: (_ports, id) => ({ subjectKind: 'dossier', subjectId: id }),
};

const linesIn = (ports: Ports, closing: ClosingRow) =>
  linesOf(
    ports.db,
    itemsOfClosing(ports.db, closing.id).map(({ documentId }) => documentId),
    lineScope(ports.actor),
  );

/** The title that the dossier has from its last document whose words can be read here. */
function titleOf(ports: Ports, ids: readonly string[]): string {
  for (const id of [...ids].reverse()) {
    const filed = dossierOf(ports.db, id);
    const title = filed === null ? null : openText(ports, id, 'dossier', filed.title);
    if (title !== null && title !== '') return title;
  }
  return '';
}

function contentsOf(ports: Ports, closing: ClosingRow): PaperData {
  const items = itemsOfClosing(ports.db, closing.id);
  const rows = new Map(
    linesIn(ports, closing)
      .map(rowMaker(ports))
      .map((row) => [row.id, row]),
  );
  const days = [...rows.values()].map(({ enteredOn }) => formatDate(enteredOn));
  const pages = items.reduce((sum, item) => sum + (item.pages ?? 0), 0);
  return {
    values: {
      number: '',
      code: closing.code,
      retention: closing.retention,
      title: titleOf(
        ports,
        items.map(({ documentId }) => documentId),
      ),
      period: PAPER_TEXT.period(days[0] ?? '', days.at(-1) ?? ''),
      documentCount: printedNumber(items.length),
      pageCount: String(pages),
      closedOn: formatDate(civilDateAt(closing.atMs)),
      closer: closing.by,
      confirmer: BOOK_TEXT.confirmer(ports.station.office.kind),
    },
    tables: {
      documents: items.map(({ documentId, position, pages: sheets }) => {
        const row = rows.get(documentId);
        return {
          line: String(position),
          code: row?.code ?? '',
          date: row?.documentDate == null ? '' : formatDate(row.documentDate),
          issuer: row?.issuer ?? '',
          subject: [row?.typeName ?? '', row?.subject ?? ''].filter((part) => part !== '').join('. '),
          pages: sheets === null ? '' : String(sheets),
          note: row?.state === 'destroyed' ? PAPER_TEXT.destroyed : '',
        };
      }),
    },
  };
}
