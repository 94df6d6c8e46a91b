import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import { type Ports, about, handlers, preparedCommand } from '../ports.ts';
import { stateWords } from '../submissions/caseText.ts';
import { INITIATIVE_TEXT } from '../printing/initiativeText.ts';
import { keptPaper, renderPaper, type RenderedPaper } from '../printing/renderPaper.ts';
import { findLine, leadNameOf } from '../submissions/listStore.ts';
import { rowOf } from '../submissions/rows.ts';
import { readsAs } from '../submissions/tracks.ts';
import { scopeOf } from './leaving.ts';
import { type OldestCase, oldestOpen } from './oldestOpen.ts';
import { askedOf, overview, periodFor } from './queries.ts';
import { officesData, periodWords, reportData } from './reportData.ts';
import { listFigure } from './store.ts';
import { officesView } from './superior.ts';
import { unitBalance } from './unitBalance.ts';

/** `lead`: who led it, also when it is closed and nobody holds it any more. */
export interface ReportCase {
  readonly row: Output<'figures.cases'>['rows'][number]['row'];
  readonly lead: string | null;
}
type Input = Parsed<'figures.report'>;

/** More lines than anybody reads in one sheet; the rest is another period. */
const MOST_CASES = 20_000;

/** The figures of a period, or of the offices below, as a workbook, a PDF or a Word file with the office's head. */
export const reportHandlers = handlers({
  'figures.report': preparedCommand({
    prepare: async (ports, input) => {
      if (input.format !== 'xlsx') return paper(ports, input, input.format);
      return { reportId: ports.newId(), bytes: await workbook(ports, input), pages: 1 };
    },
    apply: (ports, input, rendered) => {
      const period = periodFor(input.period);
      ports.append({
        act: 'figures.reported',
        ...about('figures', rendered.reportId),
        facts: {
          scope: input.scope,
          format: input.format,
          kind: period.kind,
          from: period.from,
          to: period.to,
        },
      });
      return { ...keptPaper(ports, rendered), fileName: fileName(ports, input) };
    },
  }),
});

/** Letters and digits only: no place for a folder, a device name or a second ending. */
function fileName(ports: Ports, input: Input): string {
  const words = `${input.scope === 'office' ? 'So lieu PAKN' : 'Tong hop PAKN'} ${ports.station.office.symbol} ${periodWords(periodFor(input.period))}`;
  const plain = words
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[^A-Za-z0-9 ]/g, '-')
    .trim();
  return `${plain}.${input.format}`;
}

async function workbook(ports: Ports, input: Input): Promise<Buffer> {
  const { writeWorkbook } = await import('../printing/workbook.ts');
  const { figureSheets, officeSheets } = await import('./figureWorkbook.ts');
  if (input.scope === 'offices') return writeWorkbook(officeSheets(officesView(ports, input)));
  const { states } = ports.rules.asOf(ports.today()).submission.workflow;
  const stateName = (row: ReportCase['row']): string => {
    const { state, council } = readsAs(ports, row);
    return council === undefined ? stateWords(states, state) : INITIATIVE_TEXT.unanswered(council);
  };
  const asked = askedOf(ports, periodFor(input.period), input.filter);
  const lines = listFigure(
    ports.db,
    asked,
    { figure: 'received', part: null },
    { after: null, limit: MOST_CASES },
  );
  const cases = lines.map(({ id }): ReportCase => ({
    row: rowOf(ports, findLine(ports.db, id) ?? raise('internal', { at: 'list-line' })),
    lead: leadNameOf(ports.db, id),
  }));
  return writeWorkbook(
    figureSheets(
      { overview: overview(ports, input), units: unitBalance(ports, input) },
      scopeOf(ports, input.filter, input.published),
      cases,
      stateName,
    ),
  );
}

function oldestIn(ports: Ports, input: Input): OldestCase | null {
  const asked = askedOf(ports, periodFor(input.period), input.filter);
  const open = listFigure(
    ports.db,
    asked,
    { figure: 'closing', part: null },
    { after: null, limit: MOST_CASES },
  );
  return oldestOpen(
    ports.db,
    open.map(({ id }) => id),
  );
}

function paper(ports: Ports, input: Input, format: 'pdf' | 'docx'): Promise<RenderedPaper> {
  return input.scope === 'office'
    ? renderPaper(
        ports,
        'case-figures',
        reportData(
          ports,
          {
            overview: overview(ports, input),
            units: unitBalance(ports, input),
            oldest: oldestIn(ports, input),
          },
          scopeOf(ports, input.filter, input.published),
        ),
        format,
      )
    : renderPaper(ports, 'case-figures-offices', officesData(ports, officesView(ports, input)), format);
}
