import { formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import type { PaperData, PaperName } from '../../../shared/domain/papers/paperForm.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import type { Statistics } from '../../../shared/ipc/contract/registers.ts';
import { type Ports, preparedCommand } from '../ports.ts';
import { statistics } from '../registers/statistics.ts';
import { BOOK_TEXT } from './bookText.ts';
import type { PaperOffice } from './papers/paperHead.ts';
import { keepReport } from './reportMemory.ts';

export interface RenderedPaper {
  readonly reportId: string;
  readonly bytes: Buffer;
  readonly pages: number;
}

/** A paper about a period of the books: statistics of classified documents. */
export const registerPapers = {
  'reports.statistics': preparedCommand<'reports.statistics', RenderedPaper>({
    prepare: (ports, input) =>
      renderPaper(ports, 'classified-statistics', statisticsData(ports, statistics(ports, input))),
    apply: (ports, { from, to }, rendered) => {
      ports.append({
        act: 'report.statistics',
        subjectKind: 'report',
        subjectId: rendered.reportId,
        facts: { from, to, pages: rendered.pages },
      });
      return keptPaper(ports, rendered);
    },
  }),
};

/** Keeps a paper in the session's memory, to be looked at, printed or saved. */
export function keptPaper(ports: Ports, { reportId, bytes, pages }: RenderedPaper) {
  keepReport(ports, reportId, bytes);
  return { reportId, pages, sizeBytes: bytes.length };
}

/**
 * Sets one sheet of a form of the rule packs; a Word file has no pages of its own and counts as one.
 * @param head the office at the head, where it is not the one of this station
 */
export async function renderPaper(
  ports: Ports,
  paper: PaperName,
  data: PaperData,
  format: 'pdf' | 'docx' = 'pdf',
  head: PaperOffice | null = null,
): Promise<RenderedPaper> {
  const form = ports.rules.asOf(ports.today()).paper(paper) ?? raise('rule-pack-invalid', { rule: paper });
  const { training } = ports.station;
  const office = head ?? ports.station.office;
  const nowMs = ports.nowMs();
  const title = form.title;
  const print = { form, data, office, training, levelWord: null, nowMs, title };
  const reportId = ports.newId();
  if (format === 'docx') {
    const { writePaperDocx } = await import('./papers/paperDocx.ts');
    return { reportId, bytes: await writePaperDocx([print]), pages: 1 };
  }
  const { renderPapers } = await import('./papers/paperPdf.ts'); // pdfkit and its fonts: only when something is printed
  return { reportId, ...(await renderPapers([print])) };
}

const bookName = (ports: Ports, kind: Parsed<'registers.open'>['kind']): string =>
  ports.rules.asOf(ports.today()).book(kind).name;

function statisticsData(ports: Ports, found: Statistics): PaperData {
  const keys = [...new Set(found.rows.map(({ book, level }) => `${book}|${level}`))];
  const counts = keys.map((key, index) => {
    const rows = found.rows.filter(({ book, level }) => `${book}|${level}` === key);
    const of = (...standings: string[]): number =>
      rows.filter((row) => standings.includes(row.standing)).reduce((sum, row) => sum + row.count, 0);
    const { book, level } = rows[0] ?? raise('internal', { at: 'statistics' });
    return {
      line: String(index + 1),
      book: bookName(ports, book),
      level: ports.rules.asOf(found.to).level(level).name,
      processing: String(of('processing')),
      issued: String(of('issued')),
      closed: String(of('closed')),
      recalled: String(of('recalling', 'recalled', 'returned')),
      cancelled: String(of('cancelled')),
      destroyed: String(of('destroyed')),
      sum: String(rows.reduce((sum, row) => sum + row.count, 0)),
    };
  });
  return {
    values: {
      number: '',
      from: formatDate(found.from),
      to: formatDate(found.to),
      check: BOOK_TEXT.statisticsCheck(found.equal, found.ledgerEntries),
      maker: ports.actor.fullName,
      confirmer: BOOK_TEXT.confirmer(ports.station.office.kind),
    },
    tables: { counts },
  };
}
