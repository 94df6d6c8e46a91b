import type { PrintedSecrets } from '../../../shared/ipc/bridge.ts';

/** What can be printed. */
export type PrintJob = { readonly kind: 'report'; readonly pdf: Uint8Array } | PrintedSecrets;

/** Resources of a job, as the print page fetches them. */
export const JOB_PATH = '/print/job.json';
export const PDF_PATH = '/print/job.pdf';

export interface JobResource {
  readonly body: Uint8Array;
  readonly type: string;
}

/** Serves the one job under way to the print window, from memory. Null for every other address. */
export function jobResource(job: PrintJob | null, pathname: string): JobResource | null {
  if (job === null) return null;
  if (pathname === JOB_PATH) {
    const told = job.kind === 'report' ? { kind: job.kind } : job;
    return { body: Buffer.from(JSON.stringify(told)), type: 'application/json; charset=utf-8' };
  }
  return pathname === PDF_PATH && job.kind === 'report' ? { body: job.pdf, type: 'application/pdf' } : null;
}

/** The page tells by its title that it is drawn: `ready:WIDTHxHEIGHT`, in PDF points (1/72 inch). */
export function readyPage(title: string): { readonly width: number; readonly height: number } | null {
  const found = /^ready:(\d{2,5})x(\d{2,5})$/.exec(title);
  return found ? { width: Number(found[1]), height: Number(found[2]) } : null;
}

/** Microns, as Electron wants paper sizes. 1 point = 25400 / 72 µm. */
export const micronsOf = (points: number): number => Math.round((points * 25_400) / 72);
