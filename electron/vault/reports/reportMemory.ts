import type { Ports } from '../ports.ts';

/** Rendered reports stay in the memory of the session that made them, the last few only; they hold registers in clear. */
const MOST_REPORTS = 4;
const memories = new WeakMap<Ports['keys'], Map<string, Buffer>>();

export function keepReport(ports: Pick<Ports, 'keys'>, id: string, pdf: Buffer): void {
  const reports = memories.get(ports.keys) ?? new Map<string, Buffer>();
  memories.set(ports.keys, reports);
  reports.set(id, pdf);
  for (const old of [...reports.keys()].slice(0, -MOST_REPORTS)) {
    reports.get(old)?.fill(0);
    reports.delete(old);
  }
}

export const findReport = (ports: Pick<Ports, 'keys'>, id: string): Buffer | null =>
  memories.get(ports.keys)?.get(id) ?? null;
