import type { Compared } from '../../../shared/domain/exchange/reconcile.ts';
import { about, handlers, preparedCommand } from '../ports.ts';
import { BOOK_TEXT, moment } from '../printing/bookText.ts';
import { keptPaper, renderPaper } from '../printing/renderPaper.ts';
import { reconcile } from './reconcile.ts';

/** The month as a list to be printed, signed and laid beside the other side's. */
export const printReconciliation = handlers({
  'exchange.printReconciliation': preparedCommand({
    prepare: (ports, { stationId, month }) => {
      const { peer, theirsMs, out, in: inward } = reconcile(ports, stationId, month);
      const all = [...out, ...inward];
      const agreed = all.filter(({ finding }) => finding === 'agreed').length;
      const made = theirsMs === null ? null : moment(theirsMs);
      const values = {
        number: '',
        month: month.split('-').reverse().join('/'),
        peer,
        summary: BOOK_TEXT.reconciled(agreed, all.length - agreed, made),
        maker: ports.actor.fullName,
        confirmer: BOOK_TEXT.confirmer(ports.station.office.kind),
      };
      return renderPaper(ports, 'exchange-reconciliation', {
        values,
        tables: { out: rows(out), in: rows(inward) },
      });
    },
    apply: (ports, { stationId, month }, rendered) => {
      ports.append({
        act: 'report.reconciliation',
        ...about('report', rendered.reportId),
        facts: { peer: stationId, month, pages: rendered.pages },
      });
      return { ...keptPaper(ports, rendered), fileName: `doi-soat-${month}.pdf` };
    },
  }),
});

const rows = (lines: readonly Compared[]): Record<string, string>[] =>
  lines.map(({ sequence, sent, received, finding }) => ({
    sequence: String(sequence),
    code: sent?.code ?? received?.code ?? '',
    sent: sent?.number == null ? '' : String(sent.number),
    received: received?.number == null ? '' : String(received.number),
    finding: BOOK_TEXT.finding[finding],
  }));
