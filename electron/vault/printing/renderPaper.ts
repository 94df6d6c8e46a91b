import type { PaperData, PaperName } from '../../../shared/domain/papers/paperForm.ts';
import { raise } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { PaperOffice } from './paperHead.ts';
import { keepReport } from './reportMemory.ts';

export interface RenderedPaper {
  readonly reportId: string;
  readonly bytes: Buffer;
  readonly pages: number;
}

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
    const { writePaperDocx } = await import('../printing/paperDocx.ts');
    return { reportId, bytes: await writePaperDocx([print]), pages: 1 };
  }
  const { renderPapers } = await import('../printing/paperPdf.ts'); // pdfkit and its fonts: only when something is printed
  return { reportId, ...(await renderPapers([print])) };
}
