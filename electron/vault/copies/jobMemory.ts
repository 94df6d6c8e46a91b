import type { Ports } from '../ports.ts';

/** A print job of registered copies: read once, in order, by the printer's process; then only its copies are known. */
interface Job {
  pdf: Buffer | null;
  served: number;
  readonly copyIds: readonly string[];
}

const MOST_JOBS = 8;
const memories = new WeakMap<Ports['keys'], Map<string, Job>>();

function jobsOf(ports: Pick<Ports, 'keys'>): Map<string, Job> {
  const known = memories.get(ports.keys) ?? new Map<string, Job>();
  memories.set(ports.keys, known);
  return known;
}

export function keepJob(
  ports: Pick<Ports, 'keys'>,
  id: string,
  pdf: Buffer,
  copyIds: readonly string[],
): void {
  const jobs = jobsOf(ports);
  jobs.set(id, { pdf, served: 0, copyIds });
  for (const old of [...jobs.keys()].slice(0, -MOST_JOBS)) {
    jobs.get(old)?.pdf?.fill(0);
    jobs.delete(old);
  }
}

/** The next piece; null when the job is unknown or was read already. */
export function takePiece(
  ports: Pick<Ports, 'keys'>,
  id: string,
  offset: number,
  most: number,
): { piece: Buffer; sizeBytes: number; done: boolean } | null {
  const job = jobsOf(ports).get(id);
  if (job === undefined || job.pdf === null || offset !== job.served) return null;
  const { pdf } = job;
  const piece = Buffer.from(pdf.subarray(offset, offset + most));
  job.served = offset + piece.length;
  const done = job.served >= pdf.length;
  if (done) {
    pdf.fill(0);
    job.pdf = null;
  }
  return { piece, sizeBytes: pdf.length, done };
}

/** Ends a job; its copies are told once. */
export function endJob(ports: Pick<Ports, 'keys'>, id: string): readonly string[] | null {
  const jobs = jobsOf(ports);
  const job = jobs.get(id);
  if (job === undefined) return null;
  job.pdf?.fill(0);
  jobs.delete(id);
  return job.copyIds;
}
