import { formatDate } from '../../../shared/domain/calendar/civilDate.ts';
import type { PaperData } from '../../../shared/domain/papers/paperForm.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import type { Statistics } from '../../../shared/ipc/contract/registers.ts';
import { type Ports, about, handlers, preparedCommand } from '../ports.ts';
import { statistics } from '../registers/statistics.ts';
import { BOOK_TEXT } from '../printing/bookText.ts';
import { keptPaper, renderPaper } from '../printing/renderPaper.ts';

/** A paper about a period of the books: statistics of classified documents. */
export const registerPapers = handlers({
  'reports.statistics': preparedCommand({
    prepare: (ports, input) =>
      renderPaper(ports, 'classified-statistics', statisticsData(ports, statistics(ports, input))),
    apply: (ports, { from, to }, rendered) => {
      ports.append({
        act: 'report.statistics',
        ...about('report', rendered.reportId),
        facts: { from, to, pages: rendered.pages },
      });
      return keptPaper(ports, rendered);
    },
  }),
});

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
