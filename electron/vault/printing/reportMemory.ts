import type { Ports } from '../ports.ts';

/** Rendered reports stay in the memory of the session that made them, the last few only; they hold registers in clear. */
const MOST_REPORTS = 4;
interface Report {
  readonly pdf: Buffer;
  /** the classified book that it shows: leaving the vault, it is a numbered copy (electron/vault/copies) */
  readonly classifiedBook: string | null;
  /** a slip with words of a classified record: it goes to the printer, never into a file outside */
  readonly onlyPrinted: boolean;
}
const memories = new WeakMap<Ports['keys'], Map<string, Report>>();

export function keepReport(
  ports: Pick<Ports, 'keys'>,
  id: string,
  pdf: Buffer,
  { classifiedBook = null, onlyPrinted = false }: Partial<Omit<Report, 'pdf'>> = {},
): void {
  const reports = memories.get(ports.keys) ?? new Map<string, Report>();
  memories.set(ports.keys, reports);
  reports.set(id, { pdf, classifiedBook, onlyPrinted });
  for (const old of [...reports.keys()].slice(0, -MOST_REPORTS)) {
    reports.get(old)?.pdf.fill(0);
    reports.delete(old);
  }
}

export const findReport = (ports: Pick<Ports, 'keys'>, id: string): Buffer | null =>
  memories.get(ports.keys)?.get(id)?.pdf ?? null;

export const reportBook = (ports: Pick<Ports, 'keys'>, id: string): string | null =>
  memories.get(ports.keys)?.get(id)?.classifiedBook ?? null;

export const isOnlyPrinted = (ports: Pick<Ports, 'keys'>, id: string): boolean =>
  memories.get(ports.keys)?.get(id)?.onlyPrinted ?? false;
